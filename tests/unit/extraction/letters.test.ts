import { readFileSync } from 'node:fs';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unpackRtf } from '../../../shared/extraction/mail/compressed-rtf.ts';
import { htmlInRtf } from '../../../shared/extraction/mail/html-in-rtf.ts';
import { makeOle } from '../intake/make-ole.ts';
import { makeZip } from '../intake/make-zip.ts';
import { factsOf, hiddenWords, makeDocx, paragraph, read, textOf } from './make-office.ts';

const encoder = new TextEncoder();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('a mail', () => {
  const document = makeDocx({ body: paragraph('附件里的话') });
  const mail = [
    `Subject: =?utf-8?B?${base64(encoder.encode('关于集市'))}?=`,
    'From: =?gb18030?Q?=C9=F2?= <shen@example.invalid>',
    'Bcc: xia@example.invalid',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;',
    ' boundary="AA"',
    '',
    'unseen',
    '--AA',
    'Content-Type: multipart/alternative; boundary=BB',
    '',
    '--BB',
    'Content-Type: text/plain; charset=gb18030',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '=D5=FD=\r\n=CE=C4',
    '--BB',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(encoder.encode('<p>网页<span style="display:none">藏着</span></p>')),
    '--BB--',
    '--AA',
    "Content-Disposition: attachment; filename*=utf-8''%E5%90%8D%E5%8D%95.docx",
    'Content-Transfer-Encoding: base64',
    '',
    base64(document),
    '--AA--',
  ].join('\r\n');

  test('is read with its headers, texts and attachments', async () => {
    const extracted = await read(encoder.encode(mail), '信.eml');
    expect(extracted.type).toBe('eml');
    expect(textOf(extracted, '(headers)')).toBe('关于集市\n沈 <shen@example.invalid>\nxia@example.invalid');
    expect(hiddenWords(extracted, 'eml.unseen-header')).toEqual(['xia@example.invalid']);
    expect(textOf(extracted, '(part-1-1)')).toBe('正文');
    expect(textOf(extracted, '(part-1-2)')).toContain('网页');
    expect(textOf(extracted, '(part-1-2)#unseen')).toBe('藏着');
    expect(textOf(extracted, '名单.docx!word/document.xml')).toBe('附件里的话');
  });

  test('with parts within parts without end stops at the limit', async () => {
    const nest = (depth: number): string =>
      depth === 0
        ? 'x'
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nest(depth - 1)}`;
    const extracted = await read(encoder.encode(`Subject: a\r\nFrom: b\r\n${nest(30)}`));
    expect(extracted.notInspected.map(({ reason }) => reason)).toEqual(['over-limit']);
  });

  test('of Outlook is read with its attachments', async () => {
    const message = makeOle({
      '__properties_version1.0': 'x',
      '__substg1.0_0037001F': wide('关于集市'),
      '__substg1.0_1000001F': wide('请勿外传'),
      '__attach_version1.0_#00000000/__substg1.0_3707001F': wide('名单.docx'),
      '__attach_version1.0_#00000000/__substg1.0_37010102': document,
    });
    const extracted = await read(message, '信.msg');
    expect(extracted.type).toBe('msg');
    expect(textOf(extracted, '(message)')).toContain('请勿外传');
    expect(textOf(extracted, '名单.docx#name')).toBe('名单.docx');
  });

  test('of Outlook that is a web page, or rich text nobody can read, is never passed unsaid', async () => {
    const page = makeOle({
      '__properties_version1.0': 'x',
      '__substg1.0_0037001F': wide('关于集市'),
      '__substg1.0_10130102': encoder.encode(
        `<html><body><p>只在网页里的话</p>${' '.repeat(4_096)}</body></html>`,
      ),
    });
    const read1 = await read(page, '信.msg');
    expect(read1.notInspected).toEqual([]);
    expect(read1.parts.map(({ text }) => text).join('\n')).toContain('只在网页里的话');
    const rich = makeOle({
      '__properties_version1.0': 'x',
      '__substg1.0_0037001F': wide('关于集市'),
      '__substg1.0_10090102': encoder.encode('LZFu'),
    });
    expect((await read(rich, '信.msg')).notInspected).toEqual([{ path: '(rtf)', reason: 'damaged' }]);
  });
});

/** Rich text in the form that packs nothing: a flag byte before every eight bytes. */
function pack(rtf: string): Uint8Array {
  const bytes = Buffer.from(rtf, 'latin1');
  const packed: number[] = [];
  for (let at = 0; at < bytes.length; at += 8) packed.push(0, ...bytes.subarray(at, at + 8));
  const header = Buffer.alloc(16);
  header.writeUInt32LE(packed.length + 12, 0);
  header.writeUInt32LE(bytes.length, 4);
  header.write('LZFu', 8);
  return Buffer.concat([header, Buffer.from(packed)]);
}

describe('rich text of Outlook', () => {
  const specified = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  );

  test('is unpacked as the specification shows', () => {
    const rtf = unpackRtf(specified, 1_000);
    expect(Buffer.from(rtf ?? []).toString('latin1')).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    );
    expect(unpackRtf(specified, 10)).toBeNull();
    expect(unpackRtf(specified.subarray(0, 12), 1_000)).toBeNull();
    const claims = Buffer.from(specified);
    claims.writeUInt32LE(0x3fff_ffff, 4);
    expect(unpackRtf(claims, 0x7fff_ffff)).toBeNull();
    const cut = unpackRtf(specified.subarray(0, 30), 1_000);
    expect(Buffer.from(cut ?? []).toString('latin1')).toMatch(/^\{\\rtf1\\ansi\\ansicpg/);
    const stored = Buffer.concat([specified.subarray(0, 8), Buffer.from('MELA0000abc')]);
    expect(Buffer.from(unpackRtf(stored, 1_000) ?? []).toString()).toBe('abc');
  });

  test('that wraps a web page gives the page with what its tags and comments say', () => {
    const decode: Parameters<typeof htmlInRtf>[1] = (bytes, encoding) =>
      new TextDecoder(encoding).decode(bytes);
    const rtf =
      "{\\rtf1\\ansi\\ansicpg936\\fromhtml1 {\\fonttbl{\\f0 SimSun;}}{\\*\\htmltag19 <html>}{\\*\\htmltag84 <!-- \\'c4\\'da\\'b2\\'bf -->}\\htmlrtf {\\b \\htmlrtf0 \\'d5\\'fd\\'ce\\'c4\\htmlrtf }\\htmlrtf0 \\u26376?1 < 2{\\*\\htmltag92 </p>}\\par\\htmlrtf \\par\\htmlrtf0}";
    expect(htmlInRtf(encoder.encode(rtf), decode)).toBe('<html><!-- 内部 -->正文月1 &lt; 2</p>\r\n');
    expect(htmlInRtf(encoder.encode('{\\rtf1 x}'), decode)).toBeNull();
  });

  test('is read where a message has no other page', async () => {
    const message = (rtf: string) =>
      makeOle({
        '__properties_version1.0': 'x',
        '__substg1.0_0037001F': wide('关于集市'),
        '__substg1.0_10090102': pack(rtf),
      });
    const rich = await read(message('{\\rtf1\\ansi\\ansicpg936 shown {\\v secret}}'), '信.msg');
    expect(textOf(rich, '(rtf)!(text)')).toBe('shown secret');
    expect(factsOf(rich, 'rtf.hidden-text')).toMatchObject([{ quote: 'secret' }]);
    const wrapped = await read(
      message(
        "{\\rtf1\\ansi\\ansicpg936\\fromhtml1{\\*\\htmltag19 <html><body>}{\\*\\htmltag84 <p>}\\'d5\\'fd\\'ce\\'c4{\\*\\htmltag84 <span style=\"display:none\">}\\'b2\\'d8\\'d7\\'c5{\\*\\htmltag84 </span></p></body></html>}}",
      ),
      '信.msg',
    );
    expect(wrapped.notInspected).toEqual([]);
    expect(wrapped.parts.map(({ text }) => text)).toEqual(expect.arrayContaining(['藏着']));
  });
});

describe('what messages hold', () => {
  test('a message inside a message is read in its turn', async () => {
    const inner = '__attach_version1.0_#00000000/__substg1.0_3701000D';
    const extracted = await read(
      makeOle({
        '__properties_version1.0': 'x',
        '__substg1.0_0037001F': wide('转发'),
        '__attach_version1.0_#00000000/__substg1.0_3001001F': wide('原信'),
        [`${inner}/__substg1.0_0037001F`]: wide('里面的题'),
        [`${inner}/__substg1.0_1000001F`]: wide('里面的话'),
        [`${inner}/__attach_version1.0_#00000000/__substg1.0_3707001F`]: wide('附.txt'),
        [`${inner}/__attach_version1.0_#00000000/__substg1.0_37010102`]: encoder.encode(
          `最里面${' '.repeat(4_096)}`,
        ),
      }),
      '信.msg',
    );
    expect(textOf(extracted, '(message)')).toBe('转发');
    expect(textOf(extracted, '原信!(message)')).toBe('里面的题\n里面的话');
    expect(textOf(extracted, '原信!附.txt!(text)')).toContain('最里面');
  });

  test('older texts are in the encoding that the message names', async () => {
    const properties = Buffer.alloc(48);
    properties.writeUInt16LE(3, 32);
    properties.writeUInt16LE(0x3ffd, 34);
    properties.writeUInt32LE(950, 40);
    const big5 = Buffer.from('a4a4a4e5', 'hex');
    const of = async (list: Uint8Array) =>
      textOf(
        await read(makeOle({ '__properties_version1.0': list, '__substg1.0_0037001E': big5 }), '信.msg'),
        '(message)',
      );
    expect(await of(properties)).toBe('中文');
    expect(await of(Buffer.alloc(32))).not.toBe('中文');
  });

  test('a PDF in a mail is opened like any other', async () => {
    const pdf = readFileSync(new URL('../../samples/valid/notice.pdf', import.meta.url));
    const mail = `Subject: a\r\nFrom: b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(pdf)}`;
    const extracted = await read(encoder.encode(mail), '信.eml');
    expect(extracted.hidden.map(({ path, kind }) => `${path} ${kind}`)).toContainEqual(
      expect.stringMatching(/^a\.pdf!.*pdf\.metadata-person$/),
    );
  });

  test('subjects cut in the middle of a character, names in pieces, and parts without headers', async () => {
    const subject = encoder.encode('关于清溪街夜间集市');
    const words = [subject.subarray(0, 4), subject.subarray(4, 11), subject.subarray(11)].map(
      (bytes) => `=?utf-8?B?${base64(bytes)}?=`,
    );
    const mail = [
      `Subject: ${words.join('\r\n ')}`,
      'From: =?GB2312?B?yfI=?= =?utf-8?Q?=E6=9C=9B?= <a@example.invalid>',
      'Received: from one.example.invalid',
      'Received: from two.example.invalid',
      'Content-Type: multipart/mixed; boundary=AA',
      '',
      '--AA',
      '',
      '没有信头的话',
      '',
      '第二段',
      '--AA',
      "Content-Disposition: attachment; filename*0*=utf-8''%E5%90%8D; filename*1*=%E5%8D%95; filename*2=.txt",
      '',
      '附件的话',
      '--AA--',
    ].join('\r\n');
    const extracted = await read(encoder.encode(mail), '信.eml');
    expect(textOf(extracted, '(headers)')).toContain('关于清溪街夜间集市\n沈望 <a@example.invalid>');
    expect(textOf(extracted, '(headers)')).toContain('two.example.invalid');
    expect(textOf(extracted, '(part-1)')).toBe('没有信头的话\n\n第二段');
    expect(textOf(extracted, '名单.txt!(text)')).toBe('附件的话');
  });
});

