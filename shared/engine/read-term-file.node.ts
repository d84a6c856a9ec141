/** Reads an office's list of terms from a file: text, comma-separated values or a workbook. */
import { stat } from 'node:fs/promises';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { createExtractor } from '../extraction/extract.node.ts';
import { decodeText } from '../extraction/plain/decode-text.node.ts';
import { limits } from '../intake/limits.ts';
import type { ReadSource } from '../intake/read-source.node.ts';
import { readSource } from '../intake/read-source.node.ts';
import { plausibleEncoding } from '../intake/text-encoding.ts';
import type { TermCells } from '../screening/term-cells.ts';
import { cellsOfCsv, cellsOfLines, cellsOfSheet } from '../screening/term-cells.ts';
import type { TermList } from '../screening/term-list.ts';
import { termListOf } from '../screening/term-list.ts';

export interface TermFile {
  readonly list: TermList;
  /** `sha256:` and the digest of the file's exact bytes. */
  readonly digest: string;
}

/** Far above any list kept by hand. */
const largestFile = 100 * 1024 * 1024;

/** Every OOXML file is a zip, and every zip that is not empty begins so (APPNOTE 4.3.7). */
const zipStart = [0x50, 0x4b, 0x03, 0x04];

/**
 * UTF-8, UTF-16 and GB 18030 are told apart by their bytes; of a workbook the first sheet is read.
 * Failures: those of `readSource` and of the extractor, `intake.not-found`, `intake.unknown-format`, `rules.too-many-terms`.
 */
export async function readTermFile(path: string, extractionWorker: URL): Promise<Result<TermFile>> {
  const isThere = await stat(path).catch(() => null);
  if (isThere === null) return fail('intake.not-found', { name: path });
  const source = await readSource(path, { limits: { fileBytes: largestFile } });
  if (!source.ok) return source;
  const rows = await rowsOf(source.value, extractionWorker);
  if (!rows.ok) return rows;
  const list = termListOf(rows.value);
  if (!list.ok) return list;
  return ok({ list: list.value, digest: `sha256:${nodeHash.sha256(source.value.bytes)}` });
}

async function rowsOf(source: ReadSource, extractionWorker: URL): Promise<Result<Iterable<TermCells>>> {
  const { bytes, name } = source;
  if (zipStart.every((byte, index) => bytes[index] === byte)) return sheetRows(source, extractionWorker);
  if (plausibleEncoding(bytes) === null) return fail('intake.unknown-format', { name });
  const { text } = decodeText(bytes);
  return ok(name.toLowerCase().endsWith('.csv') ? cellsOfCsv(text) : cellsOfLines(text));
}

/** A workbook is a foreign file like any other: it is read in a worker, within bounds. */
async function sheetRows(source: ReadSource, workerUrl: URL): Promise<Result<Iterable<TermCells>>> {
  const extractor = createExtractor({
    workerUrl,
    deadlineMs: limits.extractionMs,
    heapMegabytes: limits.extractionHeapMegabytes,
  });
  try {
    const text = await extractor.extract(source);
    if (!text.ok) return text;
    const sheet = text.value.parts.find(({ role }) => role === 'sheet');
    if (text.value.type !== 'xlsx') return fail('intake.unknown-format', { name: source.name });
    // A list that was read in part would be used as if it were whole.
    const isPartial = text.value.notInspected.some(({ reason }) =>
      ['damaged', 'over-limit'].includes(reason),
    );
    if (isPartial) return fail('extraction.damaged', { format: 'xlsx' });
    return ok(sheet === undefined ? [] : cellsOfSheet(sheet));
  } finally {
    await extractor.close();
  }
}
