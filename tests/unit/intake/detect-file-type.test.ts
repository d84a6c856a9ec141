import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectFileType } from '../../../shared/intake/detect-file-type.ts';
import { fileTypes } from '../../../shared/intake/file-type.ts';
import { mediaTypeOf } from '../../../shared/intake/media-type.ts';
import { readOleStreams } from '../../../shared/intake/ole-container.ts';
import { plausibleEncoding } from '../../../shared/intake/text-encoding.ts';
import { makeOle } from './make-ole.ts';
import { makeZip } from './make-zip.ts';

const encoder = new TextEncoder();
const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../samples/valid/${name}`, import.meta.url)));
const contentTypes = (main: string) =>
  `<Types><Override PartName="/a.xml" ContentType="application/${main}+xml"/></Types>`;

describe('the type of a file', () => {
  test.each([
    ['notice.docx', 'docx'],
    ['list.xlsx', 'xlsx'],
    ['slides.pptx', 'pptx'],
    ['notice.doc', 'doc'],
    ['list.xls', 'xls'],
    ['notice.odt', 'odt'],
    ['notice.rtf', 'rtf'],
    ['notice.pdf', 'pdf'],
    ['archive.zip', 'zip'],
    ['page.html', 'html'],
    ['notice-utf8.txt', 'txt'],
    ['notice-gb18030.txt', 'txt'],
    ['notice-utf16.txt', 'txt'],
  ] as const)('of %s is told from its bytes', (name, type) => {
    expect(detectFileType(sample(name))).toBe(type);
  });

  test.each([
    ['vnd.ms-word.document.macroEnabled.main', 'docx'],
    ['vnd.openxmlformats-officedocument.wordprocessingml.template.main', 'docx'],
    ['vnd.ms-excel.sheet.macroEnabled.main', 'xlsx'],
    ['vnd.openxmlformats-officedocument.presentationml.slideshow.main', 'pptx'],
    ['vnd.ms-visio.drawing.main', 'zip'],
  ] as const)('with main part %s is %s', (main, type) => {
    expect(detectFileType(makeZip([{ name: '[Content_Types].xml', content: contentTypes(main) }]))).toBe(
      type,
    );
  });

  test('is OFD when the entry file says so', () => {
    expect(detectFileType(makeZip([{ name: 'OFD.xml', content: '<ofd:OFD/>' }]))).toBe('ofd');
    expect(detectFileType(makeZip([{ name: 'folder/OFD.xml', content: '<ofd:OFD/>' }]))).toBe('zip');
  });

  test.each([
    ['EncryptedPackage', 'ooxml-encrypted'],
    ['PowerPoint Document', 'ppt'],
    ['Book', 'xls'],
    ['__properties_version1.0', 'msg'],
    ['Contents', 'ole'],
  ] as const)('with a stream %s is %s', (stream, type) => {
    expect(detectFileType(makeOle({ [stream]: 'x' }))).toBe(type);
  });

  test.each([
    ['pdf', `${' '.repeat(900)}%PDF-1.7\n`],
    ['html', '\ufeff<!DOCTYPE html><p>公告</p>'],
    ['html', '<p>公告</p>'],
    ['xml', '<?xml version="1.0"?><数据/>'],
    ['eml', 'From: a@example.invalid\r\nSubject: =?utf-8?B?6YCa55+l?=\r\n\r\n正文\r\n'],
    ['csv', '姓名,单位\n季春生,市民政局\n'],
    ['txt', '一、总则\n二、附则\n'],
    ['txt', 'MZ 是某型号的缩写。'],
    ['txt', 'Subject: 只有一行像信头\n正文'],
    ['unknown', 'a\u0000\u0001\u0002b'],
  ] as const)('is %s for %j', (type, text) => {
    expect(detectFileType(encoder.encode(text))).toBe(type);
  });

  test.each([
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0]],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['gzip', [0x1f, 0x8b, 0x08, 0]],
    ['heic', [0, 0, 0, 24, ...encoder.encode('ftypheic')]],
    ['mp4', [0, 0, 0, 24, ...encoder.encode('ftypisom')]],
    ['webp', [...encoder.encode('RIFF'), 0, 0, 0, 0, ...encoder.encode('WEBP')]],
    ['executable', [0x7f, 0x45, 0x4c, 0x46, 2, 1]],
  ] as const)('is %s by its signature', (type, bytes) => {
    expect(detectFileType(Uint8Array.from(bytes))).toBe(type);
  });

  test('is told for any bytes without an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom([0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], []),
        fc.uint8Array({ maxLength: 2000 }),
        (start, rest) => {
          expect(fileTypes).toContain(detectFileType(Uint8Array.from([...start, ...rest])));
        },
      ),
    );
  });

  test('has a media type each', () => {
    for (const type of fileTypes) expect(mediaTypeOf(type)).toMatch(/^[a-z]+\/[\w.+-]+$/);
  });
});

describe('compound files', () => {
  test('hand out their streams whole', () => {
    const content = '甲'.repeat(3000);
    const streams = readOleStreams(makeOle({ Package: content, Other: 'y' })) ?? [];
    expect(streams.map(({ name }) => name).sort()).toEqual(['Other', 'Package']);
    const found = streams.find(({ name }) => name === 'Package');
    expect(new TextDecoder().decode(found?.read())).toBe(content);
  });

  test('made by a real program are read, small streams too', () => {
    const streams = readOleStreams(sample('notice.doc')) ?? [];
    const names = streams.map(({ name }) => name);
    expect(names).toContain('WordDocument');
    for (const stream of streams) expect(stream.read()).toHaveLength(stream.bytes);
  });

  test('with a chain that runs in circles are refused', () => {
    const bytes = makeOle({ Package: 'x'.repeat(6000) });
    bytes.set([0, 0, 0, 0], 512);
    const looped = bytes.slice();
    looped.set([1, 0, 0, 0], 512 + 4);
    expect(readOleStreams(looped)).toBeNull();
  });
});

describe('text encodings', () => {
  test.each([
    ['utf-8', [...encoder.encode('中文')]],
    ['utf-8', [0xef, 0xbb, 0xbf, 0x41]],
    ['utf-16le', [0x41, 0, 0x2d, 0x4e]],
    ['utf-16be', [0, 0x41, 0x4e, 0x2d]],
    ['gb18030', [0xd6, 0xd0, 0xce, 0xc4]],
    ['gb18030', [0x81, 0x30, 0x81, 0x30]],
    [null, [0xff, 0x41, 0x42]],
    [null, [0x41, 0x02]],
    [null, [0xd6, 0x20]],
  ] as const)('%s for %j', (encoding, bytes) => {
    expect(plausibleEncoding(Uint8Array.from(bytes))).toBe(encoding);
  });

  test('every well-formed text is plausible as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const hasControls = /\p{Cc}/u.test(text);
        if (!hasControls) expect(plausibleEncoding(encoder.encode(text))).toBe('utf-8');
      }),
    );
  });
});
