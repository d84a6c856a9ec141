/** Binary workbooks written record by record ([MS-XLSB] 2.1.4). */
import { zipSync } from 'fflate';
import { join } from '../intake/make-zip.ts';

const encoder = new TextEncoder();

export function long(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255];
}

/** A string with its length in front. */
export function wide(text: string): number[] {
  return [...long(text.length), ...[...Buffer.from(text, 'utf16le')]];
}

/** A record of a kind. */
export function record(kind: number, ...content: readonly number[]): Uint8Array {
  const head = kind < 128 ? [kind] : [(kind & 0x7f) | 0x80, kind >> 7];
  const length: number[] = [];
  let left = content.length;
  do {
    length.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>= 7;
  } while (left > 0);
  return Uint8Array.from([...head, ...length, ...content]);
}

export const cell = (column: number, format = 0) => [...long(column), ...long(format)];

/** A row: hidden or not. */
export function row(number: number, isHidden = false): Uint8Array {
  return record(0, ...long(number), ...long(0), 0x2c, 1, 0, isHidden ? 0x10 : 0, 0, ...long(0));
}

export interface MadeSheet {
  readonly name: string;
  /** 0 shown, 1 hidden, 2 very hidden. */
  readonly state?: number;
  readonly records: readonly Uint8Array[];
  /** Records of a part with notes. */
  readonly notes?: readonly Uint8Array[];
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  readonly strings?: readonly string[];
  /** Further records of the workbook part. */
  readonly workbook?: readonly Uint8Array[];
  readonly styles?: readonly Uint8Array[];
  readonly parts?: Readonly<Record<string, Uint8Array>>;
}

const relationships = (...each: readonly (readonly [id: string, kind: string, target: string])[]) =>
  encoder.encode(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each
      .map(
        ([id, kind, target]) =>
          `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

export function makeXlsb({
  sheets,
  strings = [],
  workbook = [],
  styles = [],
  parts = {},
}: MadeWorkbook): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': encoder.encode(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    ),
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.bin']),
    'xl/_rels/workbook.bin.rels': relationships(
      ...sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.bin`] as const),
      ['rId90', 'sharedStrings', 'sharedStrings.bin'],
      ['rId91', 'styles', 'styles.bin'],
    ),
    'xl/workbook.bin': join([
      ...sheets.map(({ name, state = 0 }, at) =>
        record(156, ...long(state), ...long(at + 1), ...wide(`rId${at + 1}`), ...wide(name)),
      ),
      ...workbook,
    ]),
    'xl/sharedStrings.bin': join(strings.map((text) => record(19, 0, ...wide(text)))),
    'xl/styles.bin': join([...styles]),
    ...parts,
  };
  for (const [at, { records, notes }] of sheets.entries()) {
    files[`xl/worksheets/sheet${at + 1}.bin`] = join([...records]);
    if (notes === undefined) continue;
    files[`xl/worksheets/_rels/sheet${at + 1}.bin.rels`] = relationships([
      'rId1',
      'comments',
      `../comments${at + 1}.bin`,
    ]);
    files[`xl/comments${at + 1}.bin`] = join([...notes]);
  }
  return zipSync(files);
}
