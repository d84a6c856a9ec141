import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { join } from '../intake/make-zip.ts';
import { read, textOf } from './make-office.ts';
import { makeTar } from './make-tar.ts';
import { bzip2List, fromBase64, list, xzList, xzWithCrc32 } from './packed-list.ts';

/** Packed as if it were a program for Intel's processors. */
const xzFiltered = fromBase64(
  '/Td6WFoAAATm1rRGAgEEACEBFgANhjUf4AKnAC5dAHKhUY5WEKUJ/4wheg6k7iYZUx2CtEMPna0KWfjDR9Fb0CpMU6O/iiW4gWGroAAAAAAIZ8GHHk/NAQABSqgFAAAAstkfGrHEZ/sCAAAAAARZWg==',
);
/** 300 × a, 4 × b, 5 × c: runs at and beyond the length that is counted. */
const bzip2Runs = fromBase64('QlpoOTFBWSZTWSLkhIMAAAPRAOAAACA4AAAIIAAxDADIbSQEqa46OzxdyRThQkCLkhIM');
/** Nine million zeros. */
const bzip2Zeros = fromBase64('QlpoOTFBWSZTWerdbvgARO9gAMAAABAACCAAMMwJqmmghSragQpV4u5IpwoSHVut3wA=');

describe.each([
  ['bzip2', '目录.txt.bz2', bzip2List],
  ['xz', '目录.txt.xz', xzList],
  ['xz with another check sum', '目录.txt.xz', xzWithCrc32],
])('a file packed with %s', (_, name, bytes) => {
  test('has the file in it read', async () => {
    const extracted = await read(bytes, name);
    expect(textOf(extracted, '(content)!(text)')).toBe(list);
    expect(extracted.notInspected).toEqual([]);
  });

  test('several times over is read to its end', async () => {
    expect(textOf(await read(join([bytes, bytes]), name), '(content)!(text)')).toBe(list.repeat(2));
  });

  test('cut off anywhere is read or damaged', async () => {
    for (let end = 16; end < bytes.length; end += 5) {
      const result = await extractText({ bytes: bytes.subarray(0, end), name });
      expect(result).toMatchObject({ ok: false, failure: { code: 'extraction.damaged' } });
    }
  });

  test('changed anywhere is read or refused, without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1 - 10), fc.nat(255), async (at, value) => {
        const changed = bytes.slice();
        changed[10 + at] = value;
        const result = await extractText({ bytes: changed, name });
        expect(result.ok || result.failure.code.startsWith('extraction.')).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  test('that comes to more than the file may is over the limit', async () => {
    const options = { limits: { inflatedBytes: 100 } };
    expect(await extractText({ bytes, name, options })).toMatchObject({
      ok: false,
      failure: { code: 'extraction.too-large' },
    });
  });
});

describe('bzip2', () => {
  test('unpacks runs of every length', async () => {
    const extracted = await read(bzip2Runs, '串.bz2');
    expect(textOf(extracted, '(content)!(text)')).toBe(`${'a'.repeat(300)}bbbb${'c'.repeat(5)}`);
  });

  test('that swells is a bomb', async () => {
    expect(await extractText({ bytes: bzip2Zeros, name: '零.bz2' })).toMatchObject({
      ok: false,
      failure: { code: 'extraction.too-large', params: { limit: 'entryBytes' } },
    });
  });
});

describe('xz', () => {
  test('with a filter for programs is said not to be read', async () => {
    const extracted = await read(xzFiltered, '程序.xz');
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'unsupported-format' }]);
  });

  test('around a tar archive has its members read', async () => {
    // LZMA2 allows bytes that are not packed: the archive in one chunk of them, in a stream of its own.
    const tar = makeTar([{ name: '说明.txt', content: '说明：夜间开放' }]);
    const extracted = await read(plainXz(tar), '包.tar.xz');
    expect(textOf(extracted, '(content)!说明.txt!(text)')).toBe('说明：夜间开放');
  });

  test('with padding behind its end is read', async () => {
    const extracted = await read(join([xzList, new Uint8Array(8)]), '目录.txt.xz');
    expect(textOf(extracted, '(content)!(text)')).toBe(list);
  });
});

/** A stream of one block of plain bytes, without a check sum. */
function plainXz(content: Uint8Array): Uint8Array {
  const last = content.length - 1;
  const chunk = join([Uint8Array.of(1, last >> 8, last & 0xff), content, Uint8Array.of(0)]);
  const header = Uint8Array.of(2, 0, 0x21, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  const size = header.length + chunk.length;
  const padding = new Uint8Array((4 - (size % 4)) % 4);
  const record = Uint8Array.of(0, 1, ...varying(size), ...varying(content.length));
  const index = join([record, new Uint8Array((4 - (record.length % 4)) % 4), new Uint8Array(4)]);
  return join([
    Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 0, 0, 0, 0, 0),
    header,
    chunk,
    padding,
    index,
    Uint8Array.of(0, 0, 0, 0, index.length / 4 - 1, 0, 0, 0, 0, 0, 0x59, 0x5a),
  ]);
}

function varying(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varying(value >> 7)];
}
