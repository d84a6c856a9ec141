/** Elements of an official document (GB/T 9704-2012, chapter 7): heading, body and closing part. */
import type { DocumentBlock } from './document-blocks.ts';

export const elementNames = [
  'copy-number',
  'urgency',
  'organ-mark',
  'document-number',
  'title',
  'addressee',
  'chapter',
  'level-1',
  'level-2',
  'level-3',
  'level-4',
  'paragraph',
  'table',
  'attachment-note',
  'signature',
  'date',
  'note',
  'attachment-heading',
  'attachment-title',
  'appended',
  'copy-to',
  'issued',
] as const;

/** `chapter`: 第一章; `note`: 附注 such as （此件公开发布）; `appended`: footnotes; `issued`: 印发机关和印发日期. */
export type ElementName = (typeof elementNames)[number];

/** Common forms: 下行文, 上行文, 函, 命令, 纪要. */
export const documentForms = ['downward', 'upward', 'letter', 'order', 'minutes'] as const;
export type DocumentForm = (typeof documentForms)[number];

export interface DocumentElement {
  readonly element: ElementName;
  readonly block: DocumentBlock;
  /** How sure the recognition is, 0 to 1; below 0.7 a person should look. */
  readonly confidence: number;
}

export interface OfficialDocument {
  readonly form: DocumentForm;
  readonly elements: readonly DocumentElement[];
  /** Elements that such a document has and that were not recognised, most telling first. */
  readonly missing: readonly ElementName[];
}

/** The words of an element, cells of a table separated by tabs and rows by line breaks. */
export function wordsOf({ block }: Pick<DocumentElement, 'block'>): string {
  return block.block === 'paragraph' ? block.text : block.rows.map((row) => row.join('\t')).join('\n');
}
