/** Which slides and objects of the stream belong to the presentation as it was last saved ([MS-PPT] 2.1.2, 2.3.3, 2.3.4). */
import { uint32At } from '../../base/bounded-reader.ts';
import { asStop } from '../stop.ts';
import { recordAt, recordType } from './ppt-records.ts';

export interface LiveObjects {
  /** Place of an object by its number. */
  readonly places: ReadonlyMap<number, number>;
  /** Number of the document itself; null when no save could be followed. */
  readonly document: number | null;
}

/** Follows the saves from the last one back. A chain that is broken or turns back ends there. */
export function readLiveObjects(stream: Uint8Array, lastEdit: number): LiveObjects {
  const places = new Map<number, number>();
  const seen = new Set<number>();
  let document: number | null = null;
  try {
    for (let at = lastEdit; at > 0 && !seen.has(at); ) {
      seen.add(at);
      const edit = recordAt(stream, at);
      if (edit === null || edit.type !== recordType.userEdit) break;
      addPlaces(stream, uint32At(stream, edit.start + 12), places);
      document ??= uint32At(stream, edit.start + 16);
      at = uint32At(stream, edit.start + 8);
    }
  } catch (error) {
    if (asStop(error) === null) throw error;
  }
  return { places, document };
}

/** A newer save stands before an older one, so that the first place of an object counts. */
function addPlaces(stream: Uint8Array, directoryAt: number, places: Map<number, number>): void {
  const directory = recordAt(stream, directoryAt);
  if (directory === null || directory.type !== recordType.persistDirectory) return;
  let at = directory.start;
  while (at + 4 <= directory.end) {
    const entry = uint32At(stream, at);
    const first = entry & 0xf_ffff;
    const count = Math.min(entry >>> 20, Math.floor((directory.end - at - 4) / 4));
    for (let index = 0; index < count; index += 1) {
      const number = first + index;
      if (!places.has(number)) places.set(number, uint32At(stream, at + 4 + index * 4));
    }
    at += 4 + count * 4;
  }
}
