import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../shared/engine/check-report.ts';
import type { DryRunReport } from '../../shared/engine/dry-run.ts';
import type { RuleList, RuleTest, ShownRule } from '../../shared/engine/rule-reports.ts';
import { ruleSignerOf, signRulesFolder } from '../../shared/engine/sign-rules.node.ts';
import type { Rule } from '../../shared/screening/rule-set.ts';
import { newPem } from '../unit/engine/rule-keys.ts';
import { builtInRules } from '../unit/screening/rule-samples.ts';
import { projectFolder, runCli, sourceEntry } from './run-cli.ts';

let folder = '';
const at = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function json<T>(...args: string[]): Promise<{ status: number | null; report: T; notes: string }> {
  const { status, out, notes } = await runCli(['rules', ...args, '--format', 'json']);
  return { status, report: JSON.parse(out) as T, notes };
}

const words = { zh: '附加规则', en: 'added rule' };
const rule = {
  id: 'NEW-01',
  name: words,
  kind: 'term.new',
  severity: 'soft',
  patterns: [{ name: 'word', source: '云海计划', over: 'folded', confidence: 0.9 }],
  message: words,
  advice: words,
  basis: { text: words, tier: 'practice', confidence: 'C' },
  positives: [{ text: '云海计划' }, { text: '云海计划二期' }, { text: '关于云海计划' }],
  negatives: [{ text: '云海' }, { text: '计划' }, { text: '云计划海' }],
};

/** A folder with one added set. */
function addedSet(name: string, rules: readonly object[], id = 'NEW'): string {
  mkdirSync(at(name));
  const set = { schema: 'xianshen.rules/1', id, version: '2026.11', name: words, rules };
  writeFileSync(at(name, 'new.json'), JSON.stringify(set));
  return at(name);
}

describe('rules list', () => {
  test('names every set with version, digest, number of rules, and that it belongs to the program', async () => {
    const ruleSets = await builtInRules();
    const { status, report, notes } = await json<RuleList>('list');
    expect(status).toBe(0);
    expect(report.schema).toBe('xianshen.rules-list/1');
    expect(
      report.sets.map(({ id, version, digest, rules, signed, origin }) => [
        id,
        version,
        digest,
        rules,
        signed,
        origin,
      ]),
    ).toEqual(
      ruleSets.map(({ id, version, digest, rules }) => [id, version, digest, rules.length, false, 'shipped']),
    );
    expect(report.totals.rules).toBe(ruleSets.flatMap(({ rules }) => rules).length);
    expect(report.sets.every(({ trust }) => trust === 'sources')).toBe(true);
    expect(notes).not.toContain('规则集未签名');
  });

  test('is readable in both languages', async () => {
    const zh = await runCli(['rules', 'list']);
    expect(zh.out).toMatch(
      /^SEC {2}.*版本 \d{4}\.\d\d.*，\d+ 条规则，程序自带\n {4}校验值 sha256:[0-9a-f]{64} {2}随程序源码，与源码同一来源$/mu,
    );
    const en = await runCli(['rules', 'list', '--lang', 'en']);
    expect(en.out).toMatch(
      /^SEC {2}.*version .* rules, shipped\n {4}digest sha256:[0-9a-f]{64} {2}part of the program’s sources$/mu,
    );
    expect(en.notes).not.toContain('without a signature');
  });

  test('says which rules do not apply today, and a check does not apply them', async () => {
    const rules = [
      { ...rule, until: '2001-12-31' },
      { ...rule, id: 'NEW-02', since: '2999-01-01' },
      { ...rule, id: 'NEW-03', since: '2001-01-01', until: '2998-12-31' },
    ];
    const added = addedSet('dated', rules);
    const { report } = await json<RuleList>('list', '--rules', added);
    expect(report.sets.at(-1)).toMatchObject({
      id: 'NEW',
      origin: 'added',
      rules: 3,
      notInForce: [
        { rule: 'NEW-01', validity: 'expired', date: '2001-12-31' },
        { rule: 'NEW-02', validity: 'not-yet', date: '2999-01-01' },
      ],
    });
    expect((await runCli(['rules', 'list', '--rules', added])).out).toMatch(
      /NEW-01 施行至 2001-12-31[\s\S]*NEW-02 自 2999-01-01 起施行/u,
    );
    writeFileSync(at('云海.txt'), '云海计划\n');
    const checked = await runCli(['check', '--format', 'json', '--rules', added, at('云海.txt')]);
    const { files, ruleSets } = JSON.parse(checked.out) as CheckReport;
    expect(files[0]?.findings.map((finding) => finding.rule)).toEqual(['NEW-03']);
    expect(ruleSets.at(-1)).toMatchObject({ id: 'NEW', signed: false, trust: 'none' });
    expect(checked.notes).toContain('NEW');
  });
});

