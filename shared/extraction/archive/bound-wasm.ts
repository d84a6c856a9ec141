/**
 * Lowers the memory that a WebAssembly module may ask for, in its own bytes: its memory section says how many pages of 64 KiB
 * it may grow to, and the runtime keeps to that whatever the code in it does (WebAssembly core specification 2.0, 5.5.8).
 */

const headerBytes = 8;
const memorySection = 5;
/** Length of a number that is padded, so that nothing behind it moves. */
const leadingBits = 7;

/** The module with a lower bound, or null when it has no bounded memory of its own. */
export function boundWasm(wasm: Uint8Array, pages: number): Uint8Array | null {
  let at = headerBytes;
  while (at < wasm.length) {
    const id = wasm[at];
    const size = readNumber(wasm, at + 1);
    if (id === memorySection) return boundSection(wasm, size.end, pages);
    at = size.end + size.value;
  }
  return null;
}

function boundSection(wasm: Uint8Array, at: number, pages: number): Uint8Array | null {
  const count = readNumber(wasm, at);
  const flags = wasm[count.end] ?? 0;
  if (count.value !== 1 || (flags & 1) === 0) return null;
  const least = readNumber(wasm, count.end + 1);
  const most = readNumber(wasm, least.end);
  if (pages < least.value || pages > most.value) return null;
  const bounded = wasm.slice();
  let left = pages;
  for (let index = least.end; index < most.end; index += 1) {
    const isLast = index === most.end - 1;
    bounded[index] = (left & 0x7f) | (isLast ? 0 : 0x80);
    left = Math.floor(left / 2 ** leadingBits);
  }
  return bounded;
}

/** An unsigned LEB128 number and the offset behind it. */
function readNumber(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let at = from;
  for (let shift = 0; shift < 35; shift += leadingBits) {
    const byte = bytes[at] ?? 0;
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if ((byte & 0x80) === 0) break;
  }
  return { value, end: at };
}
