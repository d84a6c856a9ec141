/** The first part of a workbook stream: sheets, shared strings, names, other workbooks ([MS-XLS] 2.1.7.20.3). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import type { OfficeFile } from '../ole/office-file.ts';
import { asStop, stop } from '../stop.ts';
import { type BiffRecord, readRecords, recordType } from './biff-records.ts';
import { type StringForm, stringReader } from './biff-strings.ts';

export interface XlsSheet {
  readonly name: string;
  /** Byte at which its records begin. */
  readonly at: number;
  /** Kind when the sheet is hidden from its reader. */
  readonly hidden: 'xls.hidden-sheet' | 'xls.very-hidden-sheet' | null;
}

export interface XlsWorkbook {
  readonly form: StringForm;
  readonly isEncrypted: boolean;
  readonly sheets: readonly XlsSheet[];
  readonly strings: readonly string[];
  /** Records of drawings, in the pieces in which they come; one list goes on from record to record. */
  readonly drawings: readonly Uint8Array[];
  /** First byte behind it. */
  readonly end: number;
}

interface Reading {
  readonly file: OfficeFile;
  readonly path: string;
  readonly names: { text: string; isHidden: boolean }[];
  readonly links: string[];
  readonly people: string[];
  readonly sheets: XlsSheet[];
  readonly drawings: Uint8Array[];
  strings: readonly string[];
  form: StringForm;
}

/** Upper half of a version: of Excel 97 and later, of Excel 5 and 95. */
const biff8 = 6;
const biff5 = 5;
const western = 1252;

/** Reads it and notes what it hides. Stops with `damaged` or `unsupported-format` when it begins like no workbook. */
export function readWorkbook(file: OfficeFile, path: string, stream: Uint8Array): XlsWorkbook {
  const { decode } = file.context;
  const reading: Reading = {
    file,
    path,
    names: [],
    links: [],
    people: [],
    sheets: [],
    drawings: [],
    strings: [],
    form: { isBiff8: true, codePage: western, decode },
  };
  let isEncrypted = false;
  let end = stream.length;
  for (const record of readRecords(stream)) {
    if (record.at === 0) reading.form = { ...reading.form, isBiff8: isBiff8(record) };
    if (record.type === recordType.endOfStream || (record.at > 0 && record.type === recordType.beginning)) {
      end = record.at;
      break;
    }
    isEncrypted ||= record.type === recordType.password;
    if (isEncrypted) break;
    attempt(reading, record);
  }
  note(reading);
  const { form, sheets, strings, drawings } = reading;
  return { form, isEncrypted, sheets, strings, drawings, end };
}

function isBiff8({ type, chunks: [data] }: BiffRecord): boolean {
  if (type !== recordType.beginning) stop('damaged', 'xls');
  const version = uint16At(data, 0) >> 8;
  if (version !== biff8 && version !== biff5) stop('unsupported-format', 'xls');
  return version === biff8;
}

/** One damaged record is said to be so and costs no more than itself. */
function attempt(reading: Reading, record: BiffRecord): void {
  try {
    readers[record.type]?.(reading, record.chunks);
  } catch (error) {
    if (asStop(error) === null) throw error;
    reading.file.collector.skip(reading.path, 'damaged');
  }
}

const readers: Readonly<Record<number, (reading: Reading, chunks: BiffRecord['chunks']) => void>> = {
  [recordType.codePage]: (reading, [data]) => {
    reading.form = { ...reading.form, codePage: uint16At(data, 0) };
  },
  [recordType.sheet]: (reading, chunks) => {
    const [data] = chunks;
    const states = [null, 'xls.hidden-sheet', 'xls.very-hidden-sheet', null] as const;
    reading.sheets.push({
      at: uint32At(data, 0),
      hidden: states[(data[4] ?? 0) & 3] ?? null,
      name: stringReader(chunks, reading.form, 6).text(1),
    });
  },
  [recordType.sharedStrings]: (reading, chunks) => {
    const strings: string[] = [];
    reading.strings = strings;
    const reader = stringReader(chunks, reading.form, 8);
    const count = uint32At(chunks[0], 4);
    while (strings.length < count && !reader.isAtEnd()) strings.push(reader.text(2));
  },
  [recordType.drawings]: (reading, chunks) => {
    reading.drawings.push(...chunks);
  },
  [recordType.name]: (reading, chunks) => {
    const [data] = chunks;
    const flags = uint16At(data, 0);
    const isBuiltIn = (flags & 0x20) !== 0;
    if (isBuiltIn) return;
    const reader = stringReader(chunks, reading.form, 14);
    reading.names.push({ text: reader.units(data[3] ?? 0), isHidden: (flags & 1) !== 0 });
  },
  [recordType.externalBook]: (reading, chunks) => {
    const length = uint16At(chunks[0], 2);
    // These two lengths stand for the workbook itself and for functions of add-ins.
    if (length === 0x0401 || length === 0x3a01) return;
    reading.links.push(plainPath(stringReader(chunks, reading.form, 4).units(length)));
  },
  [recordType.writeAccess]: (reading, chunks) => {
    reading.people.push(
      stringReader(chunks, reading.form)
        .text(reading.form.isBiff8 ? 2 : 1)
        .trim(),
    );
  },
  [recordType.fileSharing]: (reading, chunks) => {
    if (uint16At(chunks[0], 4) > 0) reading.people.push(stringReader(chunks, reading.form, 4).text(2));
  },
};

/** Control characters in a path and what they stand for ([MS-XLS] 2.5.277). */
const pathMarks: ReadonlyMap<string, string> = new Map([
  ['\u0002', '\\'],
  ['\u0003', '\\'],
  ['\u0004', '..\\'],
]);

function plainPath(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, (mark) => pathMarks.get(mark) ?? '');
  // A mark twice and a letter say the drive.
  return text.startsWith('\u0001\u0001') ? `${plain.slice(0, 1)}:\\${plain.slice(1)}` : plain;
}

function note({ file: { collector }, path, names, links, people, sheets }: Reading): void {
  const place = {};
  for (const { text, isHidden } of names) {
    if (isHidden) collector.fact({ kind: 'xls.hidden-name', path, quote: text });
  }
  const external = links.filter((link) => link.trim() !== '');
  for (const quote of external) collector.fact({ kind: 'xls.external-link', path, quote });
  const add = (suffix: string, lines: readonly { readonly text: string; readonly hidden: string | null }[]) =>
    collector.lines(
      `${path}#${suffix}`,
      'other',
      lines.map(({ text, hidden }) => ({ text, mark: { place, hidden } })),
    );
  add(
    'sheets',
    sheets.map(({ name, hidden }) => ({ text: name, hidden })),
  );
  add(
    'names',
    names.map(({ text, isHidden }) => ({ text, hidden: isHidden ? 'xls.hidden-name' : null })),
  );
  add(
    'links',
    external.map((text) => ({ text, hidden: 'xls.external-link' })),
  );
  add(
    'people',
    people.map((text) => ({ text, hidden: 'xls.metadata-person' })),
  );
}
