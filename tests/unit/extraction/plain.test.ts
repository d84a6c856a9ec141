import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAs, decodeText } from '../../../shared/extraction/plain/decode-text.node.ts';
import { decodeEntities } from '../../../shared/extraction/plain/html-entities.ts';
import { htmlTokens } from '../../../shared/extraction/plain/html-tokens.ts';
import { hiddenWords, read, textOf } from './make-office.ts';

const encoder = new TextEncoder();

describe('plain text', () => {
  test('has a place for every line', async () => {
    const extracted = await read(encoder.encode('\ufeff第一行\r\n\r\n第三行'), 'a.txt');
    expect(textOf(extracted, '(text)')).toBe('第一行\n\n第三行');
    expect(extracted.parts.at(-1)?.segments.map(({ place }) => place)).toEqual([
      { paragraph: 1, line: 1 },
      { paragraph: 3, line: 3 },
    ]);
  });

  test.each([
    ['utf-8', [0xe4, 0xb8, 0xad, 0xe6, 0x96, 0x87]],
    ['gb18030', [0xd6, 0xd0, 0xce, 0xc4]],
    ['utf-16le', [0xff, 0xfe, 0x2d, 0x4e, 0x87, 0x65]],
    ['utf-16be', [0xfe, 0xff, 0x4e, 0x2d, 0x65, 0x87]],
  ])('in %s reads as 中文', (encoding, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ text: '中文', encoding, isLossy: false });
  });

  test('in Big5 is told from GB 18030 when there is enough of it', () => {
    const big5 = [
      0xa4, 0xa4, 0xa4, 0xe5, 0xa5, 0xab, 0xb6, 0xb0, 0xa4, 0xbd, 0xa7, 0x69, 0xaa, 0xba, 0xa4, 0xba, 0xae,
      0x65,
    ];
    const bytes = Uint8Array.from([...big5, ...big5, ...big5, ...big5]);
    expect(decodeText(bytes).text).toContain('中文市集公告的內容');
  });

  test('with broken characters says so', () => {
    expect(decodeText(Uint8Array.of(0xd6, 0x20, 0xff)).isLossy).toBe(true);
    expect(decodeAs(Uint8Array.of(0x41), 'no-such-encoding')).toBeNull();
  });
});

describe('a web page', () => {
  const readHtml = (html: string) => read(encoder.encode(html), 'a.html');

  test('is read as a browser shows it', async () => {
    const extracted = await readHtml(
      '<!doctype html><title>公告</title><body><p>第一<b>段</b></p><p>第&#20108;段&nbsp;尾</p><table><tr><td>甲</td><td>乙</td></tr></table>',
    );
    expect(textOf(extracted, '(html)')?.trim()).toBe('公告\n第一段\n第二段\u00a0尾\n甲\t乙');
  });

  test('has what a browser does not show in a part of its own', async () => {
    const extracted = await readHtml(
      '<body><p>公开</p><!-- 草稿未定 --><div style="color:red; display : none"><p>内部<i>意见</i></p></div><script>var a="脚本里的字"</script><p hidden>藏着</p><p>再公开</p>',
    );
    expect(textOf(extracted, '(html)')).toContain('再公开');
    expect(textOf(extracted, '(html)')).not.toContain('内部');
    expect(hiddenWords(extracted, 'html.unseen').join('')).toMatch(/草稿未定.*内部.*意见.*脚本里的字.*藏着/s);
  });

  test('has its alternative texts and addresses read', async () => {
    const extracted = await readHtml(
      '<html><img alt="红头文件照片" src="file:///D:/a.jpg"><a href="http://oa.example.invalid/x">办</a>',
    );
    expect(textOf(extracted, '(html)#attributes')).toBe(
      '红头文件照片\nfile:///D:/a.jpg\nhttp://oa.example.invalid/x',
    );
  });

  test('declared in an old encoding is decoded by it', async () => {
    const gbk = [...encoder.encode('<html><meta charset=gbk><p>'), 0xd6, 0xd0, 0xce, 0xc4];
    expect(textOf(await read(Uint8Array.from(gbk), 'a.html'), '(html)')).toContain('中文');
  });

  test('loses no word, however broken it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<',
            '>',
            '<p',
            '</p>',
            '<!--',
            '-->',
            '"',
            "'",
            '=',
            ' ',
            '<script>',
            '字',
            '<b a="',
          ),
        ),
        (pieces) => {
          const html = pieces.join('');
          let last = -1;
          for (const token of htmlTokens(html)) {
            expect(token.at).toBeGreaterThan(last - 1);
            last = token.at;
          }
        },
      ),
    );
    const words = [...htmlTokens('甲 < 乙 > 丙 < 丁')].map((token) =>
      token.kind === 'text' ? token.text : '',
    );
    expect(words.join('')).toBe('甲 < 乙 > 丙 < 丁');
  });

  test.each([
    ['tags that never end', '<a b '.repeat(200_000)],
    ['comments in a row', `${'<!---->'.repeat(300)}x`],
    ['blocks without words', '<p>字</p>'.repeat(60_000)],
  ])('with %s takes no longer than its length', async (_, html) => {
    const before = performance.now();
    await readHtml(`<html>${html}`);
    await read(encoder.encode(html), 'a.html');
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test.each([
    ['&lt;密&gt;', '<密>'],
    ['&#x5bc6;&#23494;', '密密'],
    ['&starf;1年', '★1年'],
    ['&unknown;', '&unknown;'],
    ['&#xd800;', '\ufffd'],
    ['&constructor;', '&constructor;'],
  ])('%s reads as %s', (html, text) => {
    expect(decodeEntities(html)).toBe(text);
  });
});

describe('XML of no known kind', () => {
  test('is read with its attribute values', async () => {
    const extracted = await read(
      encoder.encode(
        '<?xml version="1.0"?><件 xmlns="urn:x" 编号="12"><题>便民市集</题><![CDATA[附注]]></件>',
      ),
      'a.xml',
    );
    expect(textOf(extracted, '(xml)')).toBe('12\n便民市集\n附注');
  });

  test('in another encoding is decoded by its declaration', async () => {
    const bytes = Uint8Array.from([
      ...encoder.encode('<?xml version="1.0" encoding="GB2312"?><a>'),
      0xd6,
      0xd0,
      0xce,
      0xc4,
      ...encoder.encode('</a>'),
    ]);
    expect(textOf(await read(bytes, 'a.xml'), '(xml)')).toBe('中文');
  });

  test('in another encoding than declared is said to be damaged', async () => {
    const bytes = Uint8Array.from([
      ...encoder.encode('<?xml version="1.0" encoding="UTF-8"?><a>'),
      0xd6,
      0xd0,
      0xce,
      0xc4,
      ...encoder.encode('</a>'),
    ]);
    expect((await read(bytes, 'a.xml')).notInspected).toEqual([{ path: '(xml)', reason: 'damaged' }]);
  });
});
