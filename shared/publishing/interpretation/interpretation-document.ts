/** An interpretation as an official paper: the same elements that type is set from. Drawings become tables, so no word is a picture. */
import type { DocumentElement, ElementName, OfficialDocument } from '../official/document-element.ts';
import { blockTable } from './block-table.ts';
import type { InterpretationBlock, InterpretationSource } from './interpretation-source.ts';

export function interpretationDocument(source: InterpretationSource): OfficialDocument {
  const { document, department, telephone, hours, terms } = source;
  const number = document.documentNumber === '' ? '' : `（${document.documentNumber}）`;
  const elements = [
    line('title', source.title),
    line('paragraph', `解读文件：${document.title}${number}`),
    ...source.blocks.flatMap(elementsOf),
    ...(terms.length === 0 ? [] : [line('level-1', '关键词诠释')]),
    ...terms.map(({ term, meaning }) => line('paragraph', `${term}：${meaning}`)),
    line('paragraph', `解释部门：${department}`),
    line('paragraph', `咨询电话：${telephone}`),
    ...(hours === '' ? [] : [line('paragraph', `咨询时间：${hours}`)]),
  ];
  return { form: 'downward', elements, missing: [] };
}

function elementsOf(block: InterpretationBlock): readonly DocumentElement[] {
  if (block.block === 'heading') return [line('level-1', block.text)];
  if (block.block === 'paragraph') return block.text.split('\n').map((text) => line('paragraph', text));
  if (block.block === 'question') {
    return [line('level-2', `问：${block.question}`), line('paragraph', `答：${block.answer}`)];
  }
  const table = blockTable(block);
  if (table === null) return [];
  return [
    line('level-2', table.caption),
    ...('alt' in block ? [line('paragraph', block.alt)] : []),
    {
      element: 'table',
      block: { block: 'table', rows: [table.head, ...table.rows], paragraph: 0, start: -1 },
      confidence: 1,
    },
  ];
}

function line(element: ElementName, text: string): DocumentElement {
  return { element, block: { block: 'paragraph', text, paragraph: 0, start: -1 }, confidence: 1 };
}
