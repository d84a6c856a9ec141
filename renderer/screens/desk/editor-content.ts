/**
 * Blocks as the editor holds them, and back. What the editor returns is parsed: whatever was pasted, only blocks of an
 * interpretation come out.
 */
import type { JSONContent } from '@tiptap/core';
import type {
  InterpretationBlock,
  NinePoint,
} from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { ninePoints } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { isFormBlock } from './block-kinds.ts';
import { parseFormBlock } from './form-values.ts';

type Common = Pick<InterpretationBlock, 'id' | 'points' | 'links'>;

/** Whole content of the editor, with a place to type below each heading that has nothing yet. */
export function contentOf(blocks: readonly InterpretationBlock[]): JSONContent {
  const content = blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const isBare = block.block === 'heading' && (next === undefined || next.block === 'heading');
    return isBare ? [nodeOf(block), { type: 'paragraph' }] : [nodeOf(block)];
  });
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

export function nodeOf(block: InterpretationBlock): JSONContent {
  const { id, points = [], links = [] } = block;
  const attrs = { id, points, links };
  if (isFormBlock(block)) return { type: 'graphic', attrs: { ...attrs, data: block } };
  if (block.block === 'question') {
    return {
      type: 'question',
      attrs,
      content: [
        { type: 'questionLine', content: inline(block.question) },
        { type: 'answer', content: inline(block.answer) },
      ],
    };
  }
  return { type: block.block, attrs, content: inline(block.text) };
}

function inline(text: string): JSONContent[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
}

/** Blocks in reading order; empty paragraphs are nothing. */
export function blocksOf(content: JSONContent): InterpretationBlock[] {
  const blocks: InterpretationBlock[] = [];
  for (const [index, node] of (content.content ?? []).entries()) {
    const block = blockOf(node, `n${index}`);
    if (block !== null) blocks.push(block);
  }
  return blocks;
}

function blockOf(node: JSONContent, spareId: string): InterpretationBlock | null {
  const common = commonOf(node.attrs ?? {}, spareId);
  switch (node.type) {
    case 'heading':
      return { ...common, block: 'heading', text: textOf(node).replaceAll('\n', ' ').slice(0, 200) };
    case 'paragraph': {
      const text = textOf(node);
      const isMarked = common.points !== undefined || common.links !== undefined;
      return text === '' && !isMarked ? null : { ...common, block: 'paragraph', text: text.slice(0, 10_000) };
    }
    case 'question': {
      const [question, answer] = node.content ?? [];
      return {
        ...common,
        block: 'question',
        question: textOf(question).slice(0, 200),
        answer: textOf(answer).slice(0, 10_000),
      };
    }
    case 'graphic': {
      const data: unknown = node.attrs?.data;
      return parseFormBlock(typeof data === 'object' && data !== null ? { ...data, ...common } : null);
    }
    default:
      return null;
  }
}

function commonOf(attrs: Readonly<Record<string, unknown>>, spareId: string): Common {
  const id = typeof attrs.id === 'string' && attrs.id !== '' ? attrs.id : spareId;
  const points = pointsOf(attrs.points);
  const links = linksOf(attrs.links);
  return {
    id,
    ...(points.length === 0 ? {} : { points }),
    ...(links.length === 0 ? {} : { links }),
  };
}

function pointsOf(untrusted: unknown): NinePoint[] {
  const names: readonly unknown[] = Array.isArray(untrusted) ? untrusted : [];
  return ninePoints.filter((point) => names.includes(point));
}

type Links = NonNullable<Common['links']>;

function linksOf(untrusted: unknown): Links {
  const parsed = parseFormBlock({
    block: 'duties',
    id: 'x',
    caption: '',
    rows: [],
    links: Array.isArray(untrusted) ? untrusted : [],
  });
  return parsed?.links ?? [];
}

function textOf(node: JSONContent | undefined): string {
  return (node?.content ?? []).map(({ type, text }) => (type === 'hardBreak' ? '\n' : (text ?? ''))).join('');
}