describe('rules show', () => {
  test('shows one rule whole', async () => {
    const { status, report } = await json<ShownRule>('show', 'pii-01');
    const [shipped] = (await builtInRules()).flatMap((set) => set.rules).filter(({ id }) => id === 'PII-01');
    expect(status).toBe(0);
    expect(report).toMatchObject({ set: { id: 'PII', signed: false }, validity: 'in-force' });
    expect(report.rule).toEqual(shipped);
    const { out } = await runCli(['rules', 'show', 'PII-01']);
    for (const heading of [
      '级别：硬性',
      '适用：',
      '模式：',
      '邻近词语：',
      '依据：',
      '法律法规, A 原文',
      '时效：不限',
      '应当发现的样例',
      '不应发现的样例',
    ]) {
      expect(out).toContain(heading);
    }
    const en = await runCli(['rules', 'show', 'PII-01', '--lang', 'en']);
    expect(en.out).toMatch(/severity: hard[\s\S]*basis: [\s\S]*samples it must find:/u);
  });

  test('never prints a secrecy mark, in no format', async () => {
    const marks = (await builtInRules())
      .flatMap((set) => set.rules)
      .filter(({ id, repeatText }) => id.startsWith('SEC-') && repeatText === false);
    expect(marks.length).toBeGreaterThan(0);
    for (const { id, positives } of marks.slice(0, 2)) {
      for (const format of ['text', 'json']) {
        const { status, out } = await runCli(['rules', 'show', id, '--format', format]);
        expect(status).toBe(0);
        for (const { text } of positives.filter((sample) => sample.text.length > 5))
          expect(out).not.toContain(text);
      }
    }
  });

  test('shows a list of terms as the rule it becomes', async () => {
    writeFileSync(at('代号.txt'), '星河工程\n云海计划\n');
    const { report } = await json<ShownRule>('show', 'TERM-01', '--terms', at('代号.txt'));
    expect((report.rule as Rule).terms?.words).toEqual(['星河工程', '云海计划']);
    expect((await runCli(['rules', 'show', 'TERM-01', '--terms', at('代号.txt')])).out).toContain(
      '词语：2 个  星河工程, 云海计划',
    );
  });

  test('of an unknown rule exits with 2', async () => {
    expect(await runCli(['rules', 'show', 'NIL-99'])).toMatchObject({
      status: 2,
      out: '',
      notes: expect.stringContaining('没有编号为“NIL-99”的规则') as string,
    });
  });
});

describe('rules test', () => {
  test('finds all shipped rules to be what their samples say', async () => {
    const { status, report } = await json<RuleTest>('test');
    expect(report.totals.faults).toBe(0);
    expect(status).toBe(0);
    expect(report.totals.samples).toBeGreaterThanOrEqual(report.totals.rules * 6);
  });

  test('names the samples of an added set that do not hold, and exits with 1', async () => {
    const wrong = {
      ...rule,
      positives: [...rule.positives.slice(1), { text: '星河工程' }],
      negatives: [{ text: '云海计划' }],
    };
    const added = addedSet('wrong', [wrong]);
    const { status, report } = await json<RuleTest>('test', '--rules', added);
    expect(status).toBe(1);
    expect(report.rules.filter(({ rule: id }) => id === 'NEW-01')).toEqual([
      {
        rule: 'NEW-01',
        positives: 3,
        negatives: 1,
        tooFew: true,
        faults: [
          { isPositive: true, number: 3, expected: 1, found: 0 },
          { isPositive: false, number: 1, expected: 0, found: 1 },
        ],
      },
    ]);
    const { out } = await runCli(['rules', 'test', '--rules', added]);
    expect(out).toMatch(
      /NEW-01 {2}样例不足[\s\S]*正例 3：应有 1 处，实有 0 处[\s\S]*反例 1：应有 0 处，实有 1 处[\s\S]*3 处不符/u,
    );
  });
});

