/** What an interpretation says, in the form that rules read, with the way back from a place to the block that says it. */
import type { ExtractedText, TextSegment } from '../../extraction/extracted-text.ts';
import type { InterpretationSource } from './interpretation-source.ts';
import { blockLines } from './plain-text.ts';

export interface DraftText {
  readonly text: ExtractedText;
  /** Id of the block at an offset, empty for title, terms and whom to ask. */
  blockAt(offset: number): string;
}

/** The same words in the same order as `interpretationText`, one segment a line. */
export function draftText(source: InterpretationSource): DraftText {
  const segments: (TextSegment & { readonly block: string })[] = [];
  let text = '';
  for (const [block, line] of linesOf(source)) {
    const start = text.length;
    text += `${line}\n`;
    const place = { paragraph: segments.length + 1 };
    segments.push({ start, end: start + line.length, place, hidden: null, block });
  }
  return {
    text: {
      type: 'txt',
      parts: [{ path: '', role: 'body', text, segments }],
      hidden: [],
      notInspected: [],
    },
    blockAt: (offset) => segments.findLast(({ start }) => start <= offset)?.block ?? '',
  };
}

function linesOf(source: InterpretationSource): readonly (readonly [block: string, line: string])[] {
  const { document, department, telephone, hours, terms } = source;
  const number = document.documentNumber === '' ? '' : `（${document.documentNumber}）`;
  return [
    ['', source.title],
    ['', `解读文件：${document.title}${number}`],
    ...source.blocks.flatMap((block) =>
      blockLines(block)
        .flatMap((line) => line.split('\n'))
        .map((line) => [block.id, line] as const),
    ),
    ...(terms.length === 0 ? [] : [['', '关键词诠释'] as const]),
    ...terms.map(({ term, meaning }) => ['', `${term}：${meaning}`] as const),
    ['', `解释部门：${department}`],
    ['', `咨询电话：${telephone}`],
    ...(hours === '' ? [] : [['', `咨询时间：${hours}`] as const]),
  ];
}
