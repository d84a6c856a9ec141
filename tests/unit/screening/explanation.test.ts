/** Every finding says how it came about: what was weighed, what was considered, what it stands for. */
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { explainFinding } from '../../../shared/messages/explain-finding.ts';
import type { Finding } from '../../../shared/screening/finding.ts';
import { parseRuleSet } from '../../../shared/screening/rule-set.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { openSegmenter } from '../../../shared/text/jieba-segmenter.node.ts';
import type { WordSegmenter } from '../../../shared/text/word-segmenter.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const shipped = await builtInRules();
const words = { zh: '试验', en: 'trial' };
const base = {
  id: 'NEW-01',
  name: words,
  kind: 'term.new',
  severity: 'soft',
  message: words,
  advice: words,
  basis: { text: words, tier: 'practice', confidence: 'C' },
  positives: [],
  negatives: [],
};

function run(fields: object, text: string, segmenter?: WordSegmenter): readonly Finding[] {
  const set = { schema: 'xianshen.rules/1', id: 'NEW', version: '2026.11', name: words };
  const rules = [{ ...base, ...fields }];
  const parsed = parseRuleSet('new.json', JSON.stringify({ ...set, rules }), 'sha256:0');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return screen({
    ...{ text: oneText(text), ruleSets: [parsed.value], scope: 'standalone', hash: nodeHash, key },
    ...(segmenter === undefined ? {} : { segmenter }),
  });
}

const pattern = (source: string, name = 'word', confidence = 0.8) => ({
  name,
  source,
  over: 'folded',
  confidence,
});
const terms = (...list: string[]) => ({ terms: { words: list, confidence: 0.7 } });

describe('what was weighed', () => {
  test('is the pattern alone where nothing else counts', () => {
    expect(run({ patterns: [pattern('甲乙')] }, '甲乙')[0]?.explanation).toEqual({
      matcher: 'word',
      certainty: { before: 0.8, checksum: 0, contexts: 0, after: 0.8, threshold: 0.5 },
    });
  });

  test('are words before and after, with their place, even when blanks stand between', () => {
    const nearby = [
      { source: '丙', before: 5, after: 5, effect: 0.1 },
      { source: '丁', before: 5, after: 5, effect: -0.2 },
    ];
    const text = '丙 　甲乙，丁';
    const [finding] = run({ patterns: [pattern('甲乙')], nearby }, text);
    expect(finding?.explanation.contexts).toEqual([
      { word: '丙', effect: 0.1, kind: 'before', start: 0, end: 1 },
      { word: '丁', effect: -0.2, kind: 'after', start: text.indexOf('丁'), end: text.length },
    ]);
    expect(finding?.explanation.certainty).toEqual({
      ...{ before: 0.8, checksum: 0, contexts: -0.1, after: 0.7, threshold: 0.5 },
      contexts: expect.closeTo(-0.1),
    });
  });

  test('are not repeated where the words of a rule must not be', () => {
    const nearby = [{ source: '丙', before: 5, after: 5, effect: 0.1 }];
    const fields = { patterns: [pattern('甲乙')], nearby, allowPhrases: ['乙丁'], repeatText: false };
    const [finding] = run(fields, '丙甲乙丁');
    expect(JSON.stringify(finding)).not.toMatch(/[丙甲乙丁]/u);
    expect(finding?.explanation.phrases).toEqual({ considered: 1, touching: [] });
  });

  test('is the check digit, with what it adds or takes away', () => {
    const [finding] = screen({
      text: oneText('身份证号：990101199001011231'),
      ...{ ruleSets: shipped, scope: 'standalone', hash: nodeHash, key },
    }).filter(({ rule }) => rule === 'PII-01');
    expect(finding?.explanation.checksum).toBe('invalid');
    const { before = 0, checksum = 0, contexts = 0, after } = finding?.explanation.certainty ?? {};
    expect(checksum).not.toBe(0);
    expect(Math.min(1, before + checksum + contexts)).toBeCloseTo(after ?? Number.NaN);
  });
});

describe('phrases that make a match harmless', () => {
  test('are named when they touch the match without covering it, and counted when they do not', () => {
    const fields = { patterns: [pattern('甲乙')], allowPhrases: ['甲乙丙', '乙丁', '戊己'] };
    expect(run(fields, '甲乙丙')).toEqual([]);
    expect(run(fields, '甲乙丁')[0]?.explanation.phrases).toEqual({ considered: 3, touching: ['乙丁'] });
    expect(run(fields, '戊己，甲乙')[0]?.explanation.phrases).toEqual({ considered: 3, touching: [] });
  });

  test('count for algorithms as well, and so do words nearby', () => {
    const found = (fields: object, text: string) =>
      run({ algorithm: 'document-number.padded', ...fields }, text);
    const text = '根据样例〔2022〕043号文件执行。';
    expect(found({}, text)).toHaveLength(1);
    expect(found({ allowPhrases: ['样例〔2022〕043号'] }, text)).toEqual([]);
    expect(found({ nearby: [{ source: '样例', before: 4, after: 0, effect: 'drop' }] }, text)).toEqual([]);
    expect(found({ nearby: [{ source: '样例', before: 4, after: 0, effect: -0.5 }] }, text)).toEqual([]);
    const [hard] = found({ nearby: [{ source: '文件', before: 0, after: 4, effect: 'hard' }] }, text);
    expect(hard).toMatchObject({
      severity: 'hard',
      explanation: { contexts: [{ kind: 'after', word: '文件' }] },
    });
    const at = text.indexOf('文件');
    expect(hard?.explanation.contexts?.[0]).toMatchObject({ start: at, end: at + 2 });
  });
});

