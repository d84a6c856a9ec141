/** Comments of FLAC and Ogg files (Xiph.Org, Vorbis I, 5; RFC 9639, 8.6) and the pictures in them (RFC 9639, 8.8). */
import { latin1, sliceOf, uint32At } from '../../base/bounded-reader.ts';
import { numberAt } from './big-endian.ts';
import { type MediaFacts, wordsOf } from './media-facts.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Reads vendor and comments, each `NAME=words`. */
export function readVorbisComments(bytes: Uint8Array, facts: MediaFacts): void {
  const vendorEnd = 4 + uint32At(bytes, 0);
  facts.tag('vendor', wordsOf(sliceOf(bytes, 4, vendorEnd), facts.context));
  let at = vendorEnd + 4;
  for (let left = uint32At(bytes, vendorEnd); left > 0; left -= 1) {
    const end = at + 4 + uint32At(bytes, at);
    readComment(sliceOf(bytes, at + 4, end), facts);
    at = end;
  }
}

function readComment(bytes: Uint8Array, facts: MediaFacts): void {
  const equals = bytes.indexOf(0x3d);
  const name = latin1(bytes, 0, Math.max(0, equals)).toUpperCase();
  const value = bytes.subarray(equals + 1);
  if (name === 'METADATA_BLOCK_PICTURE') readFlacPicture(fromBase64(value), facts);
  else if (name === 'COVERART') facts.attach('cover', fromBase64(value));
  else if (!/^(?:TRACK|DISC)(?:NUMBER|TOTAL)$/.test(name)) facts.tag(name, wordsOf(value, facts.context));
}

/** Type, kind, description, size and colours, picture. */
export function readFlacPicture(bytes: Uint8Array, facts: MediaFacts): void {
  const kindEnd = 8 + numberAt(bytes, 4, 4);
  const wordsEnd = kindEnd + 4 + numberAt(bytes, kindEnd, 4);
  facts.tag('description', wordsOf(sliceOf(bytes, kindEnd + 4, wordsEnd), facts.context));
  const start = wordsEnd + 20;
  facts.attach('cover', sliceOf(bytes, start, start + numberAt(bytes, wordsEnd + 16, 4)));
}

function fromBase64(text: Uint8Array): Uint8Array {
  const made = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  for (const unit of text) {
    const value = digits.indexOf(String.fromCharCode(unit));
    if (value === -1) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    made[length] = (held >> bits) & 0xff;
    length += 1;
  }
  return made.subarray(0, length);
}
