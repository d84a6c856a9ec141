import { describe, expect, test } from 'vitest';
import { captionFields, formBlocks, isFormBlock } from '../../../../renderer/screens/desk/block-kinds.ts';
import { blocksOf, contentOf, nodeOf } from '../../../../renderer/screens/desk/editor-content.ts';
import {
  cellText,
  parseFormBlock,
  rowsOf,
  withCell,
  withField,
  withoutRow,
  withRow,
} from '../../../../renderer/screens/desk/form-values.ts';
import { wordsOf } from '../../../../renderer/screens/desk/preview-words.ts';
import { paragraphWords } from '../../../../renderer/screens/sheet/paragraph-words.ts';
import { interpretationPageAlone } from '../../../../shared/publishing/interpretation/interpretation-print.ts';
import type { InterpretationBlock } from '../../../../shared/publishing/interpretation/interpretation-source.ts';
import { emptyBlock } from '../../../../shared/publishing/interpretation/start-draft.ts';
import { sampleInterpretation } from '../../publishing/sample-interpretation.ts';

const { blocks } = sampleInterpretation;
const link = { value: '60平方米', paragraph: 2, digest: 'a'.repeat(64) };
const formBlock = (name: string) => blocks.filter(isFormBlock).find(({ block }) => block === name)!;

describe('what the editor holds', () => {
  test('comes out as it went in, block by block', () => {
    expect(blocksOf(contentOf(blocks))).toEqual(blocks);
  });

  test('keeps lines, points and links of a paragraph', () => {
    const block: InterpretationBlock = {
      block: 'paragraph',
      id: 'b1',
      text: '第一行\n\n第三行𠮷',
      points: ['背景依据'],
      links: [link],
    };
    expect(blocksOf({ type: 'doc', content: [nodeOf(block)] })).toEqual([block]);
  });

  test('has a place to type below a heading that has nothing yet', () => {
    const headings = ['b1', 'b2'].map((id) => ({ block: 'heading' as const, id, text: id }));
    const { content = [] } = contentOf(headings);
    expect(content.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'heading', 'paragraph']);
    expect(blocksOf({ type: 'doc', content })).toEqual(headings);
  });

  test('is never without a place to type, and an empty paragraph is nothing', () => {
    expect(contentOf([]).content).toHaveLength(1);
    expect(blocksOf(contentOf([]))).toEqual([]);
  });

  test('lets nothing through that is no block', () => {
    const content = [
      { type: 'image', attrs: { src: 'http://example.invalid/a.png' } },
      { type: 'graphic', attrs: { id: 'b1', data: { block: 'film', title: '片' } } },
      {
        type: 'paragraph',
        attrs: { id: 'b2', points: ['没有这一项'], links: ['x'] },
        content: [{ type: 'text', text: '字' }],
      },
    ];
    expect(blocksOf({ type: 'doc', content })).toEqual([{ block: 'paragraph', id: 'b2', text: '字' }]);
  });

  test('gives a name to a block that has none yet', () => {
    const content = [{ type: 'heading', content: [{ type: 'text', text: '新' }] }];
    expect(blocksOf({ type: 'doc', content })).toEqual([{ block: 'heading', id: 'n0', text: '新' }]);
  });
});

describe('a form', () => {
  test.for(formBlocks)('%s begins with one row and a caption, and takes a further row', (name) => {
    const block = parseFormBlock({ ...emptyBlock(name), id: 'b1' })!;
    expect(rowsOf(block)).toHaveLength(1);
    expect(captionFields(block)[0]).toBe('caption');
    const longer = withRow(block)!;
    expect(rowsOf(longer)).toHaveLength(2);
    expect(withoutRow(longer, 1)).toEqual(block);
  });

  test('asks for words for whoever does not see a drawing, and of drawings alone', () => {
    const asked = formBlocks.filter((name) => captionFields(formBlock(name)).includes('alt'));
    expect(asked).toEqual(['figures', 'timeline', 'flow', 'chart']);
  });

  test('takes offices apart at any mark between them', () => {
    const duties = withCell(
      formBlock('duties'),
      { row: 0, column: 'support' },
      '市财政局，市人社局、 市民政局',
    )!;
    expect(rowsOf(duties)[0]?.support).toEqual(['市财政局', '市人社局', '市民政局']);
    expect(cellText(rowsOf(duties)[0]!, 'support')).toBe('市财政局、市人社局、市民政局');
  });

  test('does not take words for a number, nor a value that is too long', () => {
    expect(withCell(formBlock('chart'), { row: 0, column: 'value' }, '十二')).toBeNull();
    expect(rowsOf(withCell(formBlock('chart'), { row: 0, column: 'value' }, '12.5')!)[0]?.value).toBe(12.5);
    expect(withField(formBlock('flow'), 'caption', '长'.repeat(201))).toBeNull();
  });
});

test('a page is previewed by its words', () => {
  const bytes = new TextEncoder().encode(interpretationPageAlone(sampleInterpretation));
  const words = wordsOf({ form: 'html', bytes });
  expect(words).toContain('问：办事要交钱吗？');
  expect(words).not.toMatch(/<|&lt;|viewBox/);
  expect(wordsOf({ form: 'txt', bytes: new TextEncoder().encode('纯文本 <b>') })).toBe('纯文本 <b>');
});

test('paragraphs are told by their first words', () => {
  const text = `${'字'.repeat(50)}\n短\n`;
  const segments = [
    { start: 0, end: 50, place: { paragraph: 1 }, hidden: null },
    { start: 51, end: 52, place: { paragraph: 2 }, hidden: null },
  ];
  const words = paragraphWords([{ path: '', role: 'body', text, segments }]);
  expect(words.get(1)).toBe(`${'字'.repeat(40)}…`);
  expect(words.get(2)).toBe('短');
});