describe('matches that overlap', () => {
  test('lose against the first, then the longest, and are named with it', () => {
    const patterns = [pattern('甲乙丙', 'long'), pattern('乙', 'short'), pattern('丙丁', 'later')];
    const [finding, ...others] = run({ patterns }, '甲乙丙丁');
    expect(others).toEqual([]);
    expect(finding?.explanation.matcher).toBe('long');
    expect(finding?.explanation.lost).toEqual([
      { matcher: 'short', start: 1, end: 2 },
      { matcher: 'later', start: 2, end: 4 },
    ]);
  });

  test('of a list of terms are named by their entry', () => {
    const [finding] = run(terms('甲乙丙', '甲乙'), '甲乙丙');
    expect(finding?.explanation).toMatchObject({ matcher: 'term', lost: [{ matcher: '2' }] });
  });

  test('are named up to eight', () => {
    const patterns = Array.from({ length: 12 }, (_, index) => pattern('乙', `p${index}`));
    expect(run({ patterns }, '乙')[0]?.explanation.lost).toHaveLength(8);
  });
});

describe('a segmenter', () => {
  const segmenter = openSegmenter();

  test('lowers a term that straddles words, and says so', () => {
    if (segmenter === null) throw new Error('the segmenter of this system does not load');
    const [finding] = run({ ...terms('口交'), threshold: 0.3 }, '路口交通秩序良好', segmenter);
    expect(finding).toMatchObject({
      confidence: 0.4,
      explanation: {
        matcher: 'term-across-words',
        contexts: [{ kind: 'word-edge', effect: -0.3, word: '' }],
      },
    });
    expect(run(terms('内部'), '请勿内部传阅', segmenter)[0]?.confidence).toBe(0.7);
  });

  test('never drops it: what is lowered stays at the threshold', () => {
    if (segmenter === null) throw new Error('the segmenter of this system does not load');
    const [finding] = run(terms('口交'), '路口交通秩序良好', segmenter);
    expect(finding?.confidence).toBe(0.5);
    expect(finding?.explanation.contexts).toEqual([{ word: '', effect: -0.2, kind: 'word-edge' }]);
  });

  test('that does not load is done without, and nothing is lowered', () => {
    const broken = openSegmenter(() => {
      throw new Error('version `GLIBC_2.38’ not found');
    });
    expect(broken).toBeNull();
    expect(openSegmenter(() => ({ other: true }))).toBeNull();
    expect(run(terms('口交'), '路口交通秩序良好')[0]).toMatchObject({
      confidence: 0.7,
      explanation: { matcher: 'term' },
    });
  });

  test('reads its dictionary only when it is asked', () => {
    const asked: string[] = [];
    const lazy = openSegmenter((name) => {
      asked.push(name);
      if (name.endsWith('dict')) return { dict: new Uint8Array() };
      const withDict = () => ({ cut: (text: string) => [text] });
      return { Jieba: Object.assign(() => undefined, { withDict }) };
    });
    expect(asked).toEqual(['@node-rs/jieba']);
    expect(lazy?.cut('甲乙')).toEqual(['甲乙']);
    expect(asked).toEqual(['@node-rs/jieba', '@node-rs/jieba/dict']);
  });
});

describe('in sentences', () => {
  const nearby = [{ source: '丙', before: 5, after: 5, effect: 0.1 }];
  const fields = { patterns: [pattern('甲乙'), pattern('甲', 'inner')], nearby, allowPhrases: ['乙丁'] };
  const [finding] = run(fields, '丙，甲乙丁');

  test('says rule, pattern, words, phrases, what it stands for, and the sum', () => {
    if (finding === undefined) throw new Error('nothing found');
    expect(explainFinding(finding, 'zh')).toEqual([
      '规则 NEW-01 按“word”在此处找到。',
      '前文有“丙”，把握提高 10%。',
      '核对了 1 个无害短语，没有一个盖住此处。',
      '碰到但没有盖住此处的短语：“乙丁”。',
      '与它重叠、没有单独列出的匹配：inner（先出现的优先，同处取最长）。',
      '把握：起点 80%，上下文 ＋10%，结果 90%，达到 50% 才列出。',
    ]);
    expect(explainFinding(finding, 'en')).toHaveLength(6);
    expect(explainFinding(finding, 'en').join(' ')).not.toMatch(/undefined|NaN|[，。]/u);
  });

  test('says of a fact that nothing had to be weighed', () => {
    const fact = { rule: 'HID-01', kind: 'hidden', explanation: { matcher: 'hidden-content' }, values: {} };
    expect(explainFinding(fact, 'zh')).toEqual(['规则 HID-01：读取文件时发现，属于事实，不需要权衡。']);
  });

  test('names the entry of a list instead of its word', () => {
    const [term] = run(terms('甲乙'), '甲乙');
    if (term === undefined) throw new Error('nothing found');
    expect(explainFinding(term, 'zh')[0]).toBe('规则 NEW-01 按词表第 1 个词在此处找到。');
  });
});
