/**
 * The sources of the sample texts: one paragraph a line, `tag: text`.
 *
 * In a line, `[[kind|…]]` plants what a reader of the finished file does not see:
 * `[[deleted|who|when|words]]`, `[[inserted|who|when|words]]`, `[[comment|who|when|words]]`, `[[hidden|words]]`.
 */
import { checkedIdNumber } from './check-digits.ts';

export const lineTags = [
  'mark',
  'number',
  'title',
  'heading',
  'to',
  'body',
  'h1',
  'h2',
  'chapter',
  'article',
  'item',
  'term',
  'plain',
  'row',
  'attachments',
  'attachment',
  'sign',
  'date',
  'note',
  'copies',
  'issued',
  'break',
  'header-box',
] as const;
export type LineTag = (typeof lineTags)[number];

export interface Remark<Kind extends string> {
  readonly kind: Kind;
  readonly who: string;
  /** ISO 8601, local time. */
  readonly when: string;
  readonly text: string;
}

export type Inline =
  | { readonly kind: 'text' | 'hidden'; readonly text: string }
  | Remark<'deleted'>
  | Remark<'inserted'>
  | Remark<'comment'>;

export interface SourceLine {
  readonly tag: LineTag;
  readonly inlines: readonly Inline[];
  /** The line without its planted pieces, for tags that are cut into columns. */
  readonly text: string;
}

/** Reads a source file. A line without a known tag is body text; `{id:17 digits}` becomes a number with its check digit. */
export function parseSource(source: string): readonly SourceLine[] {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseLine);
}

function parseLine(line: string): SourceLine {
  const [, name = '', rest = ''] = /^([a-z0-9-]+): ?(.*)$/u.exec(line) ?? [];
  const tag = lineTags.find((each) => each === name) ?? 'body';
  const content = (tag === 'body' && name !== 'body' ? line : rest).replace(/\{id:(\d{17})\}/gu, (_, digits: string) =>
    checkedIdNumber(digits),
  );
  const inlines = content.split(/(\[\[[^\]]*\]\])/u).filter((piece) => piece !== '').map(parsePiece);
  return { tag, inlines, text: inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('') };
}

function parsePiece(piece: string): Inline {
  if (!piece.startsWith('[[')) return { kind: 'text', text: piece };
  const fields = piece.slice(2, -2).split('|');
  const [kind, who = '', when = '', text = ''] = fields;
  if (kind === 'hidden') return { kind, text: who };
  if (kind === 'deleted' || kind === 'inserted' || kind === 'comment') return { kind, who, when, text };
  throw new Error(`unknown piece in a source line: ${piece}`);
}