describe('rules dry-run', () => {
  const published = () => at('已公开');
  const phone = '19900000034';

  beforeAll(() => {
    mkdirSync(join(published(), '通知'), { recursive: true });
    const sentence = '各单位要认真落实星河工程的有关要求，做好日常管理和服务工作。';
    writeFileSync(join(published(), '一.txt'), `${sentence}\n`.repeat(40));
    writeFileSync(join(published(), '通知/二.txt'), `${sentence}\n联系电话：${phone}\n`);
    writeFileSync(join(published(), '通知/空.txt'), '');
    copyFileSync('resources/sample-office/marked/版头带标志的测试样张.docx', join(published(), '三.docx'));
    writeFileSync(at('词表.txt'), '星河工程\n云海计划\n');
  });

  test('counts hits, hits per 100,000 characters and frequent words, and warns of what would flood', async () => {
    const { status, report } = await json<DryRunReport>('dry-run', published(), '--terms', at('词表.txt'));
    expect(status).toBe(1);
    expect(report.files).toEqual({ read: 2, partly: 0, refused: 1, unreadable: 1 });
    const term = report.rules.find(({ rule: id }) => id === 'TERM-01');
    expect(term).toMatchObject({
      hits: 41,
      files: 2,
      floods: true,
      words: [{ word: '星河工程', count: 41 }],
    });
    expect(term?.per100k).toBeCloseTo((41 * 100_000) / report.characters, 1);
    expect(report.totals.floods).toBeGreaterThanOrEqual(1);
  });

  test('masks personal values and repeats no secrecy mark, in every format', async () => {
    for (const format of ['text', 'json']) {
      const { out, notes } = await runCli(['rules', 'dry-run', published(), '--format', format]);
      expect(out).toContain('199****0034');
      expect(out + notes).not.toContain(phone);
      expect(out + notes).not.toMatch(/[绝机秘]\s*密\s*★/u);
    }
    const { report } = await json<DryRunReport>('dry-run', published());
    expect(report.rules.filter(({ rule: id }) => id.startsWith('SEC-')).map((each) => each.words)).toContain(
      null,
    );
  });

  test('is content with texts on which nothing floods', async () => {
    const { status, out } = await runCli(['rules', 'dry-run', at('词表.txt')]);
    expect(status).toBe(0);
    expect(out).toContain('没有会刷屏的规则');
  });

  test('exits with 2 where nothing can be read', async () => {
    expect((await runCli(['rules', 'dry-run', at('没有这个文件夹')])).status).toBe(2);
    expect((await runCli(['rules', 'dry-run', join(published(), '通知/空.txt')])).status).toBe(2);
  });
});

describe('a folder of added rule sets', () => {
  test('signed by a key that the program does not know is refused: nothing is screened', async () => {
    const added = addedSet('signed', [rule]);
    const signer = ruleSignerOf(newPem());
    if (signer === null) throw new Error('no signer');
    const signature = await signRulesFolder(added, signer, '2026-11-23');
    if (!signature.ok) throw new Error(signature.failure.code);
    writeFileSync(join(added, 'rules.sig.json'), signature.value);
    for (const args of [
      ['check', '--rules', added, at('云海.txt')],
      ['rules', 'list', '--rules', added],
      ['rules', 'test', '--rules', added],
      ['rules', 'dry-run', '--rules', added, at('云海.txt')],
    ]) {
      const { status, out, notes } = await runCli(args);
      expect([args[1], status, out]).toEqual([args[1], 2, '']);
      expect(notes).toContain('rules.sig.json');
    }
  });

  test('that takes the id of a shipped set or rule is refused', async () => {
    const added = addedSet('taken', [rule], 'PII');
    expect(await runCli(['rules', 'list', '--rules', added])).toMatchObject({ status: 2, out: '' });
  });

  test('that is damaged is refused with the place of the fault', async () => {
    const added = addedSet('damaged', [{ ...rule, severity: 'loud' }]);
    const { status, notes } = await runCli(['rules', 'list', '--rules', added]);
    expect(status).toBe(2);
    expect(notes).toContain('rules.0.severity');
    expect(readFileSync(join(added, 'new.json'), 'utf8')).toContain('loud');
  });
});

test.each([
  [['rules']],
  [['rules', 'nonsense']],
  [['rules', 'show']],
  [['rules', 'dry-run']],
  [['rules', 'list', '--format', 'sarif']],
])('%j is wrong usage', async (args) => expect((await runCli(args)).status).toBe(2));

test('a reader who has enough ends the command without a fault of the program', async () => {
  const child = spawn(process.execPath, [sourceEntry, 'rules', 'list', '--format', 'json'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const notes: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => notes.push(chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(Buffer.concat(notes).toString()).not.toContain('EPIPE');
  expect(status).toBe(2);
});
