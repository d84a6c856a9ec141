import { describe, expect, test } from 'vitest';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { limits } from '../../shared/intake/limits.ts';
import { makeDocx, paragraph, read, textOf, wordPart } from '../unit/extraction/make-office.ts';
import { makeZip } from '../unit/intake/make-zip.ts';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

async function readHeader(header: string | Uint8Array) {
  return read(
    makeDocx({
      body: paragraph('正文'),
      parts: { 'word/header1.xml': header },
      related: [{ id: 'h', kind: 'header', target: 'header1.xml' }],
    }),
  );
}

describe('XML inside a document', () => {
  test('with entities that multiply is refused unread', async () => {
    const bomb = `<!DOCTYPE w:hdr [<!ENTITY a "一一一一一一一一一一">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${String.fromCharCode(98 + index)} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`).join('')}]><w:hdr ${word}><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:hdr>`;
    const extracted = await readHeader(bomb);
    expect(extracted.notInspected).toEqual([{ path: 'word/header1.xml', reason: 'damaged' }]);
    expect(textOf(extracted, 'word/document.xml')).toBe('正文');
  });

  test('that names a file of this computer does not get it', async () => {
    const thief = `<!DOCTYPE w:hdr [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:hdr ${word}><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:hdr>`;
    const extracted = await readHeader(thief);
    expect(extracted.notInspected).toEqual([{ path: 'word/header1.xml', reason: 'damaged' }]);
    expect(JSON.stringify(extracted)).not.toContain('root:');
  });

  test('with an undeclared entity is damaged', async () => {
    const extracted = await readHeader(wordPart('hdr', '<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>'));
    expect(extracted.notInspected).toMatchObject([{ reason: 'damaged' }]);
  });

  test('nested a million deep stops at the bound', async () => {
    const extracted = await readHeader(wordPart('hdr', '<w:sdt>'.repeat(1_000_000)));
    expect(extracted.notInspected).toEqual([{ path: 'word/header1.xml', reason: 'over-limit' }]);
  });

  test('with more attributes than allowed stops at the bound', async () => {
    const attributes = Array.from({ length: limits.xmlAttributes + 1 }, (_, index) => `a${index}="1"`).join(
      ' ',
    );
    const extracted = await readHeader(wordPart('hdr', `<w:p ${attributes}/>`));
    expect(extracted.notInspected).toEqual([{ path: 'word/header1.xml', reason: 'over-limit' }]);
  });

  test('with one huge attribute is read on', async () => {
    const extracted = await readHeader(
      wordPart('hdr', `<w:p w:rsid="${'1'.repeat(500_000)}"><w:r><w:t>页眉</w:t></w:r></w:p>`),
    );
    expect(textOf(extracted, 'word/header1.xml')).toBe('页眉');
  });

  test('with names that mean something to JavaScript does no harm', async () => {
    const extracted = await readHeader(
      wordPart(
        'hdr',
        '<w:p __proto__="x" constructor="y"><w:r><w:t>页眉</w:t></w:r></w:p><__proto__/><constructor/>',
      ),
    );
    expect(Object.prototype).not.toHaveProperty('x');
    expect(extracted.notInspected.length + extracted.parts.length).toBeGreaterThan(1);
  });

  test('in UTF-16 is read, in a false encoding it is said to be damaged', async () => {
    const text = wordPart('hdr', '<w:p><w:r><w:t>页眉</w:t></w:r></w:p>');
    const wide = new Uint8Array(2 + text.length * 2);
    const view = new DataView(wide.buffer);
    view.setUint16(0, 0xfeff, true);
    [...text].forEach((letter, index) => {
      view.setUint16(2 + index * 2, letter.charCodeAt(0), true);
    });
    expect(textOf(await readHeader(wide), 'word/header1.xml')).toBe('页眉');
    const start = new TextEncoder().encode(`<w:hdr ${word}><w:p><w:r><w:t>`);
    const end = new TextEncoder().encode('</w:t></w:r></w:p></w:hdr>');
    const gbk = Uint8Array.from([...start, 0xc3, 0xfb, 0xb5, 0xa5, ...end]);
    expect((await readHeader(gbk)).notInspected).toEqual([{ path: 'word/header1.xml', reason: 'damaged' }]);
  });

  test('with more text than allowed ends in saying so', async () => {
    const bytes = makeDocx({ body: paragraph('字'.repeat(5000)) });
    const result = await extractText({ bytes, name: '长.docx', options: { limits: { textUnits: 1000 } } });
    expect(result.ok && result.value.notInspected).toEqual([
      { path: 'word/document.xml', reason: 'over-limit' },
    ]);
  });

  test('of a document without its main part, or without anything it refers to, is refused or said to be missing', async () => {
    const named =
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const bare = await extractText({
      bytes: makeZip([{ name: '[Content_Types].xml', content: named }]),
      name: '缺.docx',
    });
    expect(bare.ok ? bare.value.notInspected.length : 1).toBeGreaterThan(0);
    const body = `${paragraph('正文')}<w:p><w:r><w:drawing><a:blip xmlns:a="urn:a" r:embed="r9"/></w:drawing></w:r></w:p>`;
    const lost = makeDocx({ body, related: [{ id: 'r9', kind: 'header', target: 'header9.xml' }] });
    expect(textOf(await read(lost), 'word/document.xml')?.trim()).toBe('正文');
  });

  test('claiming a remote template is reported and never fetched', async () => {
    const extracted = await read(
      makeDocx({
        body: paragraph('正文'),
        related: [{ id: 't', kind: 'attachedTemplate', target: 'http://127.0.0.1:9/t.dotm', external: true }],
      }),
    );
    expect(extracted.hidden).toMatchObject([
      { kind: 'docx.external-template', quote: 'http://127.0.0.1:9/t.dotm' },
    ]);
  });
});
