/** The blocks of an interpretation as HTML. A drawing is followed by the same words as a table, for whoever does not see it. */
import { escapeHtml } from '../escape-html.ts';
import { type BlockTable, blockTable } from './block-table.ts';
import { svgOf } from './draw-block.ts';
import type { InterpretationBlock, InterpretationSource } from './interpretation-source.ts';
import { isGraphic } from './interpretation-source.ts';

/** Everything below the page's heading. */
export function interpretationHtml(source: InterpretationSource): string {
  const { department, telephone, hours, terms } = source;
  const asked = [
    ['解释部门', department],
    ['咨询电话', telephone],
    ['咨询时间', hours],
  ].filter(([, words]) => words !== '');
  const list = (entries: readonly (readonly string[])[]) =>
    `<dl>${entries.map(([name = '', words = '']) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(words)}</dd>`).join('')}</dl>`;
  return [
    ...source.blocks.map(blockHtml),
    ...(terms.length === 0
      ? []
      : [`<h2>关键词诠释</h2>${list(terms.map(({ term, meaning }) => [term, meaning]))}`]),
    `<h2>解释部门和咨询电话</h2>${list(asked)}`,
  ].join('\n');
}

/** One block; its id is an address within the page. */
export function blockHtml(block: InterpretationBlock): string {
  const id = `id="${escapeHtml(block.id)}"`;
  if (block.block === 'heading') return `<h2 ${id}>${escapeHtml(block.text)}</h2>`;
  if (block.block === 'paragraph') return `<p ${id}>${escapeHtml(block.text)}</p>`;
  if (block.block === 'question') {
    return `<section ${id}><h2>问：${escapeHtml(block.question)}</h2><p>答：${escapeHtml(block.answer)}</p></section>`;
  }
  const table = blockTable(block);
  if (table === null) return '';
  if (!isGraphic(block)) return `<div ${id}>${tableHtml(table, true)}</div>`;
  return `<figure ${id}><figcaption>${escapeHtml(block.caption)}</figcaption>${svgOf(block)}<details><summary>文字版：${escapeHtml(block.caption)}</summary><p>${escapeHtml(block.alt)}</p>${tableHtml(table, false)}</details></figure>`;
}

/** A region that scrolls takes the keyboard (WCAG 2.2, 2.1.1), so it has a name. */
function tableHtml({ caption, head, rows }: BlockTable, hasCaption: boolean): string {
  const name = escapeHtml(caption);
  const title = hasCaption ? `<caption>${name}</caption>` : '';
  const heads = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const lines = rows
    .map(([first = '', ...others]) => {
      const cells = others.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
      return `<tr><th scope="row">${escapeHtml(first)}</th>${cells}</tr>`;
    })
    .join('');
  return `<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table>${title}<thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
