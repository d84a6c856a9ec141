/** An official document as HTML for a page: headings, paragraphs and tables, without the type of the printed sheet. */
import { escapeHtml } from '../escape-html.ts';
import { cellHtml } from './cell-html.ts';
import type { TableBlock } from './document-blocks.ts';
import type { DocumentElement, ElementName, OfficialDocument } from './document-element.ts';
import { placedCells } from './table-grid.ts';

const headings: Partial<Record<ElementName, 'h2' | 'h3'>> = {
  'attachment-title': 'h2',
  chapter: 'h2',
  'level-1': 'h2',
};
const atTheRight: ReadonlySet<ElementName> = new Set(['signature', 'date']);

/** Everything of the document, its title as the only `h1`. */
export function documentHtml({ elements }: OfficialDocument): string {
  const pieces: string[] = [];
  let title: string[] = [];
  const endTitle = () => {
    if (title.length > 0) pieces.push(`<h1>${title.map(escapeHtml).join('<br>')}</h1>`);
    title = [];
  };
  for (const element of elements) {
    if (element.element === 'title' && element.block.block === 'paragraph') {
      title.push(...element.block.text.split('\n'));
      continue;
    }
    endTitle();
    pieces.push(pieceOf(element));
  }
  endTitle();
  return pieces.join('\n');
}

function pieceOf({ element, block }: DocumentElement): string {
  if (block.block === 'table') return tableHtml(block);
  const words = escapeHtml(block.text).replaceAll('\n', '<br>');
  const isHeading = !/[。；;]/u.test(block.text);
  const name = isHeading ? (headings[element] ?? 'p') : 'p';
  return `<${name}${atTheRight.has(element) ? ' class="right"' : ''}>${words}</${name}>`;
}

function tableHtml(table: TableBlock): string {
  const [head = '', ...others] = placedCells(table).map((cells, row) =>
    cells.map((cell) => cellHtml(cell, row)).join(''),
  );
  const isWhole = (table.spans ?? []).some(({ row, rows }) => row === 0 && rows > 1);
  const lines = others.map((row) => `<tr>${row}</tr>`).join('');
  const content = isWhole
    ? `<tbody><tr>${head}</tr>${lines}</tbody>`
    : `<thead><tr>${head}</tr></thead><tbody>${lines}</tbody>`;
  return `<div class="scroll" role="region" aria-label="表格" tabindex="0"><table>${content}</table></div>`;
}
