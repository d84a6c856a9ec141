import { describe, expect, test } from 'vitest';
import { loadPdfLibrary } from '../../../shared/extraction/pdf/open-pdf.node.ts';
import { limits } from '../../../shared/intake/limits.ts';

describe('arrays of bytes in the thread that runs pdf.js', () => {
  test('are refused before they are made when they are larger than any file', async () => {
    await loadPdfLibrary();
    expect(() => new Uint8Array(2 * limits.entryBytes + 1)).toThrow(RangeError);
    expect(() => new Uint8Array(0xffff_ffff)).toThrow(RangeError);
    expect(() => Uint8Array.from({ length: 3 }, () => 7)).not.toThrow();
  });

  test('are otherwise what they were', async () => {
    const before = new Uint8Array([1, 2, 3]);
    await loadPdfLibrary();
    expect(before).toBeInstanceOf(Uint8Array);
    expect(new Uint8Array(before.buffer, 1, 2)).toEqual(before.subarray(1));
    expect(Uint8Array.of(1, 2, 3)).toEqual(before);
    expect(Uint8Array.from([1, 2, 3])).toBeInstanceOf(Uint8Array);
    expect(Buffer.from('字')).toBeInstanceOf(Uint8Array);
    expect(Uint8Array.name).toBe('Uint8Array');
    expect(structuredClone(new Uint8Array(2))).toEqual(new Uint8Array(2));
    expect(() => Reflect.apply(Uint8Array, undefined, [3])).toThrow(TypeError);
    class Own extends Uint8Array {}
    expect(new Own(4)).toBeInstanceOf(Own);
    expect(new Own(4)).toHaveLength(4);
  });
});
