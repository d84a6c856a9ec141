import { describe, expect, test } from 'vitest';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { makeDocx, paragraph, read, textOf } from '../unit/extraction/make-office.ts';
import { join, makeZip, numbers } from '../unit/intake/make-zip.ts';

const kindsOf = (hidden: readonly { readonly kind: string }[]) => hidden.map(({ kind }) => kind);

describe('names in an archive', () => {
  test.each([
    '../../../etc/cron.d/x.txt',
    '/etc/passwd.txt',
    'C:\\Windows\\x.txt',
    '..\\..\\x.txt',
    'a\u0000b.txt',
    '\u202etxt.exe.txt',
    'con.txt',
    `${'长'.repeat(300)}.txt`,
  ])('%j is only a name: the member is read, nothing is written', async (name) => {
    const extracted = await read(makeZip([{ name, content: '成员正文' }]), '名称.zip');
    expect(extracted.parts.map(({ text }) => text)).toContain('成员正文');
    for (const { path } of extracted.parts) expect(path).not.toMatch(/\p{Cc}|\u202e/u);
  });

  test('that pretend to lead into another file cannot forge its path', async () => {
    const extracted = await read(makeZip([{ name: '真.zip!假.docx', content: '正文' }]));
    expect(extracted.parts.at(-1)?.path).toBe('真.zip！假.docx!(text)');
  });

  test.each([
    ['twice the same', 'a.txt', 'a.txt'],
    ['differing by case', 'a.txt', 'A.TXT'],
    ['differing by normal form', 'é.txt', 'e\u0301.txt'],
  ])('%s are reported, and both members are read', async (_, first, second) => {
    const extracted = await read(
      makeZip([
        { name: first, content: '第一份' },
        { name: second, content: '第二份' },
      ]),
    );
    expect(kindsOf(extracted.hidden)).toContain('zip.orphan-entry');
    const texts = extracted.parts.map(({ text }) => text);
    expect(texts).toContain('第一份');
    expect(texts).toContain('第二份');
  });
});

