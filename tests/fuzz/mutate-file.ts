/** Changes a file where it hurts: the bytes as they are, or an entry of the container packed again, or the text itself. */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { hasBytesAt } from '../../shared/base/bounded-reader.ts';
import { type MadeEntry, makeZip } from '../unit/intake/make-zip.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateText } from './mutate-text.ts';
import type { Random } from './random.ts';

/** The same seed and file always give the same bytes. */
export function mutateFile(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length === 0) return bytes;
  if (random.chance(0.3)) return mutateBytes(bytes, random);
  if (hasBytesAt(bytes, 0, [0x50, 0x4b, 3, 4])) return mutateEntry(bytes, random);
  return isMarkup(bytes) ? mutateMarkup(bytes, random) : mutateBytes(bytes, random);
}

function isMarkup(bytes: Uint8Array): boolean {
  return /^(?:%PDF|\{\\rtf|\s*<|[\w-]+:)/.test(strFromU8(bytes.subarray(0, 64), true));
}

/** Byte for byte (Latin-1), so that nothing else changes. */
function mutateMarkup(bytes: Uint8Array, random: Random): Uint8Array {
  return strToU8(mutateText(strFromU8(bytes, true), random), true);
}

function mutateEntry(bytes: Uint8Array, random: Random): Uint8Array {
  const entries = Object.entries(unpack(bytes));
  if (entries.length === 0) return mutateBytes(bytes, random);
  const chosen = random.below(entries.length);
  const made = entries.flatMap(([name, content], index): readonly MadeEntry[] => {
    if (index !== chosen) return [{ name, content }];
    if (random.chance(0.05)) return [];
    const changed =
      content.length === 0 || !isMarkup(content)
        ? mutateFile(content, random)
        : mutateMarkup(content, random);
    return [{ name: random.chance(0.05) ? mutateText(name, random) : name, content: changed }];
  });
  return makeZip(made);
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch (error) {
    // An encrypted sample cannot be taken apart; its bytes are changed as they are.
    if (error instanceof Error) return {};
    throw error;
  }
}
