/**
 * Bounds what a single array of bytes may come to in the thread that runs pdf.js. A broken font may claim a table of 4 GiB, and
 * pdf.js asks for the array before it looks whether the bytes are there; refused, it takes the font for a broken one.
 */
import { limits } from '../../intake/limits.ts';

/** Room for the largest entry, and for a copy of it with more bits a pixel. */
const most = 2 * limits.entryBytes;

/** Replaces `Uint8Array` for good; arrays made before and after are of the same kind. */
export function boundByteArrays(): void {
  const native = Uint8Array;
  if (Object.getOwnPropertyDescriptor(globalThis, 'Uint8Array')?.configurable !== true) return;
  function bounded(...values: readonly unknown[]): unknown {
    const [length] = values;
    if (typeof length === 'number' && length > most)
      throw new RangeError('more bytes than any file may have');
    const target = new.target;
    if (target === undefined) throw new TypeError('to be called with new');
    return Reflect.construct(native, values, target === bounded ? native : target);
  }
  Object.setPrototypeOf(bounded, native);
  Object.defineProperty(bounded, 'name', { value: 'Uint8Array' });
  Object.defineProperty(bounded, 'prototype', { value: native.prototype, writable: false });
  Object.defineProperty(globalThis, 'Uint8Array', { value: bounded, writable: false, configurable: false });
}
