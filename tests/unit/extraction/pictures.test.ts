import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { join, numbers } from '../intake/make-zip.ts';
import { factsOf, makeDocx, paragraph, read, textOf } from './make-office.ts';
import {
  exifSegment,
  iptcRecords,
  type MadeField,
  makeJpeg,
  makePng,
  makeTiff,
  packed,
  photoshopSegment,
  xmpSegment,
} from './make-picture.ts';

const encoder = new TextEncoder();
const kinds = (extracted: ExtractedText) => [...new Set(extracted.hidden.map(({ kind }) => kind))].sort();
const quoteOf = (extracted: ExtractedText, kind: string) => factsOf(extracted, kind)[0]?.quote;

const gps: MadeField = {
  tag: 0x8825,
  inner: [
    { tag: 1, text: 'N' },
    {
      tag: 2,
      fractions: [
        [38, 1],
        [54, 1],
        [3600, 100],
      ],
    },
    { tag: 3, text: 'E' },
    {
      tag: 4,
      fractions: [
        [121, 1],
        [36, 1],
        [0, 1],
      ],
    },
  ],
};
const camera: readonly MadeField[] = [
  { tag: 0x010f, text: '湖畔相机' },
  { tag: 0x0110, text: 'H-1' },
  { tag: 0x013b, text: '沈望舒' },
  {
    tag: 0x8769,
    inner: [
      { tag: 0xa431, text: 'SN00700' },
      { tag: 0x9286, bytes: encoder.encode('ASCII\0\0\0会场内景') },
    ],
  },
  gps,
];

