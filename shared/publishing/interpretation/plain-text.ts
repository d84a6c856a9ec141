/** An interpretation as plain text: every word of every block, tables as lines. */
import { blockTable } from './block-table.ts';
import type { InterpretationBlock, InterpretationSource } from './interpretation-source.ts';

/** Lines end in `\n`; what tells whom to ask stands at the end, as the rules on interpretation want it. */
export function interpretationText(source: InterpretationSource): string {
  const { document, department, telephone, hours, terms } = source;
  const number = document.documentNumber === '' ? '' : `（${document.documentNumber}）`;
  return [
    source.title,
    `解读文件：${document.title}${number}`,
    ...source.blocks.flatMap(blockLines),
    ...(terms.length === 0 ? [] : ['关键词诠释', ...terms.map(({ term, meaning }) => `${term}：${meaning}`)]),
    `解释部门：${department}`,
    `咨询电话：${telephone}`,
    ...(hours === '' ? [] : [`咨询时间：${hours}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** Lines of one block. */
export function blockLines(block: InterpretationBlock): readonly string[] {
  if (block.block === 'heading' || block.block === 'paragraph') return block.text.split('\n');
  if (block.block === 'question') return [`问：${block.question}`, `答：${block.answer}`];
  const table = blockTable(block);
  if (table === null) return [];
  const lines = table.rows.map((row) =>
    row
      .map((cell, column) => (cell === '' ? '' : `${table.head[column] ?? ''}：${cell}`))
      .filter((each) => each !== '')
      .join('；'),
  );
  return [table.caption, ...('alt' in block ? [block.alt] : []), ...lines];
}
