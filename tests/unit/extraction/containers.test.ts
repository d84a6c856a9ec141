import { describe, expect, test } from 'vitest';
import { startCollecting } from '../../../shared/extraction/collector.ts';
import { startPart } from '../../../shared/extraction/part-builder.ts';
import { asStop, stop } from '../../../shared/extraction/stop.ts';
import { makeOle } from '../intake/make-ole.ts';
import { join, makeZip, numbers } from '../intake/make-zip.ts';
import { factsOf, inlineCell, makeDocx, makeXlsx, paragraph, read, textOf } from './make-office.ts';

const encoder = new TextEncoder();
const budget = () => ({ inflatedBytes: 1000, entries: 10, textUnits: 20, pictures: 9 });

describe('an archive', () => {
  test('is read with everything in it, to any depth allowed', async () => {
    const sheet = makeXlsx({
      sheets: [
        { name: '表', content: `<sheetData><row r="1">${inlineCell('A1', '深处')}</row></sheetData>` },
      ],
    });
    const inner = makeZip([{ name: '名单.xlsx', content: sheet }]);
    const outer = makeZip([
      { name: '附件.zip', content: inner },
      { name: '目录/', content: '' },
      { name: '说明.txt', content: '说明' },
    ]);
    const extracted = await read(outer, '打包.zip');
    expect(textOf(extracted, '附件.zip!名单.xlsx!xl/worksheets/sheet1.xml')).toBe('深处');
    expect(textOf(extracted, '说明.txt!(text)')).toBe('说明');
    expect(extracted.notInspected).toEqual([]);
  });

  test('has its names and its comment screened', async () => {
    const extracted = await read(
      makeZip([{ name: '季春生证件.txt', content: '空' }], { comment: '内部使用' }),
    );
    expect(textOf(extracted, '(names)')).toBe('季春生证件.txt');
    expect(textOf(extracted, '(comment)')).toBe('内部使用');
  });

  test('with names in GBK shows them right', async () => {
    const gbk = Uint8Array.from([0xc3, 0xfb, 0xb5, 0xa5, ...encoder.encode('.txt')]);
    const extracted = await read(makeZip([{ name: gbk, content: '正文', flags: 0 }]));
    expect(textOf(extracted, '(names)')).toBe('名单.txt');
    expect(textOf(extracted, '名单.txt!(text)')).toBe('正文');
  });

  test('reports members of another type than their name says', async () => {
    const extracted = await read(
      makeZip([{ name: '照片.jpg', content: makeDocx({ body: paragraph('正文') }) }]),
    );
    expect(factsOf(extracted, 'file.type-mismatch')).toMatchObject([{ path: '照片.jpg' }]);
    expect(textOf(extracted, '照片.jpg!word/document.xml')).toBe('正文');
  });

  test('reports members that cannot be read, each with its reason', async () => {
    const extracted = await read(
      makeZip([
        { name: '旧.doc', content: makeOle({ WordDocument: 'x' }) },
        { name: '加密.txt', content: '正文', flags: 1 },
        { name: '链接', content: '/etc/passwd', unixMode: 0xa1ff },
        { name: '坏.docx', content: 'PK\u0003\u0004坏的' },
      ]),
    );
    expect(extracted.notInspected).toEqual([
      { path: '旧.doc!WordDocument', reason: 'damaged' },
      { path: '加密.txt', reason: 'encrypted' },
      { path: '链接', reason: 'unsupported-format' },
      { path: '坏.docx', reason: 'damaged' },
    ]);
    expect(factsOf(extracted, 'file.encrypted')).toMatchObject([{ path: '加密.txt' }]);
  });
});

describe('a compound file', () => {
  test('around a document with a password is reported', async () => {
    const extracted = await read(makeOle({ EncryptedPackage: 'x', EncryptionInfo: 'x' }), '密码.docx');
    expect(extracted).toMatchObject({
      type: 'ooxml-encrypted',
      notInspected: [{ path: '', reason: 'encrypted' }],
    });
    expect(extracted.hidden.map(({ kind }) => kind)).toEqual(['file.encrypted']);
  });

  test('around an embedded office file is opened', async () => {
    const inner = makeDocx({ body: paragraph('对象里的话') });
    const extracted = await read(
      makeDocx({
        body: paragraph('正文'),
        parts: { 'word/embeddings/oleObject1.bin': makeOle({ Package: join([inner]) }) },
      }),
    );
    expect(textOf(extracted, 'word/embeddings/oleObject1.bin!Package!word/document.xml')).toBe('对象里的话');
  });

  test('around a packed file gives its names and its content', async () => {
    const content = encoder.encode('包里的字。'.repeat(400));
    const text = (value: string) => encoder.encode(`${value}\0`);
    const native = join([
      numbers([4, 0], [2, 2]),
      text('note.txt'),
      text('D:\\office\\note.txt'),
      new Uint8Array(8),
      text('C:\\Temp\\note.txt'),
      numbers([4, content.length]),
      content,
    ]);
    const extracted = await read(makeOle({ '\u0001Ole10Native': native, '\u0001CompObj': 'x' }));
    expect(textOf(extracted, '(names)')).toContain('D:\\office\\note.txt');
    expect(textOf(extracted, 'Ole10Native!(text)')).toContain('包里的字');
    expect(extracted.notInspected).toEqual([]);
  });

  test('with streams nobody knows says so', async () => {
    expect((await read(makeOle({ 奇怪: 'x' }))).notInspected).toEqual([
      { path: '奇怪', reason: 'unknown-part' },
    ]);
  });
});

describe('building parts', () => {
  test('joins stretches with the same mark and keeps separators out of them', () => {
    const place = { paragraph: 1 };
    const part = startPart('p', 'body', budget());
    part.separate('\n');
    part.add('甲', { place, hidden: null });
    part.add('乙', { place, hidden: null });
    part.add('丙', { place, hidden: 'docx.hidden-text' });
    part.separate('\n');
    part.add('丁', { place: { paragraph: 2 }, hidden: null, author: '沈望舒' });
    expect(part.finish()).toEqual({
      path: 'p',
      role: 'body',
      text: '甲乙丙\n丁',
      segments: [
        { start: 0, end: 2, place, hidden: null },
        { start: 2, end: 3, place, hidden: 'docx.hidden-text' },
        { start: 4, end: 5, place: { paragraph: 2 }, hidden: null, author: '沈望舒' },
      ],
    });
  });

  test('stops when the budget of text is used up', () => {
    const part = startPart('p', 'body', budget());
    expect(() => part.add('字'.repeat(21), { place: {}, hidden: null })).toThrow('over-limit: textUnits');
  });

  test('turns a stop into an entry and lets faults of the program through', () => {
    const collector = startCollecting('docx', budget());
    expect(collector.attempt('a', () => stop('damaged', 'xml'))).toBeNull();
    expect(() =>
      collector.attempt('b', () => {
        throw new TypeError('ours');
      }),
    ).toThrow(TypeError);
    expect(collector.finish().notInspected).toEqual([{ path: 'a', reason: 'damaged' }]);
    expect(asStop(new Error('other'))).toBeNull();
  });

  test('bounds quotes and leaves blank ones out', () => {
    const collector = startCollecting('docx', budget());
    collector.fact({ kind: 'docx.comments', path: 'p', quote: '字'.repeat(1000) });
    collector.fact({ kind: 'docx.comments', path: 'p', quote: ' ' });
    const [long, blank] = collector.finish().hidden;
    expect(long?.quote).toHaveLength(400);
    expect(blank).toEqual({ kind: 'docx.comments', path: 'p', place: {}, count: 1 });
  });
});