describe('RTF', () => {
  test('tells shown words from deleted, hidden and remarked ones', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}{\\info{\\author Shen}{\\title T}}\\f0 \\'d5\\'fd\\'ce\\'c4 {\\v secret}{\\deleted gone}{\\*\\annotation remark}\\u26376?\\par next{\\*\\unknown xx}}";
    const extracted = await read(encoder.encode(rtf), '文.rtf');
    expect(hiddenWords(extracted, 'rtf.hidden-text')).toEqual(['secret']);
    expect(hiddenWords(extracted, 'rtf.tracked-changes')).toEqual(['gone']);
    expect(hiddenWords(extracted, 'rtf.comments')).toEqual(['remark']);
    expect(factsOf(extracted, 'rtf.metadata-person')).toMatchObject([{ quote: 'Shen' }]);
    expect(hiddenWords(extracted, null).slice(1).join('|')).toBe('正文 |月|next');
  });

  test('says that it holds objects nobody looked into, and survives nonsense', async () => {
    const object = await read(encoder.encode('{\\rtf1 a{\\object{\\*\\objdata 0105}}}'));
    expect(factsOf(object, 'rtf.embedded-object')).toHaveLength(1);
    expect(object.notInspected).toEqual([{ path: '(objects)', reason: 'unsupported-format' }]);
    const open = await read(
      encoder.encode(`{\\rtf1 ${'{'.repeat(100_000)}end\\bin99999999 ${'}'.repeat(10)}`),
    );
    expect(hiddenWords(open, null).slice(1).join('')).toBe('end');
  });
});

