import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { loadRuleSets } from '../../../shared/screening/load-rules.node.ts';
import { parseRuleSet } from '../../../shared/screening/rule-set.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { readTermList, termsFor } from '../../../shared/screening/term-list.ts';
import { ruleSetOfTerms } from '../../../shared/screening/term-rules.ts';
import { faultySamples } from '../../../shared/screening/try-samples.ts';
import { key, oneText, rulesFolder } from './rule-samples.ts';

const both = { zh: '甲', en: 'a' };
const rule = {
  id: 'NEW-01',
  name: both,
  kind: 'term.new',
  severity: 'soft',
  patterns: [{ name: 'word', source: '甲乙', over: 'folded', confidence: 0.9 }],
  message: both,
  advice: both,
  basis: { text: both, tier: 'practice', confidence: 'C' },
  positives: [],
  negatives: [],
};

function setWith(...rules: object[]): string {
  return JSON.stringify({ schema: 'xianshen.rules/1', id: 'NEW', version: '2026.11', name: both, rules });
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rules-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('a rule-set file', () => {
  test('is accepted when whole', () => {
    expect(parseRuleSet('new.json', setWith(rule), 'sha256:0')).toMatchObject({
      ok: true,
      value: { id: 'NEW', digest: 'sha256:0' },
    });
  });

  test.each([
    ['no JSON', '{', 'JSON'],
    ['another schema', '{"schema":"else"}', 'schema'],
    ['an unknown field', setWith({ ...rule, colour: 'red' }), 'rules.0'],
    [
      'an expression that does not compile',
      setWith({ ...rule, patterns: [{ ...rule.patterns[0], source: '(' }] }),
      'rules.0.patterns.0.source',
    ],
    [
      'a term of one character',
      setWith({ ...rule, patterns: undefined, terms: { words: ['甲乙', '丙'], confidence: 0.9 } }),
      'rules.0.terms.words',
    ],
    [
      'a term of one character among blanks',
      setWith({ ...rule, patterns: undefined, terms: { words: ['  丙　'], confidence: 0.9 } }),
      'rules.0.terms.words',
    ],
    ['no matcher', setWith({ ...rule, patterns: undefined }), 'rules.0'],
    ['two matchers', setWith({ ...rule, algorithm: 'paired-marks' }), 'rules.0'],
    [
      'an unknown algorithm',
      setWith({ ...rule, patterns: undefined, algorithm: 'guess' }),
      'rules.0.algorithm',
    ],
    [
      'a time that ends before it begins',
      setWith({ ...rule, since: '2027-01-01', until: '2026-12-31' }),
      'rules.0.until',
    ],
    ['the same id twice', setWith(rule, rule), 'rules.1.id'],
    ...['^ ?万', '电话$', '甲|^乙'].map((source) => [
      `words nearby on both sides that are bound to one: ${source}`,
      setWith({ ...rule, nearby: [{ source, before: 9, after: 9, effect: 'drop' }] }),
      'rules.0.nearby.0 (^ $)',
    ]),
    [
      'a bad word nearby',
      setWith({ ...rule, nearby: [{ source: '[', before: 1, after: 1, effect: 'drop' }] }),
      'rules.0.nearby.0.source',
    ],
  ])('is refused with the place of the fault: %s', (_, text, where) => {
    expect(parseRuleSet('new.json', text, 'sha256:0')).toEqual({
      ok: false,
      failure: { code: 'rules.damaged', params: { file: 'new.json', where } },
    });
  });
});

test('repetitions that cannot run away are taken', () => {
  for (const source of [
    '甲{1,20}乙{1,20}',
    '(?:甲|乙){1,40}丙',
    '[(+]{1,9}',
    '\\(甲{1,9}\\)',
    '(?<!甲{1,9})乙',
  ]) {
    const text = setWith({ ...rule, patterns: [{ ...rule.patterns[0], source }] });
    expect(parseRuleSet('new.json', text, 'sha256:0'), source).toMatchObject({ ok: true });
  }
});

describe('a folder of rule sets', () => {
  test('is read in the order of the names, each set with the digest of its exact bytes', async () => {
    const loaded = await loadRuleSets(rulesFolder);
    if (!loaded.ok) throw new Error('built-in rules damaged');
    expect(loaded.value.map(({ id }) => id).join(' ')).toBe(
      'BIZ CAT CONS CUE DEC DN DUP FMT GEO HID INT INTERP LAW MIL MORE NET NIN PERSON PII PUB SEC TEL VER WORD',
    );
    const bytes = await readFile(join(rulesFolder, 'biz.json'));
    expect(loaded.value[0]?.digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  test('is missing when it does not exist or holds no rule set', async () => {
    const empty = await folderWith({ 'read.me': 'nothing' });
    for (const path of [empty, join(empty, 'nowhere')]) {
      expect(await loadRuleSets(path)).toEqual({
        ok: false,
        failure: { code: 'rules.missing', params: { path } },
      });
    }
  });

  test('is refused as a whole when one file is damaged or repeats an id', async () => {
    const damaged = await folderWith({ 'a.json': setWith(rule), 'b.json': '{' });
    expect(await loadRuleSets(damaged)).toMatchObject({
      failure: { params: { file: 'b.json', where: 'JSON' } },
    });
    const twice = await folderWith({ 'a.json': setWith(rule), 'b.json': setWith(rule) });
    expect(await loadRuleSets(twice)).toMatchObject({
      failure: { params: { file: 'b.json', where: 'NEW' } },
    });
  });

  test('is proven unless the build has proven exactly these bytes', async () => {
    const endless = setWith({ ...rule, patterns: [{ ...rule.patterns[0], source: '(甲+)+乙' }] });
    const folder = await folderWith({ 'a.json': endless });
    const digest = `sha256:${createHash('sha256').update(endless).digest('hex')}`;
    expect(await loadRuleSets(folder, new Set([digest]))).toMatchObject({ ok: true });
    // Neither does being let through once make it proven, nor having been refused.
    for (const others of [new Set<string>(), new Set(['sha256:0'])]) {
      expect(await loadRuleSets(folder, others)).toMatchObject({ failure: { code: 'rules.unproven' } });
    }
  });
});

describe('a term list inside a rule', () => {
  test('whose term an allow-phrase always covers is told by its own samples', () => {
    const terms = { words: ['甲乙'], confidence: 0.9 };
    const own = {
      ...rule,
      patterns: undefined,
      terms,
      allowPhrases: ['甲乙'],
      positives: [{ text: '甲乙' }],
    };
    const parsed = parseRuleSet('new.json', setWith(own), 'sha256:0');
    if (!parsed.ok) throw new Error('damaged');
    const [only] = parsed.value.rules;
    if (only === undefined) throw new Error('no rule');
    expect(faultySamples(only, { ruleSets: [parsed.value], hash: nodeHash })).toEqual([
      { isPositive: true, number: 1, expected: 1, found: 0 },
    ]);
  });
});

describe('allow-phrases and words nearby', () => {
  const run = (fields: object, text: string) => {
    const parsed = parseRuleSet('new.json', setWith({ ...rule, ...fields }), 'sha256:0');
    if (!parsed.ok) throw new Error('damaged');
    return screen({
      text: oneText(text),
      ruleSets: [parsed.value],
      scope: 'standalone',
      hash: nodeHash,
      key,
    });
  };

  test('a phrase that covers the hit makes it harmless, one that only touches it does not', () => {
    expect(run({ allowPhrases: ['国家甲乙'] }, '国 家 甲 乙')).toEqual([]);
    expect(run({ allowPhrases: ['国家甲'] }, '国家甲乙')).toHaveLength(1);
    expect(run({ allowPhrases: ['甲乙丙'] }, '甲乙丙，甲乙')).toHaveLength(1);
  });

  test('words nearby may be bound to the match on the one side they look at', () => {
    const nearby = [{ source: '^[^丙]|^$', before: 0, after: 3, effect: 'drop' }];
    const sets = [
      setWith({ ...rule, nearby }),
      setWith({ ...rule, nearby: [{ ...nearby[0], source: '[$^]' }] }),
    ];
    expect(sets.map((text) => parseRuleSet('new.json', text, 'sha256:0').ok)).toEqual([true, true]);
    expect(run({ nearby }, '甲乙丙')).toHaveLength(1);
    expect(run({ nearby }, '丙甲乙丁')).toEqual([]);
  });

  test('words nearby drop, raise, lower or change the severity, and the explanation names them', () => {
    const nearby = (effect: string | number) => ({ nearby: [{ source: '丙', before: 3, after: 3, effect }] });
    expect(run(nearby('drop'), '丙甲乙')).toEqual([]);
    expect(run(nearby(-0.5), '甲乙丙')).toEqual([]);
    expect(run(nearby('hard'), '丙，甲乙')[0]?.severity).toBe('hard');
    expect(run(nearby(0.05), '丙，甲乙')[0]).toMatchObject({
      confidence: 0.95,
      explanation: {
        contexts: [{ word: '丙', effect: 0.05, kind: 'before', start: 0, end: 1 }],
        certainty: { before: 0.9, checksum: 0, contexts: 0.05, after: 0.95, threshold: 0.5 },
      },
    });
    expect(run(nearby('drop'), '丙，，，，甲乙')).toHaveLength(1);
  });
});

test('a list of terms becomes one soft rule; single characters, comments and blank lines are left out', () => {
  const list = readTermList('# 说明\r\n\r\n甲\r\n某工程\r\n某工程二期\r\nA(1)\r\n某 工程\r\n𠮷');
  if (!list.ok) throw new Error(list.failure.code);
  expect(list.value.refused).toEqual([
    { line: 3, reason: 'too-short' },
    { line: 7, reason: 'repeated' },
    { line: 8, reason: 'too-short' },
  ]);
  const terms = ruleSetOfTerms(termsFor(list.value, 'soft'), 'sha256:1');
  const found = screen({
    text: oneText('甲方承建某 工 程二期，编号Ａ（１）'),
    ruleSets: [terms],
    scope: 'standalone',
    hash: nodeHash,
    key,
  });
  expect(found.map(({ rule: id, place }) => [id, place.start, place.end])).toEqual([
    ['TERM-01', 4, 11],
    ['TERM-01', 14, 18],
  ]);
});

test('a list of too many lines is refused as a whole, before it is kept in memory', () => {
  expect(readTermList('甲乙\n'.repeat(1_000_001))).toMatchObject({
    ok: false,
    failure: { code: 'rules.too-many-terms', params: { limit: 1_000_000 } },
  });
});

describe('a rule with terms', () => {
  const termRule = {
    ...rule,
    patterns: undefined,
    terms: { words: ['口交', '资料', '内部资料'], confidence: 0.9 },
    allowPhrases: ['参考资料'],
  };
  const parsed = parseRuleSet('new.json', setWith(termRule), 'sha256:1');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  const find = (text: string, segmenter?: { cut(text: string): readonly string[] }) =>
    screen({
      text: oneText(text),
      ruleSets: [parsed.value],
      scope: 'standalone',
      hash: nodeHash,
      key,
      ...(segmenter === undefined ? {} : { segmenter }),
    });

  test('finds the longest, despite marks between, and not what an allow-phrase covers', () => {
    const text = '参考资料、内-部资*料';
    expect(find(text).map(({ place, values }) => [text.slice(place.start, place.end), values])).toEqual([
      ['内-部资*料', { entry: 3, others: 1 }],
    ]);
  });

  test('is lowered, not dropped, where the term straddles two words', () => {
    const [found] = find('前方路口交通', { cut: (text) => text.match(/路口|交通|./gu) ?? [] });
    expect(found).toMatchObject({ confidence: 0.6, explanation: { matcher: 'term-across-words' } });
  });

  test.each(['甲', ' ', '\ud842a'])('with the term %j is damaged', (word) => {
    const damaged = setWith({ ...termRule, terms: { words: [word], confidence: 0.9 } });
    expect(parseRuleSet('new.json', damaged, 'sha256:1').ok).toBe(false);
  });
});
