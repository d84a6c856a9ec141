/** LZMA2: chunks of LZMA or of plain bytes, each saying what is forgotten before it (XZ Utils, "The .xz File Format", 5.3.1). */
import { sliceOf, TooShort } from '../../base/bounded-reader.ts';
import { startLzma } from './unpack-lzma.ts';

/** From here on a chunk is packed; below, 1 and 2 are plain bytes and 0 is the end. */
const packedChunk = 0x80;

/**
 * @param size bytes that come out
 * @throws TooShort when the packed bytes end too early, lead nowhere, or make more or fewer bytes
 */
export function unpackLzma2(packed: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  const decoder = startLzma(output);
  const byteAt = (at: number) => packed[at] ?? outOfBytes();
  const wordAt = (at: number) => byteAt(at) * 256 + byteAt(at + 1);
  let at = 0;
  for (let control = byteAt(at); control !== 0; control = byteAt(at)) {
    if (control < packedChunk) {
      if (control > 2) outOfBytes();
      if (control === 1) decoder.resetDictionary();
      const start = at + 3;
      at = start + wordAt(at + 1) + 1;
      decoder.copy(sliceOf(packed, start, at));
      continue;
    }
    const resets = (control >> 5) & 3;
    if (resets === 3) decoder.resetDictionary();
    if (resets >= 2) decoder.setProperties(byteAt(at + 5));
    else if (resets === 1) decoder.resetState();
    const start = at + (resets >= 2 ? 6 : 5);
    const until = decoder.at() + (control & 0x1f) * 0x1_0000 + wordAt(at + 1) + 1;
    at = start + wordAt(at + 3) + 1;
    decoder.decode(sliceOf(packed, start, at), until);
  }
  if (decoder.at() !== size) outOfBytes();
  return output;
}

function outOfBytes(): never {
  throw new TooShort('lzma2');
}
