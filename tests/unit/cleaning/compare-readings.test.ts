/** What is said about a copy after it has been read again. */
import { describe, expect, test } from 'vitest';
import { type CleaningPlan, type KeptReason, wholePlan } from '../../../shared/cleaning/cleaning-plan.ts';
import {
  compareReadings,
  isLeftFrom,
  markedBands,
  markedText,
  shownText,
} from '../../../shared/cleaning/compare-readings.ts';
import { isCleanable, isRemovable, whyNotRemovable } from '../../../shared/cleaning/removable-kinds.ts';
import type { ExtractedText, TextPart, TextSegment } from '../../../shared/extraction/extracted-text.ts';

type Piece = readonly [words: string, more?: Partial<TextSegment>];

function part(pieces: readonly Piece[], more: Partial<TextPart> = {}): TextPart {
  let text = '';
  const segments = pieces.map(([words, own]): TextSegment => {
    const start = text.length;
    text += words;
    return { start, end: text.length, place: {}, hidden: null, ...own };
  });
  return { path: 'word/document.xml', role: 'body', text, segments, ...more };
}

const reading = (
  parts: readonly TextPart[],
  hidden: readonly (readonly [kind: string, count: number, path?: string])[] = [],
): ExtractedText => ({
  type: 'docx',
  parts,
  hidden: hidden.map(([kind, count, path = '']) => ({ kind, count, path, place: {} })),
  notInspected: [],
});

const accept = { masks: [], changes: 'accept', marks: [] } as const;

describe('what is seen', () => {
  test('is the words of shown parts without blanks and hidden stretches', () => {
    const text = reading([
      part([['图书馆 '], ['底价', { hidden: 'docx.hidden-text' }], ['\n开放']]),
      part([['名称']], { role: 'properties' }),
      part([['附件里的话']], { path: 'a.zip!b.docx' }),
      part([['页眉']], { role: 'header' }),
    ]);
    expect(shownText(text, accept)).toBe('图书馆开放\n页眉');
  });

  test('of tracked changes is what was inserted, or what was deleted once they are taken back', () => {
    const text = reading([
      part([
        ['甲'],
        ['新', { author: '方既白' }],
        ['旧', { hidden: 'docx.tracked-changes', author: '方既白' }],
      ]),
    ]);
    expect(shownText(text, accept)).toBe('甲新');
    expect(shownText(text, { ...accept, changes: 'reject' })).toBe('甲旧');
  });

  test('is compared with values covered, the longest first', () => {
    const text = reading([
      part([
        ['手机199', {}],
        ['00000071', {}],
      ]),
    ]);
    const masks = [
      { value: '199', replacement: 'X' },
      { value: '19900000071', replacement: '***' },
    ];
    expect(shownText(text, { ...accept, masks })).toBe('手机***');
  });

  test('under a mark is told apart by the line it stands on', () => {
    const mark = {
      kind: 'pdf.unapplied-redaction',
      count: 1,
      path: '',
      place: { page: 1, box: [0, 100, 50, 20] as const },
    };
    const lines = part([
      ['遮住', { place: { page: 1, box: [10, 102, 30, 12] } }],
      ['另页', { place: { page: 2, box: [10, 102, 30, 12] } }],
      ['下行', { place: { page: 1, box: [10, 140, 30, 12] } }],
      ['无处', {}],
    ]);
    const text: ExtractedText = { ...reading([lines]), hidden: [mark] };
    const marks = markedBands(text, wholePlan);
    expect(marks).toEqual([{ page: 1, top: 100, bottom: 120 }]);
    expect(markedText(text, { ...accept, marks })).toBe('遮住');
    expect(shownText(text, { ...accept, marks })).toBe('另页下行无处');
    expect(markedBands(text, { ...wholePlan, kinds: ['pdf.attachment'] })).toEqual([]);
  });

  test.each([
    ['', '甲乙', true],
    ['甲丙', '甲乙丙', true],
    ['丙甲', '甲乙丙', false],
    ['甲甲', '甲乙', false],
    ['丁', '甲乙', false],
  ])('%j is%s left from %j: %s', (left, whole, is) => {
    expect(isLeftFrom(left, whole)).toBe(is);
  });
});

