import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckedFile, CheckReport } from '../../shared/engine/check-report.ts';
import { runCli } from '../flows/run-cli.ts';
import { makeDocx, paragraph, wordPart } from '../unit/extraction/make-office.ts';
import { makePdf } from '../unit/extraction/make-pdf.ts';
import { makeRar } from '../unit/extraction/make-rar.ts';
import { makeZip } from '../unit/intake/make-zip.ts';

/**
 * One folder with everything hostile in it, checked as a person would check it: each file gets its own outcome, and the
 * honest file between them is read as if it were alone.
 */
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const honest = '联系方式：手机19900000071。\n';
const isPosix = process.platform !== 'win32';
/** Root may read everything, so that there is no unreadable file for it. */
const mayBeRefused = isPosix && process.getuid?.() !== 0;
let report: CheckReport;
let status: number | null;

const encoder = new TextEncoder();
const at = (name: string) => join(folder, name);
const nested = (depth: number): Uint8Array => {
  let bytes = makeZip([{ name: '底.txt', content: '最里面' }]);
  for (let level = 0; level < depth; level += 1) bytes = makeZip([{ name: '套.zip', content: bytes }]);
  return bytes;
};

/** A picture's header that claims 60,000 × 60,000 points. */
function hugePng(): Uint8Array {
  const header = [
    0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 6, 0, 0, 0, 0, 0, 0, 0,
  ];
  const end = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
  return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...header, ...end]);
}

const files: Readonly<Record<string, Uint8Array>> = {
  '000-正常.txt': encoder.encode(honest),
  '空.docx': new Uint8Array(),
  '套娃.zip': nested(30),
  '炸弹.zip': makeZip([
    { name: '炸弹.txt', content: new Uint8Array(40_000_000) },
    { name: '说明.txt', content: honest },
  ]),
  '谎报.zip': makeZip([{ name: 'a', content: 'a' }], { claimedEntries: 65_535 }),
  '加密.zip': makeZip([{ name: '密.txt', content: '正文', flags: 1 }]),
  '加密.rar': makeRar([], { sealed: true }),
  '链接.zip': makeZip([{ name: '链接', content: '/etc/passwd', unixMode: 0xa1ff }]),
  '深.docx': makeDocx({ body: '<w:sdt>'.repeat(1_000_000) }),
  '实体.docx': makeDocx({
    body: paragraph('正文'),
    parts: {
      'word/header1.xml': `<!DOCTYPE x [<!ENTITY a "${'一'.repeat(100)}">]>${wordPart('hdr', paragraph('&a;'))}`,
    },
    related: [{ id: 'h', kind: 'header', target: 'header1.xml' }],
  }),
  '环.pdf': encoder.encode(
    new TextDecoder()
      .decode(makePdf({ content: 'BT ET', page: '' }))
      .replace('/Kids[3 0 R]/Count 1', '/Kids[2 0 R]/Count 9'),
  ),
  '大图.png': hugePng(),
  '半图.png': hugePng().slice(0, 20),
  '假图.jpg': makeDocx({ body: paragraph('正文') }),
  '表情🙂𠮷龦.txt': encoder.encode(honest),
  '通知\u202etxt.docx': makeDocx({ body: paragraph('正文') }),
  '零\u200b宽.txt': encoder.encode(honest),
  'CON.txt': encoder.encode(honest),
};

