/** Lists of terms as offices have them: any encoding, any length. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../shared/engine/check-report.ts';
import { runCli } from './run-cli.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-list-'));
  writeFileSync(at('通知.txt'), '关于星河工程与𠮷野计划的通知。\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function listed(...args: string[]) {
  const { status, out, notes } = await runCli(['check', '--format', 'json', ...args, at('通知.txt')]);
  if (status === 2) return { status, notes, terms: [] };
  const { files } = JSON.parse(out) as CheckReport;
  const terms = files[0]?.findings.filter(({ rule }) => rule === 'TERM-01').map(({ text }) => text);
  return { status, notes, terms };
}

/** Written out byte by byte, because nothing here encodes to them: 星河工程, 𠮷野计划 as GB 18030-2022 has them. */
const gbk = Buffer.from('d0c7bad3b9a4b3cc0a', 'hex');
const gb18030 = Buffer.concat([gbk, Buffer.from('9534b235d2b0bcc6bbae0a', 'hex')]);
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const wide = Buffer.from('星河工程\n𠮷野计划\n', 'utf16le');
const mark = Buffer.from([0xff, 0xfe]);

describe('a list of terms', () => {
  test.each<[string, Buffer, readonly string[]]>([
    ['GBK', gbk, ['星河工程']],
    ['GB 18030, with a character of four bytes', gb18030, ['星河工程', '𠮷野计划']],
    ['UTF-16LE', Buffer.concat([mark, wide]), ['星河工程', '𠮷野计划']],
    ['UTF-16BE', Buffer.concat([swapped(mark), swapped(wide)]), ['星河工程', '𠮷野计划']],
    ['UTF-8 with a mark', Buffer.from('\ufeff星河工程\n𠮷野计划\n'), ['星河工程', '𠮷野计划']],
  ])('in %s is looked for', async (name, bytes, terms) => {
    const file = at(`${name}.txt`);
    writeFileSync(file, bytes);
    expect(await listed('--terms', file)).toMatchObject({ status: 0, terms });
  });

  test('with five million lines is refused at once, in words, and not used in part', async () => {
    const file = at('五百万.txt');
    writeFileSync(file, '星河工程\n'.repeat(5_000_000));
    const { status, notes } = await listed('--terms', file);
    expect(status).toBe(2);
    expect(notes).toMatch(/1,?000,?000/u);
  });

  test('that is long is prepared once and kept where the person says, in words of the list alone', async () => {
    const file = at('长.txt');
    const lines = Array.from({ length: 20_000 }, (_, index) => `云海${index}号专项`);
    writeFileSync(file, `${lines.join('\n')}\n星河工程\n`);
    const cache = at('cache');
    const first = await listed('--terms', file, '--cache', cache);
    const [kept = ''] = readdirSync(cache);
    const bytes = readFileSync(join(cache, kept));
    expect(await listed('--terms', file, '--cache', cache)).toEqual(first);
    expect(first.terms).toEqual(['星河工程']);
    expect(readdirSync(cache)).toEqual([kept]);
    writeFileSync(join(cache, kept), bytes.fill(7, 1_000, 2_000));
    expect(await listed('--terms', file, '--cache', cache)).toEqual(first);
    expect(readFileSync(join(cache, kept)).equals(bytes)).toBe(false);
  });
});
