/** Text in bytes as the binary Office formats keep it. */
import { sliceOf, uint16At } from '../../base/bounded-reader.ts';

const piece = 8192;

/** UTF-16 units stored low byte first. @throws TooShort when they end before */
export function utf16At(bytes: Uint8Array, at: number, units: number): string {
  const content = sliceOf(bytes, at, at + units * 2);
  let text = '';
  for (let start = 0; start < units; start += piece) {
    const codes: number[] = [];
    for (let index = start; index < Math.min(units, start + piece); index += 1) {
      codes.push(uint16At(content, index * 2));
    }
    text += String.fromCharCode(...codes);
  }
  return text;
}

/** Signed 16-bit number. */
export function int16At(bytes: Uint8Array, at: number): number {
  const value = uint16At(bytes, at);
  return value >= 0x8000 ? value - 0x1_0000 : value;
}

/** Words of a program's own text fields: without what stands behind the first NUL. */
export function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/** Pieces of one whole, put together. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
