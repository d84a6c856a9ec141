/** Rich text as Outlook packs it: a window of 4,096 bytes that starts with what every such text contains ([MS-OXRTFCP] 2, 3). */
import { uint32At } from '../../base/bounded-reader.ts';
import { encodeUtf8 } from '../../base/utf8.ts';

const windowBytes = 4096;
const headerBytes = 16;
/** Two bytes can stand for seventeen: a size beyond that is made up. */
const mostRatio = 9;
const packed = 0x75465a4c;
const plain = 0x414c454d;
/** 2.1.2.1. */
const firstWindow =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** The rich text; null when the header is none or says more than `mostBytes`. What is cut off is given as far as it goes. */
export function unpackRtf(bytes: Uint8Array, mostBytes: number): Uint8Array | null {
  if (bytes.length < headerBytes) return null;
  const form = uint32At(bytes, 8);
  const size = uint32At(bytes, 4);
  if (size > Math.min(mostBytes, bytes.length * mostRatio)) return null;
  if (form === plain) return bytes.subarray(headerBytes, headerBytes + size);
  return form === packed ? unpack(bytes, size) : null;
}

function unpack(bytes: Uint8Array, size: number): Uint8Array {
  const window = new Uint8Array(windowBytes);
  window.set(encodeUtf8(firstWindow));
  const rtf = new Uint8Array(size);
  let written = 0;
  let place = firstWindow.length;
  const put = (byte: number) => {
    window[place] = byte;
    place = (place + 1) % windowBytes;
    if (written < size) rtf[written] = byte;
    written += 1;
  };
  let at = headerBytes;
  while (at < bytes.length && written < size) {
    const control = bytes[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      // A reference to the place that is written next is the end (3.1.3.2.2).
      if (from === place) return rtf.subarray(0, Math.min(written, size));
      const count = (reference & 0xf) + 2;
      for (let index = 0; index < count; index += 1) put(window[(from + index) % windowBytes] ?? 0);
    }
  }
  return rtf.subarray(0, Math.min(written, size));
}
