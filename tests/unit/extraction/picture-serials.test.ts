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
function note(
  header: string,
  tag: number,
  type: number,
  text: Uint8Array,
  { isLittle = false, base = noteAt, count = text.length } = {},
): Uint8Array {
  const number = (value: number, length: number) => {
    const big = Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 255);
    return isLittle ? big.reverse() : big;
  };
  const at = base + header.length + 2 + 12 + 4;
  return join([
    encoder.encode(header),
    Uint8Array.from([
      ...number(1, 2),
      ...number(tag, 2),
      ...number(type, 2),
      ...number(count, 4),
      ...number(at, 4),
      ...number(0, 4),
    ]),
    text,
  ]);
}

const numbersOf = (...values: readonly number[]) =>
  join(values.map((value) => numbers([4, value]).toReversed()));

/** A TIFF file with a directory whose only entry is a text. */
function kodakNote(text: Uint8Array): Uint8Array {
  return makeTiff([
    { tag: 0xfc00, inner: [{ tag: 0xfa19, text: new TextDecoder().decode(text).slice(0, -1) }] },
  ]);
}

/** A record with one text at its place. */
function fixedNote(head: string, at: number, text: Uint8Array): Uint8Array {
  const whole = new Uint8Array(0x100);
  whole.set(Buffer.from(head, 'latin1'), 0);
  whole.set(text, at);
  return whole;
}

describe('the number of a camera is found in its maker’s note', () => {
  const serial = encoder.encode('99000123\0');
  test.each([
    ['Sigma', note('SIGMA\0\0\0\x01\0', 0x0002, 2, serial)],
    ['Sigma in the other order of bytes', note('SIGMA\0\0\0\x01\0', 0x0002, 2, serial, { isLittle: true })],
    ['Foveon', note('FOVEON\0\0\x01\0', 0x0002, 2, serial)],
    ['Panasonic, behind zeros', note('Panasonic\0\0\0', 0x0025, 7, join([new Uint8Array(2), serial]))],
    ['Motorola', note('MOT\0\x01\x01\x01\x01', 0x5501, 2, serial, { base: 0 })],
    ['Ricoh', note('Ricoh\0\0\0', 0x0005, 7, serial)],
    [
      'Pentax, in a row of numbers',
      note('AOC\0MM', 0x0215, 4, numbersOf(1, 2, 3, 4, 99_000_123), { count: 5 }),
    ],
    [
      'Ricoh, where Pentax makes it',
      note('RICOH\0MM', 0x0215, 4, numbersOf(1, 2, 3, 4, 99_000_123), { base: 0, count: 5 }),
    ],
    ['Kodak, in a directory of its own', kodakNote(serial)],
    ['Reconyx, in wide letters', fixedNote('\x01\xf1\x03\0', 0x2a, Buffer.from('99000123\0', 'utf16le'))],
    ['Reconyx, of the second kind', fixedNote('RECONYXH2\0', 0x7e, Buffer.from('99000123\0', 'utf16le'))],
    ['Reconyx, in narrow letters', fixedNote('RECONYXUF\0', 0x4b, serial)],
  ])('of %s', async (_, made) => {
    expect(await serialOf(withNote(made))).toBe('99000123');
  });

  test('that says nothing gives nothing', async () => {
    expect(await serialOf(withNote(note('SIGMA\0\0\0\x01\0', 0x0002, 2, encoder.encode('0000000\0'))))).toBe(
      undefined,
    );
  });
});

test('numbers in a note that are no text are given digit by digit, zeros give nothing', async () => {
  const digits = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 1, 0x22, 7, 0, 0, 3, 0x10, 9, 0x57]);
  expect(await serialOf(withNote(note('Ricoh\0\0\0', 0x0005, 7, digits)))).toBe(
    '00000000000000012207000003100957',
  );
  expect(await serialOf(withNote(note('Ricoh\0\0\0', 0x0005, 7, new Uint8Array(16))))).toBe(undefined);
  expect(await serialOf(withNote(fixedNote('RECONYXUF\0', 0x4b, Buffer.from('000000000'))))).toBe(undefined);
});

test('the sensors of a thermal camera have numbers in a record that another segment announces', async () => {
  const record = fixedNote('', 0xc0, encoder.encode('P990019B15650001'));
  const announced = [0xe2, '\0\0\0\0IJPEG\0'] as const;
  expect(await serialOf(makeJpeg([announced, [0xe9, record]]))).toBe('P990019B15650001');
  expect(await serialOf(makeJpeg([[0xe9, record]]))).toBe(undefined);
});

test('a description of the picture that is broken XML is searched all the same', async () => {
  const packet =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description aux:LensSerialNumber="88000222"><aux:SerialNumber>99000321</aux:SerialNumber></rdf:Wrong>';
  const found = await serialOf(makeJpeg([[0xe1, `http://ns.adobe.com/xap/1.0/\0${packet}`]]));
  expect(found?.split('\n').toSorted()).toEqual(['88000222', '99000321']);
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
