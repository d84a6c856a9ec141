import { expect, test } from 'vitest';
import { guessParts } from '../../../../../renderer/screens/dossier/guess-parts.ts';
import type { PartRule } from '../../../../../shared/release/kind/release-kind.ts';

const part = (id: string, zh: string, over: Partial<PartRule> = {}): PartRule => ({
  id,
  name: { zh, en: id },
  slot: 'attachment',
  minimum: 0,
  maximum: 200,
  ...over,
});

const parts = [
  part('document', '政策文件', { slot: 'document', maximum: 1 }),
  part('interpretation', '解读材料', { slot: 'interpretation', maximum: 2 }),
  part('attachment', '附件'),
  part('comparison', '新旧对照表', { maximum: 1 }),
];

const guessed = (names: readonly string[], taken: readonly (readonly [string, number])[] = []) =>
  guessParts(names, parts, new Map(taken)).map((each) => each?.id ?? null);

test('tells document, interpretation and attachment by their names', () => {
  expect(
    guessed(['管理办法.docx', '《管理办法》政策解读.docx', '附件1：清单.xlsx', '一图读懂（图解）.pdf']),
  ).toEqual(['document', 'interpretation', 'attachment', 'interpretation']);
});

test('takes a part by its own name before anything else', () => {
  expect(guessed(['解读用新旧对照表.docx'])).toEqual(['comparison']);
});

test('puts what has no room into the attachments', () => {
  expect(guessed(['办法.docx', '通知.docx'])).toEqual(['document', 'attachment']);
  expect(guessed(['办法.docx'], [['document', 1]])).toEqual(['attachment']);
});

test('leaves out what nothing has room for', () => {
  const full = parts.map(({ id, maximum }) => [id, maximum] as const);
  expect(guessed(['办法.docx'], full)).toEqual([null]);
});
