/** Words of a sheet that stand in no cell: headers and footers, messages and lists of allowed values, links, titles of charts. */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import type { Collector } from '../collector.ts';
import { joinBytes, untilNul, utf16At } from '../ole/binary-text.ts';
import { codePageLabel } from '../ole/code-pages.ts';
import { addDrawnWords, type DrawnWords } from '../ole/drawn-words.ts';
import { headerCode } from '../xlsx/sheet-extras.ts';
import { type BiffRecord, recordType } from './biff-records.ts';
import { type StringForm, stringReader } from './biff-strings.ts';
import type { XlsSheet } from './workbook.ts';

export interface XlsSheetExtras {
  note(record: BiffRecord): void;
  finish(sheet: XlsSheet, path: string, collector: Collector): void;
}

const stringToken = 0x17;

/** Gathers them from the records of one sheet and of the charts in it. */
export function sheetExtras(form: StringForm): XlsSheetExtras {
  const headers: string[] = [];
  const lists: string[] = [];
  const links: string[] = [];
  const charts: string[] = [];
  const drawings: Uint8Array[] = [];
  const header = (chunks: BiffRecord['chunks']) => {
    if (chunks[0].length === 0) return;
    headers.push(
      stringReader(chunks, form)
        .text(form.isBiff8 ? 2 : 1)
        .replace(headerCode, ' ')
        .trim(),
    );
  };
  const readers: Readonly<Record<number, (chunks: BiffRecord['chunks']) => void>> = {
    [recordType.header]: header,
    [recordType.footer]: header,
    // A drawing goes on from record to record, with the objects it shows between them.
    [recordType.drawing]: (chunks) => drawings.push(...chunks),
    [recordType.validation]: (chunks) => lists.push(...validationTexts(chunks, form)),
    [recordType.link]: ([data]) => links.push(...linkTexts(data, form)),
    [recordType.chartText]: (chunks) => charts.push(stringReader(chunks, form, 2).text(1)),
  };
  return {
    note: ({ type, chunks }) => readers[type]?.(chunks),
    finish(sheet, path, collector) {
      const mark = { place: { sheet: sheet.name }, hidden: sheet.hidden };
      const marked = (texts: readonly string[]) => texts.map((text) => ({ text, mark }));
      collector.lines(`${path}#header`, 'header', marked(headers));
      collector.lines(`${path}#validation`, 'other', marked(lists));
      collector.lines(`${path}#links`, 'other', marked(links));
      collector.lines(`${path}#charts`, 'other', marked(charts));
      const words: DrawnWords = { shown: [], descriptions: [] };
      addDrawnWords(joinBytes(drawings), words);
      collector.lines(`${path}#drawn-letters`, 'text-box', marked(words.shown));
      collector.lines(`${path}#alternative-text`, 'annotation', marked(words.descriptions));
    },
  };
}

/** Titles and messages, then a list of values where one is written out ([MS-XLS] 2.4.98 Dv). */
function validationTexts(chunks: BiffRecord['chunks'], form: StringForm): string[] {
  const reader = stringReader(chunks, form, 4);
  const texts = [reader.text(2), reader.text(2), reader.text(2), reader.text(2)].map(untilNul);
  const formulaBytes = reader.uint16();
  reader.skip(2);
  if (formulaBytes > 2 && reader.uint8() === stringToken) texts.push(reader.text(1).replaceAll('\0', '\t'));
  return texts;
}

const hasMoniker = 0x01;
const hasLocation = 0x08;
const hasDisplayName = 0x14;
const hasFrame = 0x80;
const isMonikerText = 0x100;
const monikerOfAddress = 0x79eac9e0;
const monikerOfFile = 0x00000303;

/** Words shown and where they lead ([MS-OSHARED] 2.3.7.1 Hyperlink, behind the range of cells and an identifier). */
function linkTexts(data: Uint8Array, form: StringForm): string[] {
  const flags = uint32At(data, 28);
  const texts: string[] = [];
  let at = 32;
  const counted = () => {
    const units = uint32At(data, at);
    texts.push(untilNul(utf16At(data, at + 4, units)));
    at += 4 + units * 2;
  };
  if ((flags & hasDisplayName) === hasDisplayName) counted();
  if ((flags & hasFrame) !== 0) counted();
  if ((flags & hasMoniker) !== 0) {
    if ((flags & isMonikerText) !== 0) counted();
    else {
      const moniker = readMoniker(data, at, form);
      texts.push(moniker);
      // What stands behind a moniker is a place within the file it names.
      return texts;
    }
  }
  if ((flags & hasLocation) !== 0) counted();
  return texts;
}

function readMoniker(data: Uint8Array, at: number, { decode, codePage }: StringForm): string {
  const identifier = uint32At(data, at);
  if (identifier === monikerOfAddress) {
    return untilNul(utf16At(data, at + 20, Math.floor(uint32At(data, at + 16) / 2)));
  }
  if (identifier !== monikerOfFile) return '';
  const parents = uint16At(data, at + 16);
  const length = uint32At(data, at + 18);
  const path = untilNul(decode(data.subarray(at + 22, at + 22 + length), codePageLabel(codePage)) ?? '');
  return `${'..\\'.repeat(Math.min(parents, 16))}${path}`;
}
