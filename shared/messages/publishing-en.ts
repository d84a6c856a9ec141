/** Words about typesetting, interpretations and release pages in English. */
import type { PublishingSentences } from './publishing-catalogue.ts';

export const publishingEn: PublishingSentences = {
  commands: {
    typeset:
      'find the elements of an official document and typeset it after GB/T 9704-2012: docx and a page for printing',
    interpret: 'make docx, page, plain text and long picture (SVG) from one source of an interpretation',
    pages:
      'make the pages of document and interpretation that link to each other, with the files to download',
  },
  options: {
    out: 'new folder for the results (nothing is written over)',
    accept:
      'rules whose proposed repairs are accepted, separated by commas; all: every one with a single repair',
    form: 'form of the document; told by itself where left out',
    document: 'the document that is interpreted, to check what was taken from it',
    interpretation: 'source of the interpretation (JSON)',
    pages:
      'source of the pages (JSON): catalogue, columns of the portal, notices of correction or withdrawal',
    attachments: 'attachments to download',
  },
  forms: {
    downward: 'document to lower offices',
    upward: 'document to a higher office',
    letter: 'letter',
    order: 'order',
    minutes: 'minutes',
  },
  elements: {
    'copy-number': 'number of the copy',
    urgency: 'urgency',
    'organ-mark': 'name of the issuing office',
    'document-number': 'document number',
    title: 'title',
    addressee: 'addressee',
    chapter: 'chapter',
    'level-1': 'heading of level 1',
    'level-2': 'heading of level 2',
    'level-3': 'heading of level 3',
    'level-4': 'heading of level 4',
    paragraph: 'text',
    table: 'table',
    'attachment-note': 'list of attachments',
    signature: 'signature',
    date: 'date',
    note: 'note',
    'attachment-heading': 'number of an attachment',
    'attachment-title': 'title of an attachment',
    appended: 'footnote',
    'copy-to': 'copies to',
    issued: 'printed by and on',
  },
  recognised: (form) => `Form: ${form}`,
  uncertain: (element, paragraph, percent) =>
    `Paragraph ${paragraph} was taken for: ${element}, certain to ${percent}%; please look`,
  missing: (element) => `Not recognised: ${element}`,
  leftOut: (what, count) => `Not carried over: ${what} (${count})`,
  proposal: (rule, paragraph, { before, after }) =>
    `${rule}  paragraph ${paragraph}  “${before}” becomes “${after}”`,
  isCertain: 'a single repair',
  needsLook: 'a person must look',
  applied: (count) => `Accepted repairs carried out: ${count}`,
  unable: (count) => `Repairs whose place was not found: ${count}; nothing was changed for them`,
  output: (name, bytes, digest) => `${name}  ${bytes} bytes  SHA-256 ${digest}`,
  outputFindings: ({ hard, soft, info }) => `    screened again: hard ${hard}, soft ${soft}, info ${info}`,
  points: { tagged: 'marked', mentioned: 'mentioned', 'not-applicable': 'not applicable', absent: 'absent' },
  point: (name, state) => `${name}: ${state}`,
  documentChanged:
    'The document is not the one the source was written for; please check whatever was taken from it.',
  stale: (block, value, isGone) =>
    isGone
      ? `${block}: the document no longer says “${value}”`
      : `${block}: the paragraph of “${value}” has changed`,
  advice: {
    'long-sentence': (words, measure) => `Long sentence (${measure} characters), better split: ${words}`,
    'worn-word': (words) => `Worn word that readers may not understand: ${words}`,
    'undefined-abbreviation': (words) => `Abbreviation that nobody explains: ${words}`,
    'unexplained-term': (words) => `Term that nobody explains: ${words}`,
    'number-without-unit': (words) => `Number without a unit: ${words}`,
    'copied-from-document': (_, measure) =>
      `${measure}% of the sentences stand in the document: no excerpt, please`,
  },
  needsWindow:
    'The command line makes no PDF and no PNG: the page has the layout of A4 and can be printed to PDF by a browser, and the SVG saved as a picture.',
  fonts: 'Fonts are used by name and not included; where one is missing, the next of its chain stands in.',
};
