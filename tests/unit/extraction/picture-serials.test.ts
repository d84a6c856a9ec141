import { describe, expect, test } from 'vitest';
import { join, numbers } from '../intake/make-zip.ts';
import { factsOf, read } from './make-office.ts';
import {
  exifSegment,
  iptcRecords,
  type MadeField,
  makeJpeg,
  makePng,
  makeTiff,
  packed,
  photoshopSegment,
} from './make-picture.ts';

const encoder = new TextEncoder();

const serialOf = async (bytes: Uint8Array) => factsOf(await read(bytes), 'image.device-serial')[0]?.quote;

/** A photo whose camera wrote a note; its text stands at the note's own end. */
function withNote(note: Uint8Array): Uint8Array {
  const exif: MadeField[] = [{ tag: 0x927c, bytes: note }];
  return makeJpeg([exifSegment(makeTiff([{ tag: 0x8769, inner: exif }]))]);
}

/** Place of the note in what `withNote` makes: header, first directory, inner directory. */
const noteAt = 8 + 18 + 18;

/** A directory with one text, for notes whose places count from the beginning of the Exif data. */
function note(header: string, tag: number, type: number, text: Uint8Array, isLittle = false): Uint8Array {
  const number = (value: number, length: number) => {
    const big = Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 255);
    return isLittle ? big.reverse() : big;
  };
  const at = noteAt + header.length + 2 + 12 + 4;
  return join([
    encoder.encode(header),
    Uint8Array.from([
      ...number(1, 2),
      ...number(tag, 2),
      ...number(type, 2),
      ...number(text.length, 4),
      ...number(at, 4),
      ...number(0, 4),
    ]),
    text,
  ]);
}

describe('the number of a camera is found in its maker’s note', () => {
  const serial = encoder.encode('99000123\0');
  test.each([
    ['Sigma', note('SIGMA\0\0\0\x01\0', 0x0002, 2, serial)],
    ['Sigma in the other order of bytes', note('SIGMA\0\0\0\x01\0', 0x0002, 2, serial, true)],
    ['Foveon', note('FOVEON\0\0\x01\0', 0x0002, 2, serial)],
    ['Panasonic, behind zeros', note('Panasonic\0\0\0', 0x0025, 7, join([new Uint8Array(2), serial]))],
    ['Motorola', note('MOT\0\0\0\0\0', 0x5501, 2, serial)],
  ])('of %s', async (_, made) => {
    expect(await serialOf(withNote(made))).toBe('99000123');
  });

  test('that says nothing gives nothing', async () => {
    expect(await serialOf(withNote(note('SIGMA\0\0\0\x01\0', 0x0002, 2, encoder.encode('0000000\0'))))).toBe(
      undefined,
    );
  });
});

describe('the number of a camera from before Exif or beside it', () => {
  test('stands in lines of names and values', async () => {
    const lines = '[picture info]\r\nSerialNumber=#99000777\r\nResolution=1\r\n';
    expect(await serialOf(makeJpeg([[0xec, lines]]))).toBe('#99000777');
  });

  const record = new Uint8Array(0x240);
  record.set(encoder.encode('99000456'), 0x104);
  record.set(encoder.encode('88000111'), 0x1a0);
  const big = (value: number) => numbers([4, value]).toReversed();

  /** What a thermal camera writes: a header, a directory with one record, the record about itself. */
  function thermal(kind = 0x20, length = record.length): Uint8Array {
    const header = new Uint8Array(64);
    header.set(encoder.encode('FFF\0'), 0);
    header.set(big(101), 0x14);
    header.set(big(64), 0x18);
    header.set(big(1), 0x1c);
    const entry = new Uint8Array(32);
    entry.set([0, kind], 0);
    entry.set(big(96), 12);
    entry.set(big(length), 16);
    return join([header, entry, record]);
  }

  const segments = (whole: Uint8Array) => {
    const cut = Math.floor(whole.length / 2);
    return [whole.subarray(0, cut), whole.subarray(cut)].map(
      (piece, index) =>
        [0xe1, join([encoder.encode('FLIR\0'), Uint8Array.from([1, index, 1]), piece])] as const,
    );
  };

  test('stands in the segments of a thermal camera, with that of its lens', async () => {
    expect(await serialOf(makeJpeg(segments(thermal())))).toBe('99000456\n88000111');
  });

  test.each([
    ['of another kind', thermal(0x0e)],
    ['that leads out of the file', thermal(0x20, 0).subarray(0, 96)],
    ['cut off', thermal().subarray(0, 70)],
  ])('is not taken from a record %s', async (_, bytes) => {
    expect(await serialOf(makeJpeg(segments(bytes)))).toBe(undefined);
  });
});

describe('IPTC records in a PNG file', () => {
  const records = iptcRecords([80, '林虚构'], [120, '会场内景']);
  const [, segment] = photoshopSegment(0x0404, records);
  const block = segment.subarray('Photoshop 3.0\0'.length);

  test.each([
    ['as they are', records, 'iptc'],
    ['in a block of Photoshop', block, 'iptc'],
    ['in a block under its own name', block, '8bim'],
  ])('are read %s', async (_, bytes, name) => {
    const profile = `\n${name}\n${bytes.length}\n${Buffer.from(bytes).toString('hex')}\n`;
    const content = join([encoder.encode(`Raw profile type ${name}\0\0`), packed(profile)]);
    const extracted = await read(makePng([['zTXt', content]]));
    expect(factsOf(extracted, 'image.person')[0]?.quote).toBe('林虚构');
    expect(factsOf(extracted, 'image.iptc')[0]?.quote).toContain('会场内景');
  });
});
