/**
 * The same document as one HTML page for printing: geometry by `@page`, page numbers in its margin boxes, no script and nothing
 * from outside. The window turns it into PDF; saved alone it can be read in any browser.
 */
import { escapeHtml } from '../escape-html.ts';
import { cellHtml } from './cell-html.ts';
import type { TableBlock } from './document-blocks.ts';
import type { DocumentElement, OfficialDocument } from './document-element.ts';
import { wordsOf } from './document-element.ts';
import {
  type ElementLook,
  linePoints,
  linesBefore,
  lookOf,
  markOffset,
  red,
  startsPage,
  tracking,
} from './page-geometry.ts';
import { fontChain, pageStyle } from './page-numbers.ts';
import { placedCells } from './table-grid.ts';

/** A whole page in UTF-8; the same document gives the same text. */
export function typesetHtml(document: OfficialDocument): string {
  const title = document.elements
    .filter(({ element }) => element === 'title')
    .map((element) => wordsOf(element).replaceAll('\n', ''))
    .join('');
  const body = document.elements.map((element, index) => htmlOf(element, document, index)).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title === '' ? '公文' : title)}</title>
<style>
${styleSheet}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

const styleSheet = `${pageStyle}
body { margin: 0 auto; max-width: 156mm; color: #000; background: #fff; font: 16pt/${linePoints}pt ${fontChain('body')}; letter-spacing: ${tracking}pt; }
p, h1, h2, h3, h4 { margin: 0; font-weight: normal; white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 18pt; margin: 4pt 0; }
th, td { border: 0.5pt solid #000; padding: 2pt 4pt; text-align: left; font-weight: normal; overflow-wrap: anywhere; }
.ruled { border-bottom: 1.5pt solid #${red}; padding-bottom: 4mm; }
.closing { border-top: 0.5pt solid #000; border-bottom: 0.5pt solid #000; }
@media screen { body { padding: 2rem 1rem; } }`;

const headings: Partial<Record<DocumentElement['element'], string>> = {
  title: 'h1',
  'attachment-title': 'h2',
  chapter: 'h2',
  'level-1': 'h2',
  'level-2': 'h3',
};

function htmlOf(element: DocumentElement, document: OfficialDocument, index: number): string {
  if (element.block.block === 'table') return tableOf(element.block);
  const { text } = element.block;
  const previous = document.elements[index - 1]?.element;
  const look = lookOf(element.element, text, document.form);
  const isHeading = !/[。；;]/u.test(text);
  const name = isHeading ? (headings[element.element] ?? 'p') : 'p';
  const classes = [
    ...(look.ruled ? ['ruled'] : []),
    ...(element.element === 'copy-to' || element.element === 'issued' ? ['closing'] : []),
  ];
  const className = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  const style = styleOf(element, look, { previous, offset: markOffset(document.form) });
  return `<${name}${className} data-element="${element.element}" style="${style}">${escapeHtml(text)}</${name}>`;
}

function styleOf(
  { element }: DocumentElement,
  look: ElementLook,
  {
    previous,
    offset,
  }: { readonly previous: DocumentElement['element'] | undefined; readonly offset: number },
): string {
  const isFirst = previous !== element;
  const lines = linesBefore(element, previous, look);
  const align = { left: 'left', centre: 'center', right: 'right', justify: 'justify' }[look.align];
  const rules = [
    `font-family: ${fontChain(look.font).replaceAll('"', "'")}`,
    `font-size: ${look.size}pt`,
    `line-height: ${look.size > 24 ? look.size * 1.3 : linePoints}pt`,
    `text-align: ${align}`,
    ...(look.indent > 0 && look.align === 'justify' ? [`text-indent: ${look.indent}em`] : []),
    ...(look.indent > 0 && look.align !== 'justify' ? [`padding-left: ${look.indent}em`] : []),
    ...(look.rightIndent > 0 ? [`padding-right: ${look.rightIndent}em`] : []),
    ...(lines > 0 ? [`margin-top: ${lines * linePoints}pt`] : []),
    ...(element === 'organ-mark' && isFirst ? [`padding-top: ${offset}mm`] : []),
    ...(look.isRed ? [`color: #${red}`] : []),
    ...(startsPage(element, previous) ? ['break-before: page'] : []),
  ];
  return rules.join('; ');
}

function tableOf(table: TableBlock): string {
  const [head, ...others] = placedCells(table).map((cells, row) =>
    cells.map((cell) => cellHtml(cell, row)).join(''),
  );
  // A heading cell that reaches into the rows below keeps all of them in one group.
  const isWhole = (table.spans ?? []).some(({ row, rows }) => row === 0 && rows > 1);
  const first = head === undefined ? '' : `<tr>${head}</tr>`;
  const rest = others.map((row) => `<tr>${row}</tr>`).join('');
  return isWhole
    ? `<table><tbody>${first}${rest}</tbody></table>`
    : `<table>${first === '' ? '' : `<thead>${first}</thead>`}<tbody>${rest}</tbody></table>`;
}
