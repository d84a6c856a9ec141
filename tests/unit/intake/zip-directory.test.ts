import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { inflateEntry } from '../../../shared/intake/inflate-entry.ts';
import { readZipDirectory } from '../../../shared/intake/zip-directory.ts';
import { makeZip } from './make-zip.ts';

const bounds = { entryBytes: 1_000_000, inflationRatio: 100, ratioFloorBytes: 100_000 };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function read(bytes: Uint8Array, maximum = 100) {
  const reading = readZipDirectory(bytes, maximum);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.directory;
}

function content(bytes: Uint8Array, name: string) {
  const entry = read(bytes).entries.find((each) => each.name === name);
  if (entry === undefined) throw new Error('no such entry');
  return inflateEntry(bytes, entry, bounds);
}

describe('the directory of a ZIP file', () => {
  test('lists entries with Chinese names and unpacks them', () => {
    const bytes = makeZip([
      { name: '名单.txt', content: '柳桥社区' },
      { name: '说明.txt', content: '原样存放', stored: true },
    ]);
    expect(read(bytes).entries.map(({ name }) => name)).toEqual(['名单.txt', '说明.txt']);
    expect(content(bytes, '名单.txt')).toMatchObject({ ok: true });
    for (const [name, expected] of [
      ['名单.txt', '柳桥社区'],
      ['说明.txt', '原样存放'],
    ] as const) {
      const reading = content(bytes, name);
      expect(reading.ok && text(reading.bytes)).toBe(expected);
    }
    expect(read(bytes)).toMatchObject({ orphans: [], strayBytes: 0, overlapping: false });
  });

  test('accepts sizes written behind the data', () => {
    const bytes = makeZip([
      { name: 'a.txt', content: '一'.repeat(500), descriptor: true },
      { name: 'b.txt', content: '二' },
    ]);
    expect(read(bytes)).toMatchObject({ orphans: [], strayBytes: 0 });
    expect(read(bytes).entries[0]?.contradicted).toBe(false);
  });

  test('finds an entry that the directory does not list', () => {
    const bytes = makeZip([
      { name: 'a.txt', content: '看得见' },
      { name: '底稿.txt', content: '目录里没有', unlisted: true },
      { name: 'b.txt', content: '看得见' },
    ]);
    expect(read(bytes).orphans).toEqual(['底稿.txt']);
    expect(read(bytes).entries).toHaveLength(2);
  });

  test('counts bytes behind the archive, but not padding', () => {
    const entries = [{ name: 'a.txt', content: '正文' }];
    expect(read(makeZip(entries, { after: new TextEncoder().encode('hidden') })).strayBytes).toBe(6);
    expect(read(makeZip(entries, { after: Uint8Array.of(0, 0, 10) })).strayBytes).toBe(0);
  });

  test('counts bytes before the archive and still finds the entries', () => {
    const honest = makeZip([{ name: 'a.txt', content: '正文' }]);
    const shifted = new Uint8Array(honest.length + 5);
    shifted.set(new TextEncoder().encode('MZabc'));
    shifted.set(honest, 5);
    expect(read(shifted).strayBytes).toBe(5);
    const reading = content(shifted, 'a.txt');
    expect(reading.ok && text(reading.bytes)).toBe('正文');
  });

  test('sees that a local header names another file', () => {
    const bytes = makeZip([{ name: '公开.txt', localName: '内部.txt', content: '一' }]);
    expect(read(bytes).entries[0]?.contradicted).toBe(true);
  });

  test('hands out the comment', () => {
    expect(text(read(makeZip([], { comment: '压缩说明' })).comment)).toBe('压缩说明');
  });

  test('refuses a directory with another number of entries than the end record says', () => {
    const bytes = makeZip([{ name: 'a', content: 'a' }], { claimedEntries: 2 });
    expect(readZipDirectory(bytes, 100)).toEqual({ ok: false, reason: 'damaged' });
  });

  test('refuses more entries than allowed before looking at them', () => {
    const bytes = makeZip([
      { name: 'a', content: 'a' },
      { name: 'b', content: 'b' },
    ]);
    expect(readZipDirectory(bytes, 1)).toEqual({ ok: false, reason: 'too-many-entries' });
  });

  test('refuses a file cut off anywhere', () => {
    const bytes = makeZip([{ name: 'a.txt', content: '正文'.repeat(50) }]);
    for (let length = 0; length < bytes.length; length += 7) {
      expect(readZipDirectory(bytes.subarray(0, length), 100).ok).toBe(false);
    }
  });

  test('reads what another program wrote, whatever the contents', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1, maxLength: 20 }).filter((name) => name !== '__proto__'),
          fc.uint8Array({ maxLength: 300 }),
        ),
        (files) => {
          const bytes = zipSync(files);
          const directory = read(bytes);
          expect(directory).toMatchObject({ orphans: [], strayBytes: 0, overlapping: false });
          expect(directory.entries).toHaveLength(Object.keys(files).length);
          for (const entry of directory.entries) expect(inflateEntry(bytes, entry, bounds).ok).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('never throws on bytes that look like an archive', () => {
    const honest = makeZip([
      { name: 'a.txt', content: '正文' },
      { name: 'b.txt', content: '附件', descriptor: true },
    ]);
    fc.assert(
      fc.property(fc.nat(honest.length - 1), fc.nat(255), (at, value) => {
        const changed = honest.slice();
        changed[at] = value;
        const reading = readZipDirectory(changed, 100);
        if (reading.ok) for (const entry of reading.directory.entries) inflateEntry(changed, entry, bounds);
      }),
    );
  });
});

describe('unpacking', () => {
  test.each([
    ['an encrypted entry', { flags: 1 }, 'encrypted'],
    ['a method it does not know', { method: 99 }, 'unsupported-format'],
    ['a wrong check sum', { claimedCrc: 7 }, 'damaged'],
    ['a size that is too small: bytes would be lost', { claimedBytes: 3 }, 'damaged'],
    ['a size that is too large', { claimedBytes: 400 }, 'damaged'],
    ['a size of nothing', { claimedBytes: 0, claimedCrc: 0 }, 'damaged'],
  ] as const)('refuses %s', (_, lie, reason) => {
    const bytes = makeZip([{ name: 'a.txt', content: '一二三四五', ...lie }]);
    expect(content(bytes, 'a.txt')).toEqual({ ok: false, reason });
  });

  test('stops at the bound on what comes out, whatever the headers promise', () => {
    const bomb = makeZip([{ name: 'a.txt', content: new Uint8Array(2_000_000), claimedBytes: 10 }]);
    expect(content(bomb, 'a.txt')).toEqual({ ok: false, reason: 'over-limit' });
    const honestBomb = makeZip([{ name: 'a.txt', content: new Uint8Array(500_000) }]);
    expect(content(honestBomb, 'a.txt')).toEqual({ ok: false, reason: 'over-limit' });
  });

  test('reads an empty entry', () => {
    expect(content(makeZip([{ name: 'a.txt', content: '' }]), 'a.txt')).toMatchObject({ ok: true });
  });
});