describe('what became of each kind', () => {
  const compare = (
    before: Parameters<typeof reading>[1],
    after: Parameters<typeof reading>[1],
    {
      plan = wholePlan,
      unable = [],
    }: { plan?: CleaningPlan; unable?: readonly (readonly [string, KeptReason])[] } = {},
  ) => compareReadings({ before: reading([], before), after: reading([], after) }, plan, new Map(unable));

  test('gone is counted, in the order of names', () => {
    expect(
      compare(
        [
          ['docx.macros', 1],
          ['docx.comments', 3],
        ],
        [],
      ),
    ).toEqual({
      removed: [
        { kind: 'docx.comments', count: 3 },
        { kind: 'docx.macros', count: 1 },
      ],
      kept: [],
      missed: [],
    });
  });

  test('chosen, removable and there all the same is missed', () => {
    expect(compare([['docx.comments', 3]], [['docx.comments', 1]])).toMatchObject({
      removed: [{ count: 2 }],
      missed: ['docx.comments'],
    });
  });

  test('not chosen, not removable, or inside a file that is kept is named with that reason', () => {
    const plan: CleaningPlan = { ...wholePlan, kinds: ['docx.macros', 'docx.alt-chunk', 'docx.hidden-text'] };
    const all: Parameters<typeof reading>[1] = [
      ['docx.comments', 1],
      ['docx.alt-chunk', 1],
      ['docx.hidden-text', 2, 'a.docx!word/document.xml'],
    ];
    const { kept, missed } = compare(all, all, { plan });
    expect(kept).toEqual([
      { kind: 'docx.alt-chunk', count: 1, reason: 'kind-not-cleanable' },
      { kind: 'docx.comments', count: 1, reason: 'not-chosen' },
      { kind: 'docx.hidden-text', count: 2, reason: 'inside-kept-file' },
    ]);
    expect(missed).toEqual([]);
  });

  test('done in part is not done, even where nothing is found any more', () => {
    const partly = compare([['docx.cropped-image', 2]], [], {
      unable: [['docx.cropped-image', 'kind-not-cleanable']],
    });
    expect(partly).toEqual({
      removed: [],
      kept: [{ kind: 'docx.cropped-image', count: 2, reason: 'kind-not-cleanable' }],
      missed: [],
    });
  });

  test('known from words alone counts once', () => {
    const before = reading([part([['描述', { hidden: 'docx.metadata-descr' }]])]);
    const { removed } = compareReadings({ before, after: reading([]) }, wholePlan, new Map());
    expect(removed).toEqual([{ kind: 'docx.metadata-descr', count: 1 }]);
  });
});

describe('what can be taken out', () => {
  test.each([
    ['docx', 'docx.tracked-changes', true],
    ['docx', 'xlsx.hidden-rows', true],
    ['xlsx', 'xlsx.cropped-image', true],
    ['pdf', 'pdf.text-layer-mismatch', false],
    ['docx', 'zip.orphan-entry', true],
    ['docx', 'zip.duplicate-name', false],
    ['doc', 'doc.comments', false],
  ] as const)('of %s: %s is %s', (type, kind, is) => {
    expect(isRemovable(type, kind)).toBe(is);
  });

  test('and why not is told by format first, then by kind', () => {
    expect(whyNotRemovable('doc', 'doc.comments')).toBe('format-not-cleanable');
    expect(whyNotRemovable('docx', 'docx.alt-chunk')).toBe('kind-not-cleanable');
    expect(whyNotRemovable('docx', 'docx.comments')).toBeNull();
    expect([isCleanable('docx'), isCleanable('ofd')]).toEqual([true, false]);
  });
});
