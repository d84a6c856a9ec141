import { describe, expect, test } from 'vitest';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { detectFileType } from '../../../shared/intake/detect-file-type.ts';
import { plausibleEncoding } from '../../../shared/intake/text-encoding.ts';
import { makeOle } from '../intake/make-ole.ts';
import { makeZip } from '../intake/make-zip.ts';
import { makeDoc } from './make-doc.ts';
import {
  factsOf,
  hiddenWords,
  inlineCell,
  makeDocx,
  makeXlsx,
  paragraph,
  read,
  textOf,
} from './make-office.ts';
import { label, makeXls } from './make-xls.ts';

const encoder = new TextEncoder();

function wide(text: string, { mark = false, bigEndian = false } = {}): Uint8Array {
  const written = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(written.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < written.length; at += 1) view.setUint16(at * 2, written.charCodeAt(at), !bigEndian);
  return bytes;
}

/** 名单 and 市 in GB 18030, a comma, line ends. */
const gbTable = Uint8Array.from([0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0x0a, 0xca, 0xd0, 0x2c, 0xca, 0xd0, 0x0a]);

describe('what other programs call their files', () => {
  const docx = makeDocx({ body: paragraph('公开') });
  const xlsx = makeXlsx({
    sheets: [{ name: '表', content: `<sheetData><row r="1">${inlineCell('A1', '公开')}</row></sheetData>` }],
  });
  const doc = makeDoc({ pieces: [{ runs: [{ text: '公开' }] }] });
  const xls = makeXls({ sheets: [{ name: '一', records: [label(0, 0, '公开')] }] });

  test.each([
    ['通知.wps', doc, 'doc'],
    ['通知.wps', docx, 'docx'],
    ['模板.wpt', docx, 'docx'],
    ['名单.et', xls, 'xls'],
    ['名单.et', xlsx, 'xlsx'],
    ['模板.ett', xlsx, 'xlsx'],
  ] as const)('%s is read as what it is, and is honest', async (name, bytes, type) => {
    const extracted = await read(bytes, name);
    expect(extracted.type).toBe(type);
    expect(extracted.parts.map(({ text }) => text).join()).toContain('公开');
    expect(factsOf(extracted, 'file.type-mismatch')).toEqual([]);
  });

  test.each([
    ['演示.dps', makeOle({ 'PowerPoint Document': 'x' }), 'ppt'],
    ['模板.dpt', makeOle({ 'PowerPoint Document': 'x' }), 'ppt'],
  ] as const)('%s with slides inside is honest', async (name, bytes, type) => {
    expect(detectFileType(bytes)).toBe(type);
    expect(factsOf(await read(bytes, name), 'file.type-mismatch')).toEqual([]);
  });

  test.each([
    ['旧通知.doc', '<html><head><meta charset="utf-8"></head><body><p>公开的话</p></body></html>', 'html'],
    ['名单.xls', '<table><tr><td>公开的话</td></tr></table>', 'html'],
    [
      '通知.doc',
      'MIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<p>公开的话</p>\r\n',
      'eml',
    ],
    ['通知.doc', '{\\rtf1\\ansicpg936 open}', 'rtf'],
    ['通知.docx', '公开的话\n第二行\n', 'txt'],
    ['照片.jpg', '%PDF-1.4\n', 'pdf'],
  ] as const)('%s that is something else is read as that and reported', async (name, content, type) => {
    const bytes = encoder.encode(content);
    expect(detectFileType(bytes)).toBe(type);
    if (type === 'pdf') return;
    const extracted = await read(bytes, name);
    expect(factsOf(extracted, 'file.type-mismatch')).toHaveLength(1);
    const words = extracted.parts.map(({ text }) => text).join();
    expect(words).toContain(type === 'rtf' ? 'open' : '公开的话');
  });

  test('a web archive named .doc gives each of its parts', async () => {
    const archive = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="b"',
      '',
      '--b',
      'Content-Location: file:///C:/notice.htm',
      'Content-Transfer-Encoding: base64',
      'Content-Type: text/html; charset="utf-8"',
      '',
      Buffer.from('<p>市集通知</p><!-- 底稿 -->').toString('base64'),
      '--b--',
      '',
    ].join('\r\n');
    const extracted = await read(encoder.encode(archive), '通知.doc');
    expect(extracted.type).toBe('eml');
    expect(factsOf(extracted, 'file.type-mismatch')).toHaveLength(1);
    const words = extracted.parts.map(({ text }) => text).join();
    expect(words).toContain('市集通知');
    expect(words).toContain('底稿');
  });

  test('a .docx that holds other files is an archive, and they are read', async () => {
    const extracted = await read(makeZip([{ name: '里.txt', content: '夹带的话' }]), '通知.docx');
    expect(extracted.type).toBe('zip');
    expect(factsOf(extracted, 'file.type-mismatch')).toHaveLength(1);
    expect(textOf(extracted, '里.txt!(text)')).toBe('夹带的话');
  });

  test.each([
    ['包.bz2', [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 0, 1], 'bzip2'],
    ['包.xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4], 'xz'],
    ['包.7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4], '7z'],
  ] as const)('%s that goes no further is known for what it is, and damaged', async (name, bytes, type) => {
    expect(detectFileType(Uint8Array.from(bytes))).toBe(type);
    expect(await extractText({ bytes: Uint8Array.from(bytes), name })).toMatchObject({
      ok: false,
      failure: { code: 'extraction.damaged', params: { format: type } },
    });
  });

  test('a text that begins like a packed file is a text', () => {
    expect(detectFileType(encoder.encode('BZh9 是型号。\n'))).toBe('txt');
  });
});

describe('tables in text form, in every encoding', () => {
  const table = '名单,一\n市,二\n';
  test.each([
    ['UTF-8', encoder.encode(table)],
    ['UTF-8 with a mark', encoder.encode(`\ufeff${table}`)],
    ['UTF-16', wide(table)],
    ['UTF-16 with a mark', wide(table, { mark: true })],
    ['UTF-16, high byte first', wide(table, { bigEndian: true })],
    ['UTF-16, high byte first with a mark', wide(table, { mark: true, bigEndian: true })],
  ])('%s', async (_, bytes) => {
    const extracted = await read(bytes, '名单.csv');
    expect(extracted.type).toBe('csv');
    expect(textOf(extracted, '(text)')).toBe(table);
    expect(extracted.notInspected).toEqual([]);
  });

  test('GB 18030', async () => {
    const extracted = await read(gbTable, '名单.csv');
    expect([extracted.type, textOf(extracted, '(text)')]).toEqual(['csv', '名,单\n市,市\n']);
  });

  test('一 has a zero byte, and does not make a text of two bytes a character unreadable', () => {
    expect(plausibleEncoding(wide('一、总则\n二、附则一\n'))).toBe('utf-16le');
    expect(plausibleEncoding(wide('一、总则\n二、附则一\n', { bigEndian: true }))).toBe('utf-16be');
    expect(plausibleEncoding(wide('\u0001\u0002\u0003一'))).toBeNull();
  });
});

describe('a text with bytes that no text has', () => {
  test('is read without them, so that they hide no word, and is said to be damaged', async () => {
    const text = `${'市集开放时间。'.repeat(5)}底\u0000稿`;
    for (const bytes of [
      encoder.encode(text),
      Uint8Array.from([...gbTable, ...gbTable, ...gbTable, 0, ...gbTable]),
    ]) {
      const extracted = await read(bytes, '说明.txt');
      expect(extracted.notInspected).toEqual([{ path: '(text)', reason: 'damaged' }]);
      expect(textOf(extracted, '(text)')).not.toContain('\0');
    }
    expect(textOf(await read(encoder.encode(text), '说明.txt'), '(text)')).toContain('底稿');
  });

  test('that ends as old programs end it is whole', async () => {
    const extracted = await read(encoder.encode(`${'市集开放时间。'.repeat(5)}\u001a`), '说明.txt');
    expect(extracted.notInspected).toEqual([]);
  });
});

describe('office documents in one XML file', () => {
  const word = (body: string) =>
    encoder.encode(
      `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:o="urn:schemas-microsoft-com:office:office"><o:DocumentProperties><o:Author>沈望舒</o:Author></o:DocumentProperties><w:body>${body}</w:body></w:wordDocument>`,
    );
  const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;

  test('keep words whole that are cut into runs', async () => {
    const extracted = await read(
      word(`<w:p>${run('星河')}${run('工程')}</w:p><w:p>${run('次段')}</w:p>`),
      '通知.xml',
    );
    expect(textOf(extracted, '(xml)')).toBe('星河工程\n次段');
    expect(extracted.type).toBe('xml');
    expect(hiddenWords(extracted, 'docx.metadata-person')).toEqual(['沈望舒']);
  });

  test('give what does not show its kind', async () => {
    const annotation = (type: string, inner: string) =>
      `<aml:annotation aml:author="顾青禾" aml:createdate="2026-03-02T09:00:00Z" w:type="Word.${type}"><aml:content>${inner}</aml:content></aml:annotation>`;
    const extracted = await read(
      word(
        `<w:p>${run('开头')}${annotation('Deletion', '<w:r><w:delText>删去的</w:delText></w:r>')}${annotation('Comment', `<w:p>${run('批注的话')}</w:p>`)}${run('结尾')}${run('看不见', '<w:rPr><w:vanish/></w:rPr>')}</w:p>`,
      ),
      '通知.doc',
    );
    expect(hiddenWords(extracted, 'docx.tracked-changes')).toEqual(['删去的']);
    expect(hiddenWords(extracted, 'docx.comments')).toEqual(['批注的话']);
    expect(hiddenWords(extracted, 'docx.hidden-text')).toEqual(['看不见']);
    expect(factsOf(extracted, 'docx.comments')).toMatchObject([
      { author: '顾青禾', at: '2026-03-02T09:00:00Z' },
    ]);
    expect(textOf(extracted, '(xml)')).toBe('开头删去的结尾看不见');
  });

  test('have their pictures and objects opened', async () => {
    const inner = Buffer.from(makeDocx({ body: paragraph('对象里的话') })).toString('base64');
    const extracted = await read(
      word(`<w:p>${run('一')}<w:binData w:name="a">${inner}</w:binData></w:p>`),
      'a.xml',
    );
    expect(textOf(extracted, '(file-1)!word/document.xml')).toBe('对象里的话');
    const broken = await read(word(`<w:binData w:name="a">%%%</w:binData><w:p>${run('一')}</w:p>`), 'a.xml');
    expect(broken.notInspected).toEqual([{ path: '(file)', reason: 'damaged' }]);
  });

  test('give cells, hidden rows and sheets, and remarks of a workbook', async () => {
    const book = encoder.encode(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Worksheet ss:Name="名单"><Table><Column ss:Hidden="1"/><Row ss:Hidden="1"><Cell><Data ss:Type="String">季春生</Data><Comment ss:Author="沈望舒"><ss:Data>待核</ss:Data></Comment></Cell><Cell><Data ss:Type="String">甲</Data></Cell></Row></Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>`,
    );
    const extracted = await read(book, '名单.xls');
    expect(textOf(extracted, '(xml)')).toBe('季春生\t待核\t甲');
    expect(extracted.hidden.map(({ kind }) => kind).sort()).toEqual([
      'file.type-mismatch',
      'xlsx.comments',
      'xlsx.hidden-columns',
      'xlsx.hidden-rows',
      'xlsx.hidden-sheet',
    ]);
    expect(
      extracted.parts.flatMap(({ segments }) => segments).find(({ hidden }) => hidden === 'xlsx.comments'),
    ).toMatchObject({
      author: '沈望舒',
      place: { sheet: '名单' },
    });
  });
});
