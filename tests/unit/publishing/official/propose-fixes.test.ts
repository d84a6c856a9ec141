import { describe, expect, test } from 'vitest';
import { documentBlocks } from '../../../../shared/publishing/official/document-blocks.ts';
import { applyFixes, proposeFixes } from '../../../../shared/publishing/official/propose-fixes.ts';
import { recogniseElements } from '../../../../shared/publishing/official/recognise-elements.ts';
import { formFindings, named, notice, type PaperLine, readPaper } from '../papers.ts';

async function proposals(lines: readonly PaperLine[]) {
  const text = await readPaper(lines);
  return { text, fixes: proposeFixes(text, await formFindings(text)) };
}

const short = (fixes: Awaited<ReturnType<typeof proposals>>['fixes']) =>
  fixes.map(({ rule, before, after }) => [rule, before, after]);

describe('a repair is proposed', () => {
  test.for([
    ['栖政办发[2026]8号', 'DN-01', '[2026]8号', '〔2026〕8号'],
    ['栖政办发〔2026〕第8号', 'DN-02', '〔2026〕第8号', '〔2026〕8号'],
    ['栖政办发〔2026〕008号', 'DN-03', '〔2026〕008号', '〔2026〕8号'],
  ] as const)('for the number %s', async ([number, ...expected]) => {
    expect(short((await proposals(notice.with(1, number))).fixes)).toContainEqual(expected);
  });

  test.for([
    ['2026年05月08日', '2026年5月8日'],
    ['二〇二六年十一月二十日', '2026年11月20日'],
    ['2026.5.8', '2026年5月8日'],
  ] as const)('for the date %s', async ([written, after]) => {
    const lines = ['关于某事的通知', '正文。', '栖霞湾市民政局', written];
    expect(short((await proposals(lines)).fixes)).toEqual([['FMT-03', written, after]]);
  });

  test('for a number that breaks the order of levels, to be looked at by a person', async () => {
    const { fixes } = await proposals(['关于某事的通知', '一、甲', '二、乙', '四、丙']);
    expect(fixes).toMatchObject([{ rule: 'FMT-02', after: '三、', isCertain: false, paragraph: 4 }]);
  });

  test('for a mark behind the name of an attachment', async () => {
    const { fixes } = await proposals([
      '关于某事的通知',
      '正文。',
      '附件：1.任务分解表；',
      '2.联系人名单',
      '栖霞湾市民政局',
      '2026年5月8日',
    ]);
    expect(short(fixes)).toEqual([['FMT-04', '；', '']]);
  });

  test('for a title that differs from the one announced', async () => {
    const { fixes } = await proposals([
      '关于某事的通知',
      '附件：1.任务分解表',
      '栖霞湾市民政局',
      '2026年5月8日',
      '附件1',
      '重点任务分工',
    ]);
    expect(short(fixes)).toContainEqual(['FMT-05', '重点任务分工', '任务分解表']);
  });

  test('for an unpaired mark, at the edge of its clause', async () => {
    expect(short((await proposals(['扎实开展5·15”政务公开日活动。'])).fixes)).toContainEqual([
      'FMT-01',
      '扎实开展5·15”',
      '“扎实开展5·15”',
    ]);
    expect(short((await proposals(['印发〈关于某事的意见的通知，请遵照执行。'])).fixes)).toContainEqual([
      'FMT-01',
      '〈关于某事的意见的通知',
      '〈关于某事的意见的通知〉',
    ]);
  });

  test('for the name of a document that is not closed, before its number', async () => {
    const { fixes } = await proposals(['按照《某某管理办法（栖政发〔2025〕18号）规定执行。']);
    expect(short(fixes)).toEqual([['FMT-01', '《某某管理办法', '《某某管理办法》']]);
  });

  test('for nothing in a notice without slips', async () => {
    expect((await proposals(notice)).fixes).toEqual([]);
  });
});

describe('accepted repairs', () => {
  test('are carried out in their place and nowhere else', async () => {
    const { text, fixes } = await proposals(
      notice
        .with(1, '栖政办发[2026]008号')
        .with(11, '附件：1.夜间开放图书馆名单；')
        .with(14, '2026年11月02日'),
    );
    const { blocks, unable } = applyFixes(documentBlocks(text), fixes);
    expect(unable).toEqual([]);
    const words = named(recogniseElements(blocks)).map(([, each]) => each);
    expect(words[1]).toBe('栖政办发〔2026〕8号');
    expect(words[11]).toBe('附件：1.夜间开放图书馆名单');
    expect(words[14]).toBe('2026年11月2日');
    expect(words.length).toBe(notice.length);
  });

  test('that no longer fit are given back', async () => {
    const { text, fixes } = await proposals(notice.with(1, '栖政办发[2026]8号'));
    const other = documentBlocks(await readPaper(notice));
    expect(applyFixes(other, fixes)).toEqual({ blocks: other, unable: fixes });
    expect(applyFixes(documentBlocks(text), []).unable).toEqual([]);
  });
});
