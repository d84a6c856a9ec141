/** Fields of a form block as text, and back: the block itself decides what is a number and what is a list. */
import { draftSchema } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import type { FormBlock } from './block-kinds.ts';
import { isFormBlock, rowShapes } from './block-kinds.ts';

type Row = Readonly<Record<string, unknown>>;

/** Between offices in one field. */
const between = '、';
const separators = /[、，,;；\s]+/u;

export function rowsOf(block: FormBlock): readonly Row[] {
  const rows: unknown = Object.entries(block).find(([name]) => name === rowShapes[block.block].field)?.[1];
  return Array.isArray(rows) ? rows.filter((row): row is Row => typeof row === 'object' && row !== null) : [];
}

/** A cell as somebody types it. */
export function cellText(row: Row, column: string): string {
  const value = row[column];
  if (Array.isArray(value)) return value.join(between);
  return value === undefined || value === null ? '' : String(value);
}

/** Null where what was typed cannot stand there, such as words for a number. */
export function withCell(
  block: FormBlock,
  place: { readonly row: number; readonly column: string },
  typed: string,
): FormBlock | null {
  const shape = rowShapes[block.block];
  const sample = shape.empty[place.column];
  const value = typeof sample === 'number' ? Number(typed) : Array.isArray(sample) ? namesIn(typed) : typed;
  const rows = rowsOf(block).map((row, index) =>
    index === place.row ? { ...row, [place.column]: value } : row,
  );
  return withField(block, shape.field, rows);
}

function namesIn(typed: string): readonly string[] {
  return typed.split(separators).filter((name) => name !== '');
}

export function withRow(block: FormBlock): FormBlock | null {
  const { field, empty } = rowShapes[block.block];
  return withField(block, field, [...rowsOf(block), empty]);
}

export function withoutRow(block: FormBlock, at: number): FormBlock | null {
  const { field } = rowShapes[block.block];
  return withField(
    block,
    field,
    rowsOf(block).filter((_row, index) => index !== at),
  );
}

/** Null where the value does not fit the field. */
export function withField(block: FormBlock, field: string, value: unknown): FormBlock | null {
  return parseFormBlock({ ...block, [field]: value });
}

const frame = {
  schema: 'xianshen.interpretation/1',
  template: 'text',
  title: '',
  document: { title: '', documentNumber: '', sha256: '0'.repeat(64) },
  department: '',
  telephone: '',
  hours: '',
  terms: [],
} as const;

/** Null for anything that is no form block, finished or not. */
export function parseFormBlock(untrusted: unknown): FormBlock | null {
  const parsed = draftSchema.safeParse({ ...frame, blocks: [untrusted] });
  const block = parsed.success ? parsed.data.blocks[0] : undefined;
  return block !== undefined && isFormBlock(block) ? block : null;
}
