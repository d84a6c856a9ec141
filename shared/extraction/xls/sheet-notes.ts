/** Words over a sheet: comments on cells with their authors, and text boxes ([MS-XLS] 2.4.179 Note, 2.4.181 Obj, 2.4.329 TxO). */
import { uint16At } from '../../base/bounded-reader.ts';
import type { Collector } from '../collector.ts';
import { columnName } from '../xlsx/cell-value.ts';
import { type BiffRecord, recordType } from './biff-records.ts';
import { type StringForm, stringReader } from './biff-strings.ts';
import type { XlsSheet } from './workbook.ts';

interface Note {
  readonly cell: string;
  readonly author: string;
  /** Object that holds the words; null when they stand in the note itself, as before Excel 97. */
  readonly object: number | null;
  text: string;
}

export interface SheetNotes {
  note(record: BiffRecord): void;
  /** Adds comments and text boxes of the sheet. */
  finish(sheet: XlsSheet, path: string, collector: Collector): void;
}

const kind = 'xls.comments';
const objectHeader = 0x15;
const continued = 0xffff;

/** Gathers them from the records of one sheet. */
export function sheetNotes(form: StringForm): SheetNotes {
  const notes: Note[] = [];
  const texts = new Map<number, string>();
  let object = 0;
  let nameless = -1;
  const readers: Readonly<Record<number, (chunks: BiffRecord['chunks']) => void>> = {
    [recordType.object]([data]) {
      if (data.length >= 8 && uint16At(data, 0) === objectHeader) object = uint16At(data, 6);
    },
    [recordType.objectText]([data, ...rest]) {
      const length = uint16At(data, 10);
      if (length === 0 || rest.length === 0) return;
      const text = stringReader(rest, form).units(length);
      texts.set(texts.has(object) ? nameless-- : object, text);
    },
    [recordType.note](chunks) {
      if (form.isBiff8) notes.push(readNote(chunks, form));
      else addOldNote(notes, chunks, form);
    },
  };
  return {
    note: ({ type, chunks }) => readers[type]?.(chunks),
    finish(sheet, path, collector) {
      for (const each of notes) {
        if (each.object === null) continue;
        each.text = texts.get(each.object) ?? '';
        texts.delete(each.object);
      }
      addComments(notes, { sheet, path, collector });
      const mark = { place: { sheet: sheet.name }, hidden: sheet.hidden };
      collector.lines(
        `${path}#text-boxes`,
        'text-box',
        [...texts.values()].map((text) => ({ text, mark })),
      );
    },
  };
}

function readNote(chunks: BiffRecord['chunks'], form: StringForm): Note {
  const [data] = chunks;
  const cell = addressOf(uint16At(data, 0), uint16At(data, 2));
  return { cell, object: uint16At(data, 6), author: stringReader(chunks, form, 8).text(2), text: '' };
}

function addOldNote(notes: Note[], chunks: BiffRecord['chunks'], form: StringForm): void {
  const [data] = chunks;
  const row = uint16At(data, 0);
  const length = Math.min(uint16At(data, 4), data.length - 6);
  const text = stringReader(chunks, form, 6).units(length);
  const last = notes.at(-1);
  if (row === continued && last !== undefined) last.text += text;
  else notes.push({ cell: addressOf(row, uint16At(data, 2)), object: null, author: '', text });
}

function addressOf(row: number, column: number): string {
  return `${columnName(column + 1)}${row + 1}`;
}

interface NoteTarget {
  readonly sheet: XlsSheet;
  readonly path: string;
  readonly collector: Collector;
}

function addComments(notes: readonly Note[], { sheet, path, collector }: NoteTarget): void {
  const target = `${path}#comments`;
  const lines = notes.map(({ cell, author, text }) => {
    const place = { sheet: sheet.name, cell };
    const by = author.trim() === '' ? {} : { author: author.trim() };
    collector.fact({ kind, path: target, place, quote: text, ...by });
    return { text, mark: { place, hidden: kind, ...by } };
  });
  collector.lines(target, 'comment', lines);
}
