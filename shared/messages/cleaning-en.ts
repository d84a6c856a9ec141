/** Words about clean copies (English). */
import type { CleaningSentences } from './cleaning-catalogue.ts';

export const cleaningEn: CleaningSentences = {
  command:
    'make a copy without hidden information; the original stays as it is, and the copy is read again first',
  options: {
    out: 'new file for the copy (nothing is overwritten)',
    remove: 'kinds to remove, separated by commas; all for every kind that can be removed',
    changes: 'tracked changes: accept or reject them',
    mask: 'personal: cover personal numbers in the text as proposed; none: cover nothing',
  },
  reasons: {
    'not-chosen': 'not chosen',
    'format-not-cleanable':
      'this format cannot be cleaned here: clean it in its own program, or save it as docx, xlsx, pptx or PDF',
    'kind-not-cleanable':
      'removing it would change what is seen or keep the file from opening: deal with it in its own program',
    'inside-kept-file': 'inside an embedded file that stays: clean that file first',
    'picture-under-mark':
      'a picture that cannot be rewritten lies under the mark: redact it in its own program and save it again',
    'drawing-under-mark':
      'a drawing reaches over the edge of the mark: redact it in its own program and save it again',
    'font-not-readable':
      'the codes of the font under the mark cannot be told apart: redact it in its own program and save it again',
  },
  notes: {
    'formulas-became-values':
      'Formulas became the values they showed; conditional formats and validations were dropped.',
    'fields-became-text': 'Fields that fetch from other files became text.',
    'objects-became-pictures': 'Of embedded objects only the picture is left.',
    'signature-dropped': 'A digital signature in the file was dropped, since it cannot hold any more.',
    'form-fields-kept': 'Form fields can still be filled in.',
    'tags-dropped': 'Tags for screen readers were dropped, since they repeat words that are gone.',
    'annotations-dropped':
      'Notes, stamps, fields and links that touched a mark for redaction were dropped with it.',
  },
  made: (path) => `Clean copy made: ${path}`,
  before: (digest) => `original  SHA-256 ${digest}`,
  after: (digest) => `copy      SHA-256 ${digest}`,
  removed: (kind, count) => `removed: ${kind}  ${count}`,
  kept: (kind, count, reason) => `still there: ${kind}  ${count} (${reason})`,
  masked: (count) => `personal numbers covered: ${count}`,
  notInspected: (place) => `not inspected: ${place}`,
  needsAPerson: 'The copy still holds what a person has to deal with. Check it before use.',
};
