/** Writes a picture as PNG (ISO/IEC 15948): eight bits a channel, no transparency. */

import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const pack = promisify(deflate);
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Filter type `Up`: long pictures repeat the line above most of the time. */
const filterUp = 2;

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel in the order that Electron gives: blue, green, red, alpha. */
  readonly pixels: Uint8Array;
}

/** One picture of bitmaps of the same width, one below the other. */
export async function encodePng(stacked: readonly Bitmap[]): Promise<Uint8Array<ArrayBuffer>> {
  const width = stacked[0]?.width ?? 0;
  const height = stacked.reduce((sum, bitmap) => sum + bitmap.height, 0);
  const lines = filtered(stacked, { width, height });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Bit depth, colour type "truecolour"; compression, filter and interlace methods are 0.
  header.set([8, 2, 0, 0, 0], 8);
  const pieces = [
    signature,
    chunk('IHDR', header),
    chunk('IDAT', await pack(lines, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  return new Uint8Array(Buffer.concat(pieces));
}

function filtered(
  stacked: readonly Bitmap[],
  { width, height }: { readonly width: number; readonly height: number },
): Uint8Array {
  const lineBytes = width * 3;
  const lines = new Uint8Array(height * (lineBytes + 1));
  let before = new Uint8Array(lineBytes);
  let at = 0;
  for (const { pixels, height: rows } of stacked) {
    for (let row = 0; row < rows; row += 1) {
      const line = colours(pixels.subarray(row * width * 4, (row + 1) * width * 4));
      lines[at] = filterUp;
      for (let index = 0; index < lineBytes; index += 1) {
        lines[at + 1 + index] = (line[index] ?? 0) - (before[index] ?? 0);
      }
      before = line;
      at += lineBytes + 1;
    }
  }
  return lines;
}

function colours(pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const line = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    line[to] = pixels[from + 2] ?? 0;
    line[to + 1] = pixels[from + 1] ?? 0;
    line[to + 2] = pixels[from] ?? 0;
  }
  return line;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
