import { describe, expect, test } from 'vitest';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { hiddenFindings } from '../../../shared/screening/match-hidden.ts';
import { findingMessage } from '../../../shared/screening/wording.ts';

const rule = {
  message: {
    zh: '看不见的文字（{count}处）[[，画面上有{layer}%]]。',
    en: 'unseen ({count})[[, {layer}% shown]].',
  },
};

describe('a sentence with an aside', () => {
  test('says it of a finding that has the value', () => {
    expect(findingMessage(rule, { values: { count: 2, layer: 97 } }, 'zh')).toBe(
      '看不见的文字（2处），画面上有97%。',
    );
    expect(findingMessage(rule, { values: { count: 2, layer: 0 } }, 'en')).toBe('unseen (2), 0% shown.');
  });

  test('leaves it out of others', () => {
    expect(findingMessage(rule, { values: { count: 2 } }, 'zh')).toBe('看不见的文字（2处）。');
  });
});

test('a comparison of text and picture comes with the finding, in per cent', () => {
  const hidden = [
    {
      kind: 'pdf.invisible-text',
      path: 'page-1',
      place: { page: 1 },
      count: 1,
      shares: { shown: 0.985, layer: 1 },
    },
    { kind: 'pdf.invisible-text', path: 'page-2', place: { page: 2 }, count: 1 },
  ];
  const text: ExtractedText = { type: 'pdf', parts: [], hidden, notInspected: [] };
  const found = hiddenFindings({
    rule: { id: 'X', severity: 'soft', hiddenKinds: ['*.invisible-text'] } as unknown as Parameters<
      typeof hiddenFindings
    >[0]['rule'],
    rules: [],
    text,
    names: { next: () => 'f-1' } as unknown as Parameters<typeof hiddenFindings>[0]['names'],
    cap: { take: () => true } as unknown as Parameters<typeof hiddenFindings>[0]['cap'],
  });
  expect(found.map(({ values }) => values)).toEqual([
    { kind: 'pdf.invisible-text', count: 1, shown: 99, layer: 100 },
    { kind: 'pdf.invisible-text', count: 1 },
  ]);
});
