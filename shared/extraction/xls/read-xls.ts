/** Reader for Excel 97 to 2003 workbooks and, as far as their records are alike, those of Excel 5 and 95 ([MS-XLS]). */
import { joinBytes } from '../ole/binary-text.ts';
import { findPictures, readPictures } from '../ole/drawn-pictures.ts';
import type { OfficeFile } from '../ole/office-file.ts';
import { asStop, stop } from '../stop.ts';
import { readRecords, recordType } from './biff-records.ts';
import { stringReader } from './biff-strings.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook, type XlsSheet, type XlsWorkbook } from './workbook.ts';

/** Reads a workbook's own streams and the objects in it; gives the number of its sheets. */
export async function readXlsStreams(file: OfficeFile): Promise<number | undefined> {
  const { storage, collector } = file;
  const names = new Set(storage.streams.map(({ name }) => name.toLowerCase()));
  const path = names.has('workbook') ? 'Workbook' : 'Book';
  const stream = storage.read(path) ?? stop('damaged', 'xls');
  const workbook = collector.attempt(path, () => readBook(file, path, stream));
  if (path === 'Workbook' && names.has('book')) {
    // The same workbook once more for older programs, perhaps not quite the same.
    storage.pass('Book');
    collector.skip('Book', 'unsupported-format');
  }
  readPivotCaches(file, workbook);
  if (workbook !== null) {
    await readPictures(file, 'Pictures', findPictures(joinBytes(workbook.drawings), null));
  }
  await readObjects(file);
  return workbook?.sheets.length;
}

function readBook(file: OfficeFile, path: string, stream: Uint8Array): XlsWorkbook {
  const { collector } = file;
  const workbook = readWorkbook(file, path, stream);
  if (workbook.isEncrypted) {
    collector.fact({ kind: 'file.encrypted', path: '' });
    collector.skip('', 'encrypted');
    return workbook;
  }
  const used = new Set<number>();
  const found = sheetsInStream(workbook, stream);
  for (const [index, sheet] of found.entries()) {
    const tools = { stream, collector, workbook, used, path: `${path}#sheet-${index + 1}` };
    collector.attempt(tools.path, () => readSheet(sheet, tools));
  }
  if (found.length < workbook.sheets.length) collector.skip(path, 'damaged');
  collector.lines(
    `${path}#unreferenced-strings`,
    'other',
    workbook.strings
      .filter((_, index) => !used.has(index))
      .map((text) => ({ text, mark: { place: {}, hidden: 'xls.unreferenced-strings' } })),
  );
  return workbook;
}

/** Sheets where their records really begin; one that the list of sheets does not know has no name. */
function sheetsInStream({ sheets, end }: XlsWorkbook, stream: Uint8Array): readonly XlsSheet[] {
  const known = new Map(sheets.map((sheet) => [sheet.at, sheet] as const));
  const found: XlsSheet[] = [];
  let depth = 0;
  for (const { type, at } of readRecords(stream, end)) {
    if (type === recordType.beginning) {
      if (depth === 0)
        found.push(known.get(at) ?? { at, name: sheets[found.length]?.name ?? '', hidden: null });
      depth += 1;
    }
    if (type === recordType.endOfStream) depth = Math.max(0, depth - 1);
  }
  return found;
}

/** Words that pivot tables keep of their sources ([MS-XLS] 2.4.308 SXString). */
function readPivotCaches({ storage, collector, context }: OfficeFile, workbook: XlsWorkbook | null): void {
  const caches = storage.inside('_SX_DB_CUR');
  const form = workbook?.form ?? { isBiff8: true, codePage: 1252, decode: context.decode };
  for (const { name } of caches.streams) {
    const stream = workbook?.isEncrypted === true ? null : caches.read(name);
    if (stream === null) continue;
    const path = `_SX_DB_CUR/${name}`;
    const texts: string[] = [];
    for (const { type, chunks } of readRecords(stream)) {
      if (type !== recordType.pivotString) continue;
      try {
        texts.push(stringReader(chunks, form).text(2));
      } catch (error) {
        if (asStop(error) === null) throw error;
        collector.skip(path, 'damaged');
        break;
      }
    }
    collector.lines(
      path,
      'other',
      texts.map((text) => ({ text, mark: { place: {}, hidden: 'xls.pivot-cache' } })),
    );
  }
}

/** Objects of other programs, and links to such, each in a storage of its own ([MS-XLS] 2.1.7.2 and 2.1.7.8). */
async function readObjects({ storage, collector, openObject }: OfficeFile): Promise<void> {
  for (const name of storage.storages) {
    const isEmbedded = /^MBD[0-9A-F]+$/i.test(name);
    if (!isEmbedded && !/^LNK[0-9A-F]+$/i.test(name)) continue;
    if (isEmbedded) collector.fact({ kind: 'xls.embedded-object', path: name });
    await openObject(storage.inside(name), name);
  }
}
