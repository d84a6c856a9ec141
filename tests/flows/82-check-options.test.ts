/** What a check says beside its findings, and the bounds that a person may set for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../shared/engine/check-report.ts';
import { runCli } from './run-cli.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const padded = Array.from({ length: 6 }, (_, index) => `参见样政发〔2022〕0${index + 1}号。`).join('\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-check-options-'));
  writeFileSync(at('numbers.txt'), padded);
  writeFileSync(at('road.txt'), '路口交通秩序良好。');
  writeFileSync(at('terms.txt'), '口交\n');
  writeFileSync(at('large.txt'), `${'正文'.repeat(200_000)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function check(...args: string[]): Promise<{ status: number | null; report: CheckReport }> {
  const { status, out } = await runCli(['check', '--format', 'json', ...args]);
  return { status, report: JSON.parse(out) as CheckReport };
}

describe('a report', () => {
  test('explains each finding, in JSON and in sentences of the chosen language', async () => {
    const { report } = await check(at('numbers.txt'));
    const explanation = report.files[0]?.findings[0]?.explanation;
    expect(explanation).toMatchObject({
      matcher: 'padded',
      certainty: { before: 0.9, after: 0.9, threshold: 0.5 },
      basis: { tier: expect.stringMatching(/^(?:law|standard|practice)$/u), text: expect.any(String) },
    });
    expect(explanation?.sentences[0]).toBe('规则 DN-03 按“padded”在此处找到。');
    const english = await check(at('numbers.txt'), '--lang', 'en');
    expect(english.report.files[0]?.findings[0]?.explanation.sentences[0]).toBe(
      'Rule DN-03 found this place by “padded”.',
    );
  });

  test('says which rules did not run for want of a release', async () => {
    const { report } = await check(at('numbers.txt'));
    expect(report.notRun).toEqual([{ reason: 'no-dossier', rules: expect.any(Array) }]);
    expect(report.notRun[0]?.rules).toEqual(
      expect.arrayContaining(['CAT-03', 'CONS-01', 'DN-09', 'DN-10', 'DUP-01', 'PUB-01']),
    );
    expect(report.notRun[0]?.rules).not.toContain('CAT-01');
    const { out } = await runCli(['check', at('numbers.txt')]);
    expect(out).toMatch(/未运行 \d+ 条规则：.*DN-10/u);
  });

  test('says whether words were segmented; a term across two words is lowered and stays', async () => {
    const { report } = await check(at('road.txt'), '--terms', at('terms.txt'));
    const [finding] = report.files[0]?.findings ?? [];
    expect(finding?.rule).toBe('TERM-01');
    const lowered = { segmenter: 'present', confidence: 0.6 };
    const certain = { segmenter: 'absent', confidence: 0.9 };
    expect([lowered, certain]).toContainEqual({
      segmenter: report.segmenter,
      confidence: finding?.confidence,
    });
  });

  test('does not alarm about rule sets that belong to the program', async () => {
    const { notes } = await runCli(['check', at('numbers.txt')]);
    expect(notes).not.toContain('未签名');
  });
});

describe('bounds', () => {
  test('of findings: the rest is counted by a finding of its own', async () => {
    const { report } = await check(at('numbers.txt'), '--limit-findings', '2');
    const rules = report.files[0]?.findings.map(({ rule }) => rule);
    expect(rules?.filter((rule) => rule === 'DN-03')).toHaveLength(2);
    const rest = report.files[0]?.findings.find(({ rule }) => rule === 'MORE-01');
    expect(rest?.message).toContain('还有4处发现没有逐条列出');
  });

  test('of the text taken from a file, and of the file itself', async () => {
    const short = await check(at('large.txt'), '--limit-text', '1000');
    expect(short.report.files[0]?.status).not.toBe('inspected');
    expect(short.status).toBe(3);
    const small = await check(at('large.txt'), '--limit-file', '1');
    expect(small.report.files[0]).toMatchObject({
      status: 'unreadable',
      failure: { code: 'intake.too-large' },
    });
  });

  test.each([
    ['--limit-file', '0', '1–2048'],
    ['--limit-seconds', 'soon', '1–86400'],
    ['--limit-text', '1.5', '1000–400000000'],
    ['--limit-nesting', '33', '1–32'],
  ])('%s %s is wrong usage and says what would be right', async (option, value, right) => {
    const zh = await runCli(['check', at('road.txt'), option, value]);
    expect(zh.status).toBe(2);
    expect(zh.notes).toContain(option);
    expect(zh.notes).toContain(right);
    const en = await runCli(['check', at('road.txt'), option, value, '--lang', 'en']);
    expect(en.notes).toContain(right);
  });

  test('are explained in help, with standard and bounds', async () => {
    const zh = await runCli(['check', '--help']);
    expect(zh.out.replace(/\s+/gu, '')).toContain('默认256，可设1至2048');
    const en = await runCli(['check', '--help', '--lang', 'en']);
    expect(en.out.replace(/\s+/gu, ' ')).toContain('standard 256, from 1 to 2048');
  });
});
