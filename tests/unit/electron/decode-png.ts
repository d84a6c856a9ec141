/** Takes a PNG of our own kind apart again (ISO/IEC 15948): eight bits a channel, no transparency, filters none and up. */
import { inflateSync } from 'node:zlib';

export function decodePng(bytes: Uint8Array) {
  const view = Buffer.from(bytes);
  const width = view.readUInt32BE(16);
  const height = view.readUInt32BE(20);
  const packed: Buffer[] = [];
  for (let at = 8; at < view.length; at += view.readUInt32BE(at) + 12) {
    const length = view.readUInt32BE(at);
    if (view.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(view.subarray(at + 8, at + 8 + length));
  }
  const lines = inflateSync(Buffer.concat(packed));
  const pixels: number[] = [];
  const lineBytes = width * 3;
  for (let row = 0; row < height; row += 1) {
    const start = row * (lineBytes + 1);
    for (let index = 0; index < lineBytes; index += 1) {
      const above = lines[start] === 2 && row > 0 ? (pixels[(row - 1) * lineBytes + index] ?? 0) : 0;
      pixels.push(((lines[start + 1 + index] ?? 0) + above) & 255);
    }
  }
  return { width, height, pixels };
}
