/** Files kept in the stream of a presentation: objects of other programs and the VBA project ([MS-PPT] 2.10.34, 2.4.8). */
import { Unzlib } from 'fflate';
import { uint32At } from '../../base/bounded-reader.ts';
import { joinBytes } from '../ole/binary-text.ts';
import type { OfficeFile } from '../ole/office-file.ts';
import { stop } from '../stop.ts';
import { type PptRecord, recordAt, recordType, walkRecords } from './ppt-records.ts';

const chunkBytes = 16 * 1024;

/** Numbers of the objects that hold a VBA project. */
export function macroObjects(stream: Uint8Array, document: PptRecord): ReadonlySet<number> {
  const objects = new Set<number>();
  walkRecords(stream, document, (record) => {
    if (record.type === recordType.macrosAtom && record.end - record.start >= 8) {
      const hasMacros = uint32At(stream, record.start + 4) !== 0;
      if (hasMacros) objects.add(uint32At(stream, record.start));
    }
    return record.type !== recordType.slideList;
  });
  return objects;
}

/** Opens each object at one of the places; macros are reported and not opened. */
export async function readPptObjects(
  file: OfficeFile,
  stream: Uint8Array,
  { places, macros }: { readonly places: ReadonlyMap<number, number>; readonly macros: ReadonlySet<number> },
): Promise<void> {
  const { collector, context } = file;
  const seen = new Set<number>();
  for (const [number, place] of places) {
    const record = recordAt(stream, place);
    if (record?.type !== recordType.object || seen.has(place)) continue;
    seen.add(place);
    const path = `PowerPoint Document#object-${number}`;
    if (macros.has(number)) {
      collector.fact({ kind: 'ppt.macros', path });
      collector.skip(path, 'unsupported-format');
      continue;
    }
    collector.fact({ kind: 'ppt.embedded-object', path });
    const bytes = collector.attempt(path, () => objectBytes(file, stream, { record, path }));
    if (bytes !== null) await context.nested(collector, path, bytes);
  }
}

interface ObjectToOpen {
  readonly record: PptRecord;
  readonly path: string;
}

/** The object's file. One whose packed bytes are damaged is given as far as it goes. */
function objectBytes(
  { context, collector }: OfficeFile,
  stream: Uint8Array,
  { record, path }: ObjectToOpen,
): Uint8Array {
  const { limits, budget } = context;
  const content = stream.subarray(record.start, record.end);
  const isPacked = record.instance === 1;
  const largest = Math.min(
    limits.entryBytes,
    Math.max(limits.ratioFloorBytes, content.length * limits.inflationRatio),
  );
  const bytes = isPacked ? inflate(content.subarray(4), largest) : content;
  if (isPacked && bytes.length < uint32At(content, 0)) collector.skip(path, 'damaged');
  budget.inflatedBytes -= bytes.length;
  if (budget.inflatedBytes < 0) stop('over-limit', 'inflatedBytes');
  return bytes;
}

function inflate(packed: Uint8Array, largest: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((piece) => {
    length += piece.length;
    if (length > largest) stop('over-limit', 'entryBytes');
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += chunkBytes) {
      stream.push(packed.subarray(at, at + chunkBytes), at + chunkBytes >= packed.length);
    }
  } catch (error) {
    // fflate reports every fault of the packed data as an Error with a number as code.
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (length === 0) stop('damaged', 'zlib');
  }
  return joinBytes(pieces);
}