describe('OpenDocument', () => {
  const names = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:dc="d" xmlns:meta="m"';
  const make = (type: string, body: string, more: Readonly<Record<string, string>> = {}) =>
    makeZip([
      { name: 'mimetype', content: `application/vnd.oasis.opendocument.${type}`, stored: true },
      { name: 'content.xml', content: `<office:document-content ${names}>${body}</office:document-content>` },
      ...Object.entries(more).map(([name, content]) => ({ name, content })),
    ]);

  test('text: deleted, hidden and remarked words, and who wrote it', async () => {
    const extracted = await read(
      make(
        'text',
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>删了</text:p></text:deletion></text:changed-region></text:tracked-changes><style:style style:name="H"><style:text-properties text:display="none"/></style:style><text:p>看得见<text:span text:style-name="H">看不见</text:span><office:annotation><text:p>批注</text:p></office:annotation></text:p>',
        {
          'meta.xml': `<office:meta ${names}><meta:initial-creator>沈望舒</meta:initial-creator></office:meta>`,
          '别的.bin': 'x',
        },
      ),
      '文.odt',
    );
    expect(hiddenWords(extracted, 'odt.tracked-changes')).toEqual(['删了']);
    expect(hiddenWords(extracted, 'odt.hidden-text')).toEqual(['看不见']);
    expect(hiddenWords(extracted, 'odt.comments')).toEqual(['批注']);
    expect(factsOf(extracted, 'odt.metadata-person')).toMatchObject([{ quote: '沈望舒' }]);
    expect(extracted.notInspected).toEqual([{ path: '别的.bin', reason: 'unknown-part' }]);
  });

  test('tables: hidden sheets and rows', async () => {
    const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const extracted = await read(
      make(
        'spreadsheet',
        `<style:style style:name="X"><style:table-properties table:display="false"/></style:style><table:table table:name="甲"><table:table-row>${cell('表里')}</table:table-row><table:table-row table:visibility="collapse">${cell('隐行')}</table:table-row></table:table><table:table table:name="乙" table:style-name="X"><table:table-row>${cell('隐表')}</table:table-row></table:table>`,
      ),
      '表.ods',
    );
    expect(hiddenWords(extracted, 'ods.hidden-rows')).toEqual(['隐行']);
    expect(hiddenWords(extracted, 'ods.hidden-sheet')).toEqual(['隐表']);
    expect(hiddenWords(extracted, null)).toContain('表里');
  });

  test('with a password is reported and left alone', async () => {
    const manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>';
    const extracted = await read(make('text', '', { 'META-INF/manifest.xml': manifest }));
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'encrypted' }]);
  });
});

describe('gzip', () => {
  test('gives the file inside', async () => {
    const packed = gzipSync(encoder.encode('里面的话'), { filename: 'note.txt' });
    expect(textOf(await read(packed, '包.gz'), 'note.txt!(text)')).toBe('里面的话');
  });

  test('that is broken or grows without measure is not read', async () => {
    const broken = gzipSync(encoder.encode('x'.repeat(100)));
    broken.fill(0xff, broken.length - 8, broken.length - 4);
    await expect(read(broken)).rejects.toThrow('extraction.damaged');
    const bomb = gzipSync(new Uint8Array(20 * 1024 * 1024));
    await expect(read(bomb)).rejects.toThrow('extraction.too-large');
  });
});