describe('bombs', () => {
  const options = { limits: { entryBytes: 4_000_000, ratioFloorBytes: 1_000_000, inflationRatio: 50 } };

  test('one entry that swells is left alone, the others are read', async () => {
    const extracted = await read(
      makeZip([
        { name: '炸弹.txt', content: new Uint8Array(3_000_000) },
        { name: '说明.txt', content: '正文' },
      ]),
      '炸弹.zip',
      options,
    );
    expect(extracted.notInspected).toEqual([{ path: '炸弹.txt', reason: 'over-limit' }]);
    expect(textOf(extracted, '说明.txt!(text)')).toBe('正文');
  });

  test('entries that claim to be small are measured by what comes out', async () => {
    const bytes = makeZip([{ name: '炸弹.txt', content: new Uint8Array(3_000_000), claimedBytes: 20 }]);
    expect((await read(bytes, '谎报.zip', options)).notInspected).toEqual([
      { path: '炸弹.txt', reason: 'over-limit' },
    ]);
  });

  test('many entries that swell together end the reading', async () => {
    const entries = Array.from({ length: 20 }, (_, index) => ({
      name: `${index}.txt`,
      content: ' '.repeat(100_000),
    }));
    const result = await extractText({
      bytes: makeZip(entries),
      name: '多.zip',
      options: { limits: { inflatedBytes: 1_000_000 } },
    });
    expect(result).toMatchObject({
      failure: { code: 'extraction.too-large', params: { limit: 'inflatedBytes' } },
    });
  });

  test('archives in archives share one budget', async () => {
    const inner = makeZip(
      Array.from({ length: 8 }, (_, index) => ({ name: `${index}.txt`, content: ' '.repeat(100_000) })),
    );
    const outer = makeZip([
      { name: 'a.zip', content: inner },
      { name: 'b.zip', content: inner },
    ]);
    const extracted = await read(outer, '套.zip', { limits: { inflatedBytes: 1_200_000 } });
    expect(extracted.notInspected).toEqual([{ path: 'b.zip', reason: 'over-limit' }]);
  });

  test('overlapping entries are refused', async () => {
    const honest = makeZip([
      { name: 'a', content: '一'.repeat(40) },
      { name: 'b', content: '二' },
    ]);
    const forged = honest.slice();
    // The second directory entry is made to point at the first local header.
    const second = forged.lastIndexOf(0x01, forged.length - 23);
    const view = new DataView(forged.buffer);
    for (let at = 0; at < forged.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && at > second - 60) view.setUint32(at + 42, 0, true);
    }
    expect((await extractText({ bytes: forged, name: '重叠.zip' })).ok).toBe(false);
  });

  test('thirty archives in one another are opened as deep as allowed', async () => {
    let bytes = makeZip([{ name: '底.txt', content: '最里面' }]);
    for (let depth = 0; depth < 30; depth += 1) bytes = makeZip([{ name: '套.zip', content: bytes }]);
    const extracted = await read(bytes, '套娃.zip');
    expect(extracted.notInspected).toMatchObject([{ reason: 'over-limit' }]);
    expect(extracted.notInspected[0]?.path.split('!')).toHaveLength(9);
  });

  test('a million entries, claimed where small numbers do not reach, are refused at the end record', async () => {
    const honest = makeZip([{ name: 'a', content: 'a' }]);
    const endAt = honest.length - 22;
    const wide = numbers(
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, 1e6],
      [8, 1e6],
      [8, 47],
      [8, endAt - 47],
    );
    const locator = numbers([4, 0x07064b50], [4, 0], [8, endAt], [4, 1]);
    const bytes = join([honest.subarray(0, endAt), wide, locator, honest.subarray(endAt)]);
    expect(await extractText({ bytes, name: '多.zip' })).toMatchObject({
      failure: { code: 'extraction.too-large', params: { limit: 'entries' } },
    });
  });

  test('more entries than allowed that are really there are refused too', async () => {
    const entries = Array.from({ length: 20_001 }, (_, index) => ({
      name: `${index}`,
      content: '',
      stored: true,
    }));
    expect(await extractText({ bytes: makeZip(entries), name: '多.zip' })).toMatchObject({
      failure: { code: 'extraction.too-large', params: { limit: 'entries' } },
    });
  });

  test('a million entries are refused at the end record', async () => {
    const bytes = makeZip([{ name: 'a', content: 'a' }], { claimedEntries: 65_535 });
    expect(await extractText({ bytes, name: '多.zip' })).toMatchObject({
      failure: { code: 'extraction.too-large', params: { limit: 'entries' } },
    });
  });
});

describe('what only some programs see', () => {
  test('an entry that its own header names otherwise is reported, and read', async () => {
    const extracted = await read(makeZip([{ name: '公开.txt', localName: '内部.txt', content: '正文' }]));
    expect(kindsOf(extracted.hidden)).toEqual(['zip.orphan-entry']);
    expect(textOf(extracted, '公开.txt!(text)')).toBe('正文');
  });

  test('an entry outside the directory of a document is reported', async () => {
    const honest = makeDocx({ body: paragraph('公开') });
    const hidden = makeZip([{ name: '底稿.txt', content: '另藏', unlisted: true }]);
    const bytes = new Uint8Array(hidden.length + honest.length);
    bytes.set(hidden);
    bytes.set(honest, hidden.length);
    const extracted = await read(bytes, '夹带.docx');
    expect(kindsOf(extracted.hidden)).toContain('zip.orphan-entry');
    expect(extracted.notInspected.length).toBeGreaterThan(0);
  });

  test('bytes behind a document are reported', async () => {
    const honest = makeDocx({ body: paragraph('公开') });
    const bytes = new Uint8Array(honest.length + 6);
    bytes.set(honest);
    bytes.set([0xd6, 0xd0, 0xce, 0xc4, 0x41, 0x42], honest.length);
    const extracted = await read(bytes, '尾巴.docx');
    expect(extracted.hidden).toContainEqual({ kind: 'zip.trailing-data', path: '', place: {}, count: 6 });
    expect(textOf(extracted, 'word/document.xml')).toBe('公开');
  });

  test('a document cut off at any tenth is refused or said to be damaged', async () => {
    const bytes = makeDocx({ body: paragraph('公开'.repeat(500)) });
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const result = await extractText({
        bytes: bytes.slice(0, (bytes.length * tenth) / 10),
        name: '断.docx',
      });
      if (result.ok) expect([...result.value.notInspected, ...result.value.hidden].length).toBeGreaterThan(0);
    }
  });
});
