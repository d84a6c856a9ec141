import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../shared/intake/crc32.ts';
import { makeDocx, paragraph, read } from '../extraction/make-office.ts';
import {
  exifSegment,
  iptcRecords,
  makeJpeg,
  makePng,
  makeTiff,
  photoshopSegment,
  xmpSegment,
} from '../extraction/make-picture.ts';
import { clean, kindsIn, refusal } from './clean.ts';

const camera = [
  { tag: 0x010f, text: '相机' },
  { tag: 0x0112, longs: [6] },
  { tag: 0x013b, text: '方既白' },
  {
    tag: 0x8825,
    inner: [
      { tag: 1, text: 'N' },
      {
        tag: 2,
        fractions: [
          [30, 1],
          [0, 1],
          [0, 1],
        ] as const,
      },
      { tag: 3, text: 'E' },
      {
        tag: 4,
        fractions: [
          [100, 1],
          [0, 1],
          [0, 1],
        ] as const,
      },
    ],
  },
];

describe('JPEG', () => {
  const photo = makeJpeg(
    [
      [0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc'],
      exifSegment(makeTiff(camera)),
      xmpSegment('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'),
      photoshopSegment(0x0404, iptcRecords([80, '方既白'])),
      [0xfe, '内部照片'],
      [0xdb, Uint8Array.of(0, 1, 2)],
      [0xee, 'Adobe\0d\0\0\0\0\0'],
    ],
    '藏在后面的话',
  );

  test('loses every record and what follows its end, and keeps how it is turned and its pixels', async () => {
    const copy = await clean(photo);
    expect(kindsIn(copy.text)).toEqual([]);
    const words = new TextDecoder('latin1').decode(copy.bytes);
    expect(words).not.toMatch(/xmpmeta|Photoshop|abc/);
    expect(words).toMatch(/JFIF.*Exif.*Adobe/s);
    expect(words.endsWith('\xff\xda\0\x02\x01\xff\0\x02\xff\xd0\x03\xff\xd9')).toBe(true);
    expect(copy.bytes.subarray(0, 20)).toEqual(
      Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 0, 0, 1, 0, 1, 0, 0),
    );
    expect(words).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06');
  });

  test('a cut off picture gives no copy', async () => {
    expect(await refusal(photo.subarray(0, 60))).toBe('cleaning.not-cleanable');
  });

  test('in a document is cleaned with it', async () => {
    const document = makeDocx({
      body: paragraph('见图'),
      parts: { 'word/media/image1.jpeg': photo },
      related: [{ id: 'r1', kind: 'image', target: 'media/image1.jpeg' }],
    });
    expect((await read(document)).hidden.map(({ kind }) => kind)).toContain('image.gps');
    expect(kindsIn((await clean(document)).text)).toEqual([]);
  });
});

describe('PNG', () => {
  test('keeps what decides how it looks', async () => {
    const picture = makePng(
      [
        ['IHDR', new Uint8Array(13)],
        ['gAMA', Uint8Array.of(0, 0, 1, 0)],
        ['tEXt', 'Author\0方既白'],
        ['eXIf', makeTiff(camera)],
        ['IDAT', Uint8Array.of(1, 2, 3)],
      ],
      '尾巴',
    );
    const copy = await clean(picture);
    const words = new TextDecoder('latin1').decode(copy.bytes);
    expect(kindsIn(copy.text)).toEqual([]);
    expect(words).toMatch(/IHDR.*gAMA.*eXIf.*IDAT.*IEND....$/s);
    expect(words).not.toContain('tEXt');
    const at = words.indexOf('eXIf');
    const length = new DataView(copy.bytes.buffer, copy.bytes.byteOffset + at - 4).getUint32(0);
    const sum = new DataView(copy.bytes.buffer, copy.bytes.byteOffset + at + 4 + length).getUint32(0);
    expect(sum).toBe(crc32(copy.bytes.subarray(at, at + 4 + length)));
  });

  test('a chunk that reaches over the end gives no copy', async () => {
    const picture = makePng([['IHDR', new Uint8Array(13)]]).slice(0, 30);
    expect(await refusal(picture)).toBe('cleaning.not-cleanable');
  });
});

describe('GIF', () => {
  const head = [...'GIF89a'].map((sign) => sign.charCodeAt(0));
  const block = (label: number, text: string) => [
    0x21,
    label,
    text.length,
    ...[...text].map((sign) => sign.charCodeAt(0)),
    0,
  ];
  const image = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];

  test('loses comments and keeps how often it repeats', async () => {
    const loop = [0x21, 0xff, 11, ...[...'NETSCAPE2.0'].map((sign) => sign.charCodeAt(0)), 3, 1, 0, 0, 0];
    const picture = Uint8Array.from([
      ...head,
      1,
      0,
      1,
      0,
      0,
      0,
      0,
      ...loop,
      ...block(0xfe, 'made by hand'),
      ...image,
      0x3b,
      65,
      66,
    ]);
    const copy = await clean(picture);
    expect(kindsIn(copy.text)).toEqual([]);
    expect(copy.bytes).toEqual(Uint8Array.from([...head, 1, 0, 1, 0, 0, 0, 0, ...loop, ...image, 0x3b]));
  });
});

describe('WebP', () => {
  const chunk = (type: string, content: readonly number[]) => [
    ...[...type].map((sign) => sign.charCodeAt(0)),
    content.length & 0xff,
    content.length >> 8,
    0,
    0,
    ...content,
    ...(content.length % 2 === 1 ? [0] : []),
  ];

  test('loses Exif and XMP, keeps the turn, and counts itself anew', async () => {
    const body = [
      ...chunk('VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      ...chunk('VP8 ', [1, 2, 3]),
      ...chunk('EXIF', [...makeTiff(camera)]),
      ...chunk('XMP ', [60, 120, 47, 62]),
    ];
    const whole = [
      ...[...'RIFF'].map((sign) => sign.charCodeAt(0)),
      (body.length + 4) & 0xff,
      (body.length + 4) >> 8,
      0,
      0,
      ...[...'WEBP'].map((sign) => sign.charCodeAt(0)),
      ...body,
    ];
    const copy = await clean(Uint8Array.from([...whole, 1, 2, 3, 4]));
    expect(kindsIn(copy.text)).toEqual([]);
    const length = new DataView(copy.bytes.buffer, copy.bytes.byteOffset).getUint32(4, true);
    expect(copy.bytes).toHaveLength(8 + length);
    expect(copy.bytes[20]).toBe(0x08);
    expect(new TextDecoder('latin1').decode(copy.bytes)).not.toMatch(/XMP |相机/);
  });
});
