/** Every kind of hidden content that the readers may report has a rule with words of its own. */
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const rules = new Map(ruleSets.flatMap((set) => set.rules.map((rule) => [rule.id, rule])));

/** The closed vocabulary, format by format. */
const vocabulary: Readonly<Record<string, string>> = {
  doc: 'comments embedded-object external-template fast-saved hidden-text macros metadata-descr metadata-person save-history tracked-changes',
  docx: 'alt-chunk comments cropped-image custom-properties custom-xml doc-variables embedded-object external-link external-template glossary hidden-text invisible-color linked-field local-path-link macros mail-merge metadata-path metadata-person previous-versions sub-document text-under-shape tiny-text tracked-changes',
  xls: 'comments embedded-object external-link external-template hidden-columns hidden-name hidden-rows hidden-sheet macros metadata-person pivot-cache unreferenced-strings very-hidden-sheet',
  xlsx: 'activex comments custom-properties custom-xml data-connection embedded-object external-link hidden-columns hidden-name hidden-rows hidden-sheet invisible-color invisible-format local-path local-path-link macros metadata-path metadata-person pivot-cache revision-log threaded-comments unreferenced-strings very-hidden-sheet',
  ppt: 'comments embedded-object external-template fast-saved hidden-slide macros metadata-person notes',
  pptx: 'comments cropped-image custom-properties custom-xml embedded-object external-link hidden-slide invisible-color local-path-link macros metadata-path metadata-person notes off-slide text-under-shape',
  odt: 'comments embedded-object external-link hidden-text macros metadata-descr metadata-person tracked-changes',
  ods: 'comments hidden-columns hidden-rows hidden-sheet metadata-descr metadata-person tracked-changes',
  odp: 'comments hidden-slide metadata-descr metadata-person notes',
  rtf: 'comments embedded-object external-template hidden-text metadata-descr metadata-person tracked-changes',
  pdf: 'attachment comment-annotation dark-highlight hidden-annotation hidden-layer image-over-text incremental-updates invisible-text javascript metadata-descr metadata-person off-page-text signature text-layer-mismatch text-under-box text-under-paper transparent-text unapplied-redaction white-text',
  ofd: 'annotation attachment custom-data custom-tags hidden-object invisible-attachment metadata-descr metadata-person signature template-page text-under-box transparent-text versions',
  image: 'comment device-serial exif gps iptc person thumbnail thumbnail-differs trailing-data xmp',
  media: 'caption-note cover date device encoder left-over location person words',
  zip: 'comment orphan-entry trailing-data',
  file: 'encrypted too-large type-mismatch unknown-part unreadable',
  eml: 'unseen-header attachment',
  msg: 'unseen-header attachment',
  html: 'unseen',
};

function findingsOf(kind: string) {
  const hidden = [{ kind, path: 'file', place: {}, count: 2 }];
  return screen({
    text: { ...oneText(''), hidden },
    ...{ ruleSets, scope: 'standalone', hash: nodeHash, key },
  });
}

describe.each(Object.entries(vocabulary))('%s', (format, names) => {
  test.each(names.split(' '))('%s belongs to exactly one rule, and not to the one for all others', (name) => {
    const kind = `${format}.${name}`;
    const found = findingsOf(kind);
    expect(found.map(({ rule }) => rule)).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind, hidden: kind });
    expect(found[0]?.rule).not.toBe('HID-99');
  });
});

test('a kind that nobody has named yet still is found', () => {
  expect(findingsOf('docx.something-new').map(({ rule }) => rule)).toEqual(['HID-99']);
});

describe('rules about hidden content', () => {
  const hiding = [...rules.values()].filter(({ id }) => id.startsWith('HID-'));

  test('say what, what to do and why, each in its own words and both languages', () => {
    const advices = hiding.filter(({ id }) => id !== 'HID-99').map(({ advice }) => advice.zh);
    expect(new Set(advices).size).toBe(advices.length);
    for (const { message, advice, basis } of hiding) {
      for (const { zh, en } of [message, advice, basis.text]) {
        expect(zh).toMatch(/\p{Script=Han}{4}/u);
        expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
      }
    }
  });

  test.each([
    ['docx.metadata-person', 'info'],
    ['ofd.signature', 'info'],
    ['pdf.metadata-descr', 'info'],
    ['pdf.text-under-box', 'soft'],
    ['image.gps', 'soft'],
    ['zip.orphan-entry', 'soft'],
    ['file.encrypted', 'hard'],
  ])('%s is %s', (kind, severity) => {
    expect(findingsOf(kind)[0]?.severity).toBe(severity);
  });
});
