/** One cell of a table as HTML, with what it covers. */
import { escapeHtml } from '../escape-html.ts';
import type { PlacedCell } from './table-grid.ts';

/** @param row 0 for the row of headings */
export function cellHtml({ text, rows, columns }: PlacedCell, row: number): string {
  const name = row === 0 ? 'th' : 'td';
  const scope = row > 0 ? '' : ` scope="${columns > 1 ? 'colgroup' : 'col'}"`;
  const across = columns > 1 ? ` colspan="${columns}"` : '';
  const down = rows > 1 ? ` rowspan="${rows}"` : '';
  return `<${name}${scope}${across}${down}>${escapeHtml(text).replaceAll('\n', '<br>')}</${name}>`;
}
