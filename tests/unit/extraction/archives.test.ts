import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join as joinPath } from 'node:path';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { boundWasm } from '../../../shared/extraction/archive/bound-wasm.ts';
import { createExtractor } from '../../../shared/extraction/extract.node.ts';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { detectFileType } from '../../../shared/intake/detect-file-type.ts';
import { makeDocx, paragraph, read, textOf } from './make-office.ts';
import { makeRar } from './make-rar.ts';
import { makeTar } from './make-tar.ts';

const encoder = new TextEncoder();
const docx = makeDocx({ body: paragraph('表里的话') });
const kindsOf = (hidden: readonly { readonly kind: string }[]) => hidden.map(({ kind }) => kind);

describe('a tar archive', () => {
  test('is told from its bytes, packed with gzip too, and read with everything in it', async () => {
    const tar = makeTar([
      { name: '附件/', kind: '5' },
      { name: '附件/通知.docx', content: docx },
      { name: '说明.txt', content: '说明' },
    ]);
    expect(detectFileType(tar)).toBe('tar');
    const extracted = await read(tar, '附件.tar');
    expect(textOf(extracted, '附件/通知.docx!word/document.xml')).toBe('表里的话');
    expect(textOf(extracted, '(names)')).toBe('附件/\n附件/通知.docx\n说明.txt');
    expect([extracted.hidden, extracted.notInspected]).toEqual([[], []]);
    const packed = await read(gzipSync(tar), '附件.tgz');
    expect(textOf(packed, '(content)!说明.txt!(text)')).toBe('说明');
    expect(packed.hidden).toEqual([]);
  });

  test('with long names, in each of the three ways, has them right', async () => {
    const long = `${'很长的文件夹名'.repeat(6)}/通知.txt`;
    const pax = (path: string) => {
      const length = encoder.encode(` path=${path}\n`).length;
      const digits = String(length + 3).length;
      return `${length + digits} path=${path}\n`;
    };
    const extracted = await read(
      makeTar([
        { name: 'x', kind: 'x', content: pax(long) },
        { name: 'short', content: '一' },
        { name: '././@LongLink', kind: 'L', content: `二${long}\0` },
        { name: 'short', content: '二' },
        { name: 'c.txt', prefix: 'a/b', content: '三' },
        { name: 'g', kind: 'g', content: pax('all') },
        { name: 'd.txt', content: '四' },
      ]),
      '长.tar',
    );
    expect(textOf(extracted, '(names)')).toBe([long, `二${long}`, 'a/b/c.txt', 'd.txt'].join('\n'));
  });

  test('with names in GB 18030 shows them right', async () => {
    const name = Uint8Array.from([0xc3, 0xfb, 0xb5, 0xa5]);
    expect(textOf(await read(makeTar([{ name, content: '正文' }])), '(names)')).toBe('名单');
  });

  test('follows no link, opens no pipe, and says so', async () => {
    const extracted = await read(
      makeTar([
        { name: '硬链接', kind: '1', link: '/etc/passwd' },
        { name: '软链接', kind: '2', link: '/etc/passwd' },
        { name: '管道', kind: '6' },
        { name: '正.txt', content: '正文' },
      ]),
    );
    expect(extracted.notInspected).toEqual(
      ['硬链接', '软链接', '管道'].map((path) => ({ path, reason: 'unsupported-format' })),
    );
    expect(textOf(extracted, '正.txt!(text)')).toBe('正文');
  });

  test('that ends too early, goes on wrongly or repeats a name says so', async () => {
    const whole = makeTar([
      { name: 'a.txt', content: '甲' },
      { name: 'A.TXT', content: '乙'.repeat(600) },
    ]);
    expect(kindsOf((await read(whole)).hidden)).toEqual(['zip.orphan-entry']);
    const cut = await read(whole.slice(0, 512 * 4));
    expect(cut.notInspected).toEqual([{ path: '(archive)', reason: 'damaged' }]);
    expect(textOf(cut, 'a.txt!(text)')).toBe('甲');
    const lies = await read(makeTar([{ name: 'a', content: '甲', claimedBytes: 8 ** 10 }]));
    expect(lies.notInspected).toEqual([{ path: '(archive)', reason: 'damaged' }]);
    const tail = await read(makeTar([{ name: 'a', content: '甲' }], encoder.encode('夹带'.repeat(300))));
    expect(tail.notInspected).toEqual([{ path: '(trailing-data)', reason: 'damaged' }]);
    const behind = new Uint8Array(2048);
    behind.set(encoder.encode('夹带'), 1200);
    const later = await read(makeTar([{ name: 'a', content: '甲' }], behind));
    expect(later.notInspected).toEqual([{ path: '(trailing-data)', reason: 'unknown-part' }]);
  });

  test('with more members than allowed is read as far as allowed', async () => {
    const members = Array.from({ length: 8 }, (_, index) => ({ name: `${index}.txt`, content: '字' }));
    const extracted = await read(makeTar(members), '多.tar', { limits: { entries: 5 } });
    expect(extracted.notInspected).toEqual([{ path: '(archive)', reason: 'over-limit' }]);
    expect(textOf(extracted, '4.txt!(text)')).toBe('字');
  });
});