describe('a photo', () => {
  test('tells camera, person, place, serial number, comment and small copy', async () => {
    const tiff = makeTiff(camera, [
      { tag: 0x0201, longs: [8] },
      { tag: 0x0202, longs: [4] },
    ]);
    const extracted = await read(makeJpeg([exifSegment(tiff)]), '会场.jpg');
    expect(kinds(extracted)).toEqual([
      'image.comment',
      'image.device-serial',
      'image.exif',
      'image.gps',
      'image.person',
      'image.thumbnail',
    ]);
    expect(quoteOf(extracted, 'image.gps')).toBe('38.910000, 121.600000');
    expect(quoteOf(extracted, 'image.person')).toBe('沈望舒');
    expect(quoteOf(extracted, 'image.exif')).toBe('湖畔相机 H-1');
    expect(textOf(extracted, '(picture)')).toContain('会场内景');
    expect(extracted.notInspected).toEqual([
      { path: '(picture)#thumbnail', reason: 'picture-without-text' },
      { path: '', reason: 'picture-without-text' },
    ]);
  });

  test('tells the words of XMP, IPTC and comments', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description aux:SerialNumber="55"><dc:creator><rdf:Seq><rdf:li>林沐云</rdf:li></rdf:Seq></dc:creator><dc:description>旧厂房</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>';
    const extracted = await read(
      makeJpeg([
        xmpSegment(xmp),
        photoshopSegment(0x0404, iptcRecords([80, '季春生'], [120, '内部会议'])),
        [0xfe, '勿外传'],
      ]),
    );
    expect(quoteOf(extracted, 'image.person')).toBe('林沐云\n季春生');
    expect(quoteOf(extracted, 'image.device-serial')).toBe('55');
    expect(quoteOf(extracted, 'image.iptc')).toBe('季春生\n内部会议');
    expect(quoteOf(extracted, 'image.comment')).toBe('勿外传');
    expect(textOf(extracted, '(picture)')).toContain('旧厂房');
  });

  test('tells the words of an XMP packet behind another header, or none', async () => {
    const packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>林沐云</dc:creator></x:xmpmeta>';
    for (const before of ['http://ns.adobe.com/xap/2.0/\0', '']) {
      const extracted = await read(makeJpeg([[0xe1, `${before}${packet}`]]));
      expect(quoteOf(extracted, 'image.person')).toBe('林沐云');
      expect(kinds(extracted)).toContain('image.xmp');
    }
    expect(kinds(await read(makeJpeg([[0xe1, 'http://ns.adobe.com/nothing/']])))).toEqual([]);
  });

  test('tells owner and serial number from the maker’s own note', async () => {
    const canon = makeTiff([
      { tag: 0x010f, text: 'Canon' },
      {
        tag: 0x8769,
        inner: [{ tag: 0x927c, bytes: Uint8Array.from([0, 1, 0, 9, 0, 2, 0, 0, 0, 4, 0x57, 0x61, 0x6e, 0]) }],
      },
    ]);
    expect(quoteOf(await read(makeJpeg([exifSegment(canon)])), 'image.person')).toBe('Wan');
    const inner = makeTiff([{ tag: 0x001d, text: '20070' }]);
    const nikon = makeTiff([
      { tag: 0x8769, inner: [{ tag: 0x927c, bytes: join([encoder.encode('Nikon\0\x02\x10\0\0'), inner]) }] },
    ]);
    expect(quoteOf(await read(makeJpeg([exifSegment(nikon)])), 'image.device-serial')).toBe('20070');
    const older = makeTiff([{ tag: 0x00a0, text: 'NO= 00002539' }]);
    const note = join([encoder.encode('Nikon\0\x02\x10\0\0'), older]);
    const signed = makeTiff([{ tag: 0x8769, inner: [{ tag: 0x927c, bytes: note }] }]);
    expect(quoteOf(await read(makeJpeg([exifSegment(signed)])), 'image.device-serial')).toBe('NO= 00002539');
  });

  test('with a file behind it has that file opened', async () => {
    const document = makeDocx({ body: paragraph('藏在照片后面') });
    const extracted = await read(makeJpeg([], document));
    expect(kinds(extracted)).toEqual(['image.trailing-data']);
    expect(textOf(extracted, '(picture)#behind!word/document.xml')).toBe('藏在照片后面');
  });

  test('with fill bytes or previews behind it carries nothing foreign', async () => {
    expect(kinds(await read(makeJpeg([], '\0\0\0\n')))).toEqual([]);
    expect(kinds(await read(makeJpeg([[0xe2, 'MPF\0']], makeJpeg([]))))).toEqual(['image.thumbnail']);
  });

  test('without anything is clean', async () => {
    expect(kinds(await read(makeJpeg([[0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0']])))).toEqual([]);
  });

  test('in a document is read with it', async () => {
    const extracted = await read(
      makeDocx({
        body: paragraph('正文'),
        parts: { 'word/media/image1.jpeg': makeJpeg([exifSegment(makeTiff([gps]))]) },
      }),
    );
    expect(factsOf(extracted, 'image.gps')).toMatchObject([{ path: 'word/media/image1.jpeg!(picture)' }]);
    expect(extracted.notInspected).toEqual([
      { path: 'word/media/image1.jpeg', reason: 'picture-without-text' },
    ]);
  });
});

describe('other pictures', () => {
  test('PNG: texts packed or not, Exif, XMP, and what stands behind', async () => {
    const extracted = await read(
      makePng(
        [
          ['tEXt', 'Author\0Xia'],
          ['zTXt', join([encoder.encode('Comment\0\0'), packed('packed words')])],
          ['iTXt', join([encoder.encode('Title\0\x01\0zh\0\0'), packed('标题')])],
          ['iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x><dc:creator>林</dc:creator></x>'],
          ['eXIf', makeTiff([gps])],
        ],
        '尾巴里的话',
      ),
      '图.png',
    );
    expect(kinds(extracted)).toEqual([
      'image.comment',
      'image.gps',
      'image.person',
      'image.trailing-data',
      'image.xmp',
    ]);
    expect(quoteOf(extracted, 'image.comment')).toBe('packed words\n标题');
    expect(textOf(extracted, '(picture)#behind!(text)')).toBe('尾巴里的话');
  });

  test('GIF: comments', async () => {
    const head = join([
      encoder.encode('GIF89a'),
      numbers([2, 1], [2, 1], [1, 0x80], [2, 0]),
      new Uint8Array(6),
    ]);
    const comment = join([Uint8Array.from([0x21, 0xfe, 3]), encoder.encode('abc'), Uint8Array.from([0])]);
    const image = Uint8Array.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0, 0, 0x3b]);
    expect(quoteOf(await read(join([head, comment, image])), 'image.comment')).toBe('abc');
    expect(kinds(await read(join([head, image])))).toEqual([]);
  });

  test('WebP and TIFF: Exif data', async () => {
    const tiff = makeTiff(camera, [{ tag: 0x00fe, longs: [1] }]);
    const chunk = join([encoder.encode('EXIF'), numbers([4, tiff.length]), tiff]);
    const webp = join([
      encoder.encode('RIFF'),
      numbers([4, chunk.length + 4]),
      encoder.encode('WEBP'),
      chunk,
    ]);
    expect(kinds(await read(webp))).toContain('image.gps');
    expect(kinds(await read(tiff))).toContain('image.thumbnail');
  });

  test('BMP: bytes behind the length it claims', async () => {
    const bitmap = join([
      encoder.encode('BM'),
      numbers([4, 26], [4, 0], [4, 26], [4, 12]),
      new Uint8Array(8),
    ]);
    expect(kinds(await read(bitmap))).toEqual([]);
    expect(kinds(await read(join([bitmap, encoder.encode('后面的话')])))).toEqual(['image.trailing-data']);
  });

  test('HEIC: Exif and XMP items', async () => {
    const box = (type: string, ...parts: readonly Uint8Array[]) => {
      const content = join(parts);
      const size = content.length + 8;
      return join([
        Uint8Array.from([size >> 24, size >> 16, size >> 8, size].map((v) => v & 255)),
        encoder.encode(type),
        content,
      ]);
    };
    const exif = join([new Uint8Array(4), makeTiff([gps])]);
    const bytes = (...values: number[]) => Uint8Array.from(values);
    const infe = box('infe', bytes(2, 0, 0, 0, 0, 1, 0, 0), encoder.encode('Exif\0'));
    const make = (at: number) =>
      join([
        box('ftyp', encoder.encode('heicxxxx')),
        box(
          'meta',
          bytes(0, 0, 0, 0),
          box('iinf', bytes(0, 0, 0, 0, 0, 1), infe),
          box(
            'iloc',
            bytes(
              0,
              0,
              0,
              0,
              0x44,
              0,
              0,
              1,
              0,
              1,
              0,
              0,
              0,
              1,
              0,
              0,
              at >> 8,
              at & 255,
              0,
              0,
              exif.length >> 8,
              exif.length & 255,
            ),
          ),
        ),
        exif,
      ]);
    const extracted = await read(make(make(0).length - exif.length), '照片.heic');
    expect(quoteOf(extracted, 'image.gps')).toBe('38.910000, 121.600000');
  });
});

describe('a broken picture', () => {
  const whole = makeJpeg([
    exifSegment(makeTiff(camera)),
    xmpSegment('<a><b>'),
    photoshopSegment(0x0404, iptcRecords([80, 'x'])),
  ]);
  const png = makePng([
    ['eXIf', makeTiff(camera)],
    ['zTXt', 'Comment\0\0notpacked'],
  ]);

  test('cut anywhere is still read without a fault', async () => {
    for (let length = 4; length < whole.length; length += 7) await read(whole.subarray(0, length));
    for (let length = 8; length < png.length; length += 5) await read(png.subarray(0, length));
  });

  test('changed anywhere is still read without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(whole, png, makeTiff(camera)),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }),
        async (original, changes) => {
          const bytes = original.slice();
          for (const [at, value] of changes) if (at >= 4 && at < bytes.length) bytes[at] = value;
          await read(bytes);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('whose directories lead in a circle ends', async () => {
    const loop = makeTiff([{ tag: 0x8769, longs: [8] }]);
    loop.set([0, 0, 0, 8], loop.length - 4);
    expect(kinds(await read(makeJpeg([exifSegment(loop)])))).toEqual([]);
  });

  test('with a text that unpacks without end gives nothing of it', async () => {
    const bomb = makePng([
      ['zTXt', join([encoder.encode('Comment\0\0'), packed('0'.repeat(8 * 1024 * 1024))])],
    ]);
    expect(kinds(await read(bomb))).toEqual([]);
  });
});
