/**
 * A paper of the office as one HTML page for printing: the same blocks as its docx, in the same type (GB/T 9704-2012), without
 * script and without anything from outside.
 */
import type { FormBlock, FormField, FormLayout, OfficialForm } from '../../release/forms/official-form.ts';
import { withoutMarks } from '../../release/forms/official-form.ts';
import { escapeHtml } from '../escape-html.ts';
import { linePoints, tracking } from './page-geometry.ts';
import { fontChain, landscapeStyle, pageStyle } from './page-numbers.ts';

/** A whole page in UTF-8; the same paper gives the same text. */
export function formHtml({ title, layout, blocks }: OfficialForm): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${shown(title)}</title>
<style>
${styleOf(layout)}
</style>
</head>
<body>
<main>
<h1>${shown(title)}</h1>
${blocks.map(htmlOf).join('\n')}
</main>
</body>
</html>
`;
}

function styleOf(layout: FormLayout): string {
  return `${layout === 'portrait' ? pageStyle : landscapeStyle}
body { margin: 0; color: #000; background: #fff; font: 16pt/${linePoints}pt ${fontChain('body')}; }
p, h1, h2, h3 { margin: 0; font-weight: normal; white-space: pre-wrap; overflow-wrap: anywhere; }
h1 { font: 22pt/32pt ${fontChain('title')}; text-align: center; margin-bottom: ${linePoints}pt; }
h2, h3, .text { font-size: 16pt; line-height: ${linePoints}pt; letter-spacing: ${tracking}pt; text-indent: 2em; text-align: justify; }
h2 { font-family: ${fontChain('hei')}; }
h3 { font-family: ${fontChain('kai')}; }
h1, h2, h3 { break-after: avoid; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; line-height: 1.35; }
th, td { border: 0.5pt solid #000; padding: 2.5pt 4.5pt; text-align: left; vertical-align: middle; font-weight: normal; overflow-wrap: anywhere; white-space: pre-wrap; }
th { font-family: ${fontChain('hei')}; }
tr { break-inside: avoid; }
.fields { font-size: 12pt; }
.fields th { width: 38mm; }
.grid { font-size: 10.5pt; }
.organ, .date { text-align: right; break-inside: avoid; }
.organ { margin-top: ${linePoints}pt; padding-right: 2em; break-after: avoid; }
.date { padding-right: 4em; }
.note { font-size: 10.5pt; line-height: 1.5; margin-top: 8pt; }`;
}

function htmlOf(block: FormBlock): string {
  switch (block.block) {
    case 'text':
      return block.lines.map((line) => `<p class="text">${shown(line)}</p>`).join('\n');
    case 'heading':
      return block.level === 1 ? `<h2>${shown(block.text)}</h2>` : `<h3>${shown(block.text)}</h3>`;
    case 'address':
      return `<p>${shown(block.text)}</p>`;
    case 'fields':
      return `<table class="fields"><tbody>\n${block.rows.map(fieldRow).join('\n')}\n</tbody></table>`;
    case 'table':
      return grid(block);
    case 'closing':
      return `<p class="organ">${shown(block.organ)}</p>\n<p class="date">${shown(block.date)}</p>`;
    case 'note':
      return `<p class="note">${shown(block.text)}</p>`;
    default:
      return block satisfies never;
  }
}

function fieldRow({ label, values }: FormField): string {
  const lines = values.map((value) => `<p>${shown(value)}</p>`).join('');
  return `<tr><th scope="row">${shown(label)}</th><td>${lines}</td></tr>`;
}

function grid({ widths, header, rows }: Extract<FormBlock, { readonly block: 'table' }>): string {
  const sum = widths.reduce((total, share) => total + share, 0);
  const columns = widths.map((share) => `<col style="width: ${((share / sum) * 100).toFixed(3)}%">`).join('');
  const head = header.map((cell) => `<th scope="col">${shown(cell)}</th>`).join('');
  const body = rows.map(
    (cells) => `<tr>${widths.map((_width, index) => `<td>${shown(cells[index] ?? '')}</td>`).join('')}</tr>`,
  );
  return `<table class="grid"><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

function shown(text: string): string {
  return escapeHtml(withoutMarks(text));
}