describe('a RAR archive', () => {
  test('is read with everything in it, in the thread that may do nothing else', async () => {
    const rar = makeRar([
      { name: '附件', content: '', folder: true },
      { name: '附件/通知.docx', content: docx },
      { name: '说明.txt', content: '说明' },
    ]);
    const extractor = createExtractor({
      workerUrl: new URL('../../../shared/extraction/extract-worker.node.ts', import.meta.url),
      deadlineMs: 20_000,
      heapMegabytes: 256,
    });
    const result = await extractor.extract({ bytes: rar, name: '附件.rar' });
    await extractor.close();
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.value.type).toBe('rar');
    expect(textOf(result.value, '附件/通知.docx!word/document.xml')).toBe('表里的话');
    expect(textOf(result.value, '说明.txt!(text)')).toBe('说明');
    expect([result.value.hidden, result.value.notInspected]).toEqual([[], []]);
  });

  test('with passwords is reported: on a member, and on everything', async () => {
    const one = await read(
      makeRar([
        { name: '密.txt', content: 'x'.repeat(16), encrypted: true },
        { name: '明.txt', content: '正文' },
      ]),
    );
    expect(one.notInspected).toEqual([{ path: '密.txt', reason: 'encrypted' }]);
    expect(kindsOf(one.hidden)).toEqual(['file.encrypted']);
    expect(textOf(one, '明.txt!(text)')).toBe('正文');
    const all = await read(makeRar([], { sealed: true }));
    expect(all.notInspected).toEqual([{ path: '', reason: 'encrypted' }]);
    expect(kindsOf(all.hidden)).toEqual(['file.encrypted']);
  });

  test.each(['../../外.txt', '/etc/x.txt', 'C:\\x.txt', '\u202etxt.exe'])(
    'with %j as a name only has a strange name',
    async (name) => {
      const extracted = await read(makeRar([{ name, content: '成员正文' }]));
      expect(extracted.parts.map(({ text }) => text)).toContain('成员正文');
      for (const { path } of extracted.parts) expect(path).not.toMatch(/\p{Cc}|\u202e/u);
    },
  );

  test('with a damaged member says so and goes on with the next', async () => {
    const extracted = await read(
      makeRar([
        { name: '坏.txt', content: '坏的', claimedCrc: 1 },
        { name: '胀.txt', content: '短', claimedBytes: 90_000_000 },
        { name: '好.txt', content: '好的' },
      ]),
    );
    expect(extracted.notInspected.map(({ path }) => path).sort()).toEqual(['坏.txt', '胀.txt']);
    expect(textOf(extracted, '好.txt!(text)')).toBe('好的');
  });

  test.each([1, 4])('with a link (kind %i) does not follow it', async (kind) => {
    const extracted = await read(
      makeRar([
        { name: '链接.txt', content: '', claimedBytes: 11, link: { kind, target: '/etc/passwd' } },
        { name: '正.txt', content: '正文' },
      ]),
    );
    expect(JSON.stringify(extracted)).not.toContain('root:');
    expect(extracted.notInspected).toEqual([{ path: '链接.txt', reason: 'unsupported-format' }]);
    expect(textOf(extracted, '正.txt!(text)')).toBe('正文');
  });

  test('that asks for a huge dictionary gets no memory for it', async () => {
    // Method 5 with a dictionary of 128 KiB << 13, that is 1 GiB.
    const packing = (13 << 10) | (5 << 7);
    const extracted = await read(
      makeRar([{ name: '大.txt', content: 'x'.repeat(64), packing, claimedBytes: 4096 }]),
    );
    expect(extracted.notInspected).toHaveLength(1);
    expect(textOf(await read(makeRar([{ name: '后.txt', content: '之后' }])), '后.txt!(text)')).toBe('之后');
  });

  test('that is one of several volumes, repeats names or has too many of them says so', async () => {
    const members = ['a.txt', 'A.txt'].map((name) => ({ name, content: '字' }));
    const volume = await read(makeRar(members, { volume: true }));
    expect(volume.notInspected).toContainEqual({ path: '(volumes)', reason: 'unsupported-format' });
    expect(kindsOf(volume.hidden)).toContain('zip.orphan-entry');
    const many = { bytes: makeRar(members), name: '多.rar', options: { limits: { entries: 1 } } };
    expect(await extractText(many)).toMatchObject({ failure: { params: { limit: 'entries' } } });
  });

  test('cut off at each tenth is refused or read with what is left', async () => {
    const whole = makeRar([
      { name: '甲.txt', content: '甲'.repeat(400) },
      { name: '乙.txt', content: '乙'.repeat(400) },
    ]);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const result = await extractText({
        bytes: whole.slice(0, (whole.length * tenth) / 10),
        name: '断.rar',
      });
      if (!result.ok) expect(result.failure.code).toBe('extraction.damaged');
    }
  });
});

describe('the memory a WebAssembly module may ask for', () => {
  test('is lowered in its own bytes, and the module still runs', async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('node-unrar-js'));
    const wasm = new Uint8Array(await readFile(joinPath(folder, 'js/unrar.wasm')));
    const bounded = boundWasm(wasm, 1024);
    expect(bounded).toHaveLength(wasm.length);
    expect(WebAssembly.validate(new Uint8Array(bounded ?? []))).toBe(true);
    expect(boundWasm(wasm, 1)).toBeNull();
  });

  test('is left alone where there is none of its own', () => {
    expect(boundWasm(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), 16)).toBeNull();
  });
});
