import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import { bundleLimits } from '../../shared/bundle/manifest.ts';
import type { RawEntry, RawZip } from '../unit/bundle/raw-zip.ts';
import { rawZip } from '../unit/bundle/raw-zip.ts';
import { built, named, verified } from '../unit/bundle/release.ts';

const bundle = built();
const entries: readonly RawEntry[] = bundle.entries.map(({ path, bytes }) => ({ name: path, data: bytes }));
const top = '11990101-2026-0007';
const target = `${top}/data/document/01-管理办法.txt`;

/** The whole bundle with one entry more, in its place in the order. */
function withEntry(entry: RawEntry, around: RawZip = {}): Uint8Array {
  return rawZip([...entries, entry].sort(byName), around);
}

function byName(left: RawEntry, right: RawEntry): number {
  return String(left.name) < String(right.name) ? -1 : 1;
}

function changed(change: Partial<RawEntry>): Uint8Array {
  return rawZip(entries.map((entry) => (entry.name === target ? { ...entry, ...change } : entry)));
}

test('the raw writer makes the very bytes of the bundle, so that each test below changes one thing only', () => {
  expect(Buffer.from(rawZip(entries)).equals(Buffer.from(bundle.bytes))).toBe(true);
});

test.each([
  ['../ in front', '../outside.txt', 'traversal'],
  ['../ inside', `${top}/data/../../outside.txt`, 'traversal'],
  ['an empty segment', `${top}//data/x.txt`, 'traversal'],
  ['a single dot', `${top}/./x.txt`, 'traversal'],
  ['an absolute path', '/etc/passwd', 'absolute'],
  ['a drive letter', 'C:/Windows/x.txt', 'drive'],
  ['a relative drive', 'c:x.txt', 'drive'],
  ['a backslash', `${top}\\..\\x.txt`, 'backslash'],
  ['a network share', '\\\\server\\share', 'backslash'],
  ['a NUL', `${top}/data/x.txt\0.exe`, 'control'],
  ['a line break', `${top}/data/x\n.txt`, 'control'],
  ['a right-to-left override', `${top}/data/\u202etxt.exe`, 'control'],
  ['a zero-width space', `${top}/data/x\u200b.txt`, 'control'],
  ['decomposed letters', `${top}/data/re\u0301sume.txt`, 'normalisation'],
  ['a Windows device', `${top}/data/CON.txt`, 'reserved'],
  ['a trailing dot', `${top}/data/x.txt.`, 'reserved'],
  ['a trailing blank', `${top}/data/x.txt `, 'reserved'],
  ['an alternate stream', `${top}/data/x.txt:hidden`, 'reserved'],
  ['far too long a name', `${top}/${'x'.repeat(1_100)}`, 'long'],
])('an entry with %s is refused', (_, name, why) => {
  const report = verified(withEntry({ name }));
  expect(report.valid).toBe(false);
  expect(
    report.problems.filter(({ code }) => code === 'zip.unsafe-path').map(({ params }) => params),
  ).toEqual([{ why }]);
});

test('names in reports cannot turn or hide text in a terminal', () => {
  const report = verified(withEntry({ name: `${top}/\u001b[31m\u202e.txt` }));
  for (const { file } of report.problems) expect(file).not.toMatch(/[\p{Cc}\u202e]/u);
});

test('a name in GBK is refused, whether it is marked as UTF-8 or not', () => {
  const gbk = Uint8Array.from([...Buffer.from(`${top}/data/`), 0xc3, 0xfb, 0xb5, 0xa5]);
  for (const flags of [0, 0x0800]) {
    const report = verified(rawZip([...entries, { name: gbk, flags }]));
    expect(report.problems).toContainEqual(
      expect.objectContaining({ code: 'zip.unsafe-path', params: { why: 'encoding' } }),
    );
  }
});

test('a name in GBK whose bytes happen to read as UTF-8 is refused as well', () => {
  const gbk = Uint8Array.from([...Buffer.from(`${top}/data/`), 0xcd, 0xa8, 0xd6, 0xaa]);
  expect(verified(rawZip([...entries, { name: gbk, flags: 0 }])).valid).toBe(false);
});

test('a UTF-8 name that is not marked as such is refused', () => {
  expect(named(verified(changed({ flags: 0 })))).toEqual(['zip.layout data/document/01-管理办法.txt']);
});

test.each([
  ['a symbolic link', { mode: 0o120777 }, 'link'],
  ['a folder', { name: `${top}/data/zz/` }, 'folder'],
  ['a named pipe', { mode: 0o010644 }, 'special'],
  ['a device', { mode: 0o060644 }, 'special'],
] as const)('%s is refused', (_, change, kind) => {
  const report = verified(withEntry({ name: `${top}/data/zz`, data: encodeUtf8('/etc/passwd'), ...change }));
  expect(report.problems).toContainEqual(
    expect.objectContaining({ code: 'zip.not-a-file', params: { kind } }),
  );
});

test('a name that occurs twice is refused, also with the same bytes', () => {
  const twice = entries.flatMap((entry) => (entry.name === target ? [entry, entry] : [entry]));
  expect(named(verified(rawZip(twice)))).toEqual(['zip.duplicate-name data/document/01-管理办法.txt']);
});

test('names that differ in case only are refused', () => {
  const report = verified(withEntry({ name: `${top}/BAGIT.txt`, data: encodeUtf8('x') }));
  expect(named(report)).toContain('zip.colliding-name bagit.txt');
});

