import { expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { PackageText } from '../../../shared/screening/cross-check.ts';
import { crossCheck } from '../../../shared/screening/cross-check.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();

const document: PackageText = {
  file: 'document',
  scope: 'document',
  text: oneText(
    '澄江市人民政府办公室文件\n\n澄政办〔2026〕12号\n\n澄江市人民政府办公室\n关于规范停车收费管理的通知\n\n各区人民政府，市政府各部门：\n　　根据《关于加强城市管理的意见》（澄政发〔2020〕9号），通知如下。\n',
  ),
};

function interpretation(content: string): PackageText {
  return { file: 'interpretation', scope: 'interpretation', text: oneText(content) };
}

function check(...texts: PackageText[]) {
  return crossCheck({ texts, ruleSets, hash: nodeHash, key });
}

test('finds the number of the document cited wrongly in its interpretation, and proposes the right one', () => {
  const cited = '《澄江市人民政府办公室关于规范停车收费管理的通知》（澄政办〔2026〕21号）解读';
  expect(check(document, interpretation(cited))).toEqual([
    {
      file: 'interpretation',
      finding: expect.objectContaining({
        rule: 'DN-09',
        severity: 'soft',
        suggestion: '〔2026〕12号',
        place: { part: 'text', paragraph: 1, start: cited.indexOf('〔'), end: cited.indexOf('）') },
      }),
    },
  ]);
});

test.each([
  ['the right number', '《关于规范停车收费管理的通知》（澄政办〔2026〕12号）'],
  ['another document', '《关于加强城市管理的意见》（澄政发〔2020〕9号）'],
  ['a number without a title', '澄政办〔2026〕21号'],
])('says nothing about %s', (_, cited) => {
  expect(check(document, interpretation(cited))).toEqual([]);
});

test('says nothing in a package whose document bears no number', () => {
  const bare = { ...document, text: oneText('关于规范停车收费管理的通知\n正文。') };
  expect(check(bare, interpretation('《关于规范停车收费管理的通知》（澄政办〔2026〕21号）'))).toEqual([]);
  expect(check(interpretation('《关于规范停车收费管理的通知》（澄政办〔2026〕21号）'))).toEqual([]);
});