beforeAll(async () => {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(at(name), bytes);
  writeFileSync(at('稀疏.pdf'), '%PDF-1.7\n');
  truncateSync(at('稀疏.pdf'), 4 * 1024 ** 3);
  mkdirSync(at('目录.docx'));
  if (isPosix) {
    execFileSync('mkfifo', [at('管道.docx')]);
    symlinkSync('/没有这个地方', at('断链.docx'));
    writeFileSync(at('尾点. '), honest);
    writeFileSync(at(`${'长'.repeat(83)}.txt`), honest);
  }
  if (mayBeRefused) {
    writeFileSync(at('无权.txt'), honest);
    chmodSync(at('无权.txt'), 0);
  }
  const run = await runCli(['check', '--no-ocr', '--jobs', '2', '--format', 'json', folder]);
  status = run.status;
  report = JSON.parse(run.out) as CheckReport;
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string): CheckedFile {
  const found = report.files.find(({ path }) => path === at(name));
  if (found === undefined) throw new Error(`not in the report: ${name}`);
  return found;
}
const reasonsOf = (name: string) => fileOf(name).notInspected.map(({ reason }) => reason);
const rulesOf = (name: string) => fileOf(name).findings.map(({ rule }) => rule);

describe('a folder full of hostile files', () => {
  test('is gone through to the end, and what could not be inspected decides the exit status', () => {
    expect(status === 1 || status === 3).toBe(true);
    expect(report.files.length).toBeGreaterThanOrEqual(Object.keys(files).length);
    expect(report.totals.notInspected).toBeGreaterThan(10);
  });

  test('does not keep the honest file among them from being read', () => {
    expect(fileOf('000-正常.txt').status).toBe('inspected');
    expect(fileOf('000-正常.txt').findings.length).toBeGreaterThan(0);
  });

  test.each([
    ['空.docx', 'intake.empty'],
    ['稀疏.pdf', 'intake.too-large'],
    ['谎报.zip', 'extraction.too-large'],
  ])('%s is unreadable: %s', (name, reason) => {
    expect([fileOf(name).status, reasonsOf(name)]).toEqual(['unreadable', [reason]]);
  });

  test.each([
    ['套娃.zip', 'over-limit'],
    ['炸弹.zip', 'over-limit'],
    ['加密.zip', 'encrypted'],
    ['加密.rar', 'encrypted'],
    ['链接.zip', 'unsupported-format'],
    ['深.docx', 'over-limit'],
    ['实体.docx', 'damaged'],
  ])('%s is read in part: %s', (name, reason) => {
    expect([fileOf(name).status, reasonsOf(name)]).toEqual(['partly', expect.arrayContaining([reason])]);
  });

  test('the member beside a bomb is read', () => {
    expect(rulesOf('炸弹.zip')).toEqual(expect.arrayContaining(rulesOf('000-正常.txt')));
  });

  test.each(['环.pdf', '大图.png', '半图.png'])('%s never counts as inspected', (name) => {
    expect(fileOf(name).status).not.toBe('inspected');
  });

  test('a document named like a picture is read as a document', () => {
    expect(fileOf('假图.jpg').mediaType).toMatch(/wordprocessingml/);
    expect(
      fileOf('假图.jpg')
        .findings.map(({ kind }) => kind)
        .join(),
    ).toContain('mismatch');
  });

  test('a folder named like a document is walked, not read', () => {
    expect(report.files.some(({ path }) => path === at('目录.docx'))).toBe(false);
  });
});

describe('names', () => {
  test.each(['表情🙂𠮷龦.txt', '零\u200b宽.txt', 'CON.txt'])(
    '%j is only a name: the file is read',
    (name) => {
      expect(rulesOf(name)).toEqual(expect.arrayContaining(rulesOf('000-正常.txt')));
    },
  );

  test('that turn the reading direction do not reach the terminal', async () => {
    const { out, notes } = await runCli(['check', '--no-ocr', at('通知\u202etxt.docx')]);
    expect(out + notes).not.toContain('\u202e');
    expect(out).toContain('通知�txt.docx');
  });

  test.runIf(isPosix)('of 255 bytes, and with a dot and a blank at the end, are read too', () => {
    for (const name of ['尾点. ', `${'长'.repeat(83)}.txt`])
      expect(fileOf(name).findings.length).toBeGreaterThan(0);
  });
});

describe.runIf(isPosix)('what is no ordinary file', () => {
  test('a pipe and a broken link are reported and hold nobody up', () => {
    expect(reasonsOf('管道.docx')).toEqual(['intake.not-a-file']);
    expect(reasonsOf('断链.docx')).toEqual(['intake.vanished']);
  });

  test.runIf(mayBeRefused)('a file that may not be read is reported', () => {
    expect(reasonsOf('无权.txt')).toEqual(['intake.unreadable']);
  });
});