test('names that differ in width or composition only are refused', () => {
  for (const name of [`${top}/ｂagit.txt`, `${top}/data/catalogue．json`]) {
    expect(verified(withEntry({ name })).problems.map(({ code }) => code)).toContain('zip.colliding-name');
  }
});

test('a file that is also the folder of another is refused', () => {
  const report = verified(withEntry({ name: `${top}/data/document` }));
  expect(named(report)).toContain('zip.colliding-name data/document');
});

test('an encrypted entry is refused', () => {
  for (const flags of [0x0801, 0x0841, 0x2801]) {
    expect(named(verified(changed({ flags })))).toContain('zip.encrypted data/document/01-管理办法.txt');
  }
});

test('a bomb is refused without being unpacked', () => {
  const data = deflateRawSync(Buffer.alloc(32 * 1024 * 1024));
  const started = process.memoryUsage().arrayBuffers;
  const report = verified(changed({ data: new Uint8Array(data), method: 8, claimed: 0xffff_fff0 }));
  expect(named(report)).toContain('zip.compressed data/document/01-管理办法.txt');
  expect(process.memoryUsage().arrayBuffers - started).toBeLessThan(8 * 1024 * 1024);
});

test('an entry that claims another size than it has is refused', () => {
  expect(verified(changed({ claimed: 5 })).valid).toBe(false);
  expect(verified(changed({ claimed: 0xffff_ffff })).valid).toBe(false);
});

test('headers that disagree about a name are refused, and both names told', () => {
  const report = verified(changed({ localName: `${top}/data/document/01-管理办去.txt` }));
  expect(named(report)).toContain('zip.headers-differ data/document/01-管理办法.txt');
  expect(named(report)).toContain('zip.headers-differ data/document/01-管理办去.txt');
});

test('an entry that the directory does not list is refused', () => {
  const report = verified(
    withEntry({ name: `${top}/data/hidden.txt`, data: encodeUtf8('藏'), unlisted: true }),
  );
  expect(report.valid).toBe(false);
  expect(report.problems.map(({ code }) => code)).toContain('zip.hidden-data');
});

test.each([
  ['before the first entry', rawZip(entries, { before: encodeUtf8('#!/bin/sh\n') }), 'zip.hidden-data'],
  [
    'between entries',
    rawZip(entries.map((entry) => ({ ...entry, gap: encodeUtf8('x') }))),
    'zip.hidden-data',
  ],
  ['behind the end', rawZip(entries, { after: encodeUtf8('尾') }), 'zip.trailing-data'],
  ['in a comment', rawZip(entries, { comment: encodeUtf8('备注') }), 'zip.trailing-data'],
  [
    'in front of the whole archive',
    new Uint8Array([...encodeUtf8('MZ'), ...bundle.bytes]),
    'zip.leading-data',
  ],
])('bytes %s are refused', (_, bytes, code) => {
  const report = verified(bytes);
  expect(report.valid).toBe(false);
  expect(report.problems.map((each) => each.code)).toContain(code);
});

test('another order of the same entries is refused', () => {
  const report = verified(rawZip(entries.toReversed()));
  expect(report.problems.map(({ code }) => code)).toContain('zip.out-of-order');
});

test('the same files packed by another program are refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-container-'));
  try {
    const script =
      'import sys, zipfile\n' +
      'source, target = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], "w")\n' +
      'for name in source.namelist(): target.writestr(name, source.read(name))\n' +
      'target.close()\n';
    writeFileSync(join(folder, 'a.zip'), bundle.bytes);
    execFileSync('python3', ['-c', script, join(folder, 'a.zip'), join(folder, 'b.zip')]);
    const report = verified(new Uint8Array(readFileSync(join(folder, 'b.zip'))));
    expect(report.valid).toBe(false);
    expect(new Set(report.problems.map(({ code }) => code))).toContain('zip.layout');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('more entries than a bundle can have are refused before they are looked at', () => {
  const many = Array.from({ length: bundleLimits.entries + 1 }, (_, index) => ({
    name: `${top}/data/${index}`,
  }));
  const report = verified(rawZip(many));
  expect(report).toMatchObject({ valid: false, checked: ['container'] });
  expect(report.problems.map(({ code }) => code)).toEqual(['zip.too-many-entries']);
});

test('an end record that claims a million entries is refused', () => {
  const report = verified(rawZip(entries, { claimedEntries: 0xffff }));
  expect(report.problems.map(({ code }) => code)).toContain('zip.too-many-entries');
});

test('a directory cut short is refused', () => {
  expect(verified(rawZip(entries, { claimedEntries: 3 })).valid).toBe(false);
  expect(verified(rawZip(entries, { claimedEntries: 99 })).valid).toBe(false);
});

test.each([
  ['nothing', new Uint8Array()],
  ['text', encodeUtf8('不是压缩包')],
  ['an empty archive', rawZip([])],
  ['zeros', new Uint8Array(4_096)],
  ['only an end mark', Uint8Array.of(0x50, 0x4b, 5, 6)],
])('%s is no bundle', (_, bytes) => {
  expect(verified(bytes).valid).toBe(false);
});

test('random bytes spliced into a bundle never make the verifier throw', () => {
  let seed = 7;
  const next = (bound: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % bound;
  };
  for (let round = 0; round < 400; round += 1) {
    const bytes = bundle.bytes.slice();
    for (let count = 0; count < 1 + (round % 8); count += 1)
      bytes[bytes.length - 1 - next(2_400)] = next(256);
    expect(() => verified(bytes)).not.toThrow();
  }
});
