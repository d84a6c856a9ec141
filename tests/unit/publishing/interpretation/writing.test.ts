import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../../shared/base/hash.node.ts';
import { coveredPoints } from '../../../../shared/publishing/interpretation/covered-points.ts';
import { documentFacts, staleLinks } from '../../../../shared/publishing/interpretation/document-facts.ts';
import type { InterpretationBlock } from '../../../../shared/publishing/interpretation/interpretation-source.ts';
import { readingAdvice } from '../../../../shared/publishing/interpretation/reading-advice.ts';
import { documentBlocks } from '../../../../shared/publishing/official/document-blocks.ts';
import { readPaper } from '../papers.ts';
import { sampleInterpretation } from '../sample-interpretation.ts';

const blocksOf = async (lines: Parameters<typeof readPaper>[0]) =>
  documentBlocks(await readPaper(lines)).blocks;
const policy = [
  '云泽市社区便民服务点管理办法',
  '场地面积不少于60平方米，工作人员不少于两名，五个工作日内核验。',
  '本办法自2026年7月1日起施行，有效期5年。',
];

describe('figures and dates of the document', () => {
  test('are found with their paragraph', async () => {
    const facts = documentFacts(await blocksOf(policy), nodeHash.sha256);
    expect(facts.map(({ fact, value, paragraph }) => [fact, value, paragraph])).toEqual([
      ['amount', '60平方米', 2],
      ['amount', '两名', 2],
      ['amount', '五个工作日', 2],
      ['date', '2026年7月1日', 3],
      ['amount', '5年', 3],
    ]);
  });

  test('in tables are found too', async () => {
    const facts = documentFacts(
      await blocksOf([
        [
          ['补贴', '300元'],
          ['期限', '2026年'],
        ],
      ]),
      nodeHash.sha256,
    );
    expect(facts.map(({ value }) => value)).toEqual(['300元', '2026年']);
  });
});

describe('a value that was taken over', () => {
  async function linked() {
    const [first] = documentFacts(await blocksOf(policy), nodeHash.sha256);
    const { value, paragraph, digest } = first!;
    const block: InterpretationBlock = {
      block: 'paragraph',
      id: 'area',
      text: '场地不少于60平方米。',
      links: [{ value, paragraph, digest }],
    };
    return { ...sampleInterpretation, blocks: [block] };
  }

  test('holds as long as its paragraph says the same, wherever it stands', async () => {
    const source = await linked();
    expect(staleLinks(source, await blocksOf(policy), nodeHash.sha256)).toEqual([]);
    expect(staleLinks(source, await blocksOf(['新的一段。', ...policy]), nodeHash.sha256)).toEqual([]);
  });

  test('is stale when the paragraph changed or the value is gone', async () => {
    const source = await linked();
    const changed = await blocksOf(policy.with(1, '场地面积不少于60平方米，工作人员不少于三名。'));
    expect(staleLinks(source, changed, nodeHash.sha256)).toMatchObject([
      { block: 'area', reason: 'changed' },
    ]);
    const gone = await blocksOf(policy.with(1, '场地面积不少于80平方米。'));
    expect(staleLinks(source, gone, nodeHash.sha256)).toMatchObject([{ block: 'area', reason: 'gone' }]);
  });
});

describe('the nine points', () => {
  test('are tagged, mentioned or absent', () => {
    const states = Object.fromEntries(
      coveredPoints(sampleInterpretation).map(({ point, state }) => [point, state]),
    );
    expect(states).toMatchObject({ 背景依据: 'tagged', 关键词诠释: 'mentioned', 新旧政策差异: 'tagged' });
    const empty = coveredPoints({ ...sampleInterpretation, title: '说明', blocks: [], terms: [] });
    expect(empty.filter(({ state }) => state === 'absent').length).toBeGreaterThanOrEqual(7);
  });

  test('name the blocks that are marked with them', () => {
    const point = coveredPoints(sampleInterpretation).find((each) => each.point === '背景依据');
    expect(point?.blocks).toEqual(['background', 'why']);
  });
});

describe('advice on reading', () => {
  const advise = (text: string, document = '') =>
    readingAdvice(
      { ...sampleInterpretation, blocks: [{ block: 'paragraph', id: 'one', text }] },
      document,
    ).map(({ advice, words, measure }) => [advice, words, measure]);

  test('speaks of sentences that are too long, with their length', () => {
    expect(advise('长'.repeat(61))).toEqual([['long-sentence', `${'长'.repeat(30)}…`, 61]]);
    expect(advise('长'.repeat(60))).toEqual([]);
  });

  test('speaks of worn words, abbreviations and terms that nobody explains', () => {
    expect(advise('以此为抓手推进GIS建设。')).toEqual([
      ['worn-word', '抓手', 0],
      ['undefined-abbreviation', 'GIS', 0],
    ]);
    expect(advise('实行“一窗受理”。')).toEqual([['unexplained-term', '一窗受理', 0]]);
  });

  test('keeps silent about what is explained', () => {
    expect(advise('实行“首问负责制”。')).toEqual([]);
    expect(advise('地理信息系统（以下简称“GIS”）开通，GIS可以查询。')).toEqual([]);
    expect(advise('“一窗受理”是指一个窗口收件。')).toEqual([]);
  });

  test('speaks of numbers without a unit', () => {
    expect(advise('人数不少于20，面积不少于60平方米。')).toEqual([['number-without-unit', '20', 0]]);
  });

  test('speaks of an interpretation that is an excerpt', () => {
    const text = '服务点每周开放不少于六日。服务点提供的服务不收取费用。';
    expect(advise(text, text)).toEqual([['copied-from-document', '', 100]]);
    expect(advise(text, '别的内容。')).toEqual([]);
  });

  test('finds little to say about the sample', () => {
    expect(readingAdvice(sampleInterpretation, '')).toEqual([]);
  });
});
