import { describe, expect, test } from 'vitest';
import { openedLines } from '../../../../../renderer/screens/exchange/use-exchange-words.ts';
import { brand } from '../../../../../shared/base/ids.ts';
import type { OpenedPackage } from '../../../../../shared/contract/exchange-api.ts';
import { historyKinds } from '../../../../../shared/exchange/compare-histories.ts';
import { exchangeWords } from '../../../../../shared/messages/exchange-words.ts';

const opened: OpenedPackage = {
  outcome: 'parted',
  dossier: brand('dossier-1'),
  packageNumber: 'BMSC-2026-0001',
  from: '审查机',
  packedAt: '2026-11-23T08:00:00.000Z',
  differences: [
    { kind: 'signOffs', here: 0, there: 1 },
    { kind: 'content', here: 1, there: 1 },
  ],
};

describe('what is said of an opened package', () => {
  test('names the outcome and each difference', () => {
    expect(openedLines(opened, exchangeWords('zh'))).toEqual([
      'BMSC-2026-0001 在本机和“审查机”都有改动，无法自动合并，没有改动任何内容。请商定以哪一份为准，另一份退回重办。',
      '  签署：仅本机有 0 项，仅对方有 1 项',
      '  目录信息或办理表单：仅本机有 1 项，仅对方有 1 项',
    ]);
  });

  test.for(['zh', 'en'] as const)('has words for each outcome and kind (%s)', (language) => {
    const words = exchangeWords(language);
    for (const outcome of ['new', 'forward', 'same', 'older', 'parted'] as const) {
      const [first] = openedLines({ ...opened, outcome, differences: [] }, words);
      expect(first).toContain('BMSC-2026-0001');
    }
    const lines = historyKinds.map((kind) => words.kinds[kind]);
    expect(new Set(lines).size).toBe(historyKinds.length);
  });
});
