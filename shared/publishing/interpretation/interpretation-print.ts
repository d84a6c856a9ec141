/** An interpretation as a page for A4 paper, and as a page of its own for the screen. */
import { escapeHtml } from '../escape-html.ts';
import { pageStyle } from '../official/page-numbers.ts';
import { pageFrame } from '../pages/page-frame.ts';
import { interpretationHtml } from './interpretation-html.ts';
import type { InterpretationSource } from './interpretation-source.ts';

/** On paper nothing folds out; a drawing has its words in it. */
const printStyle = `
${pageStyle}
@media print {
  body { padding: 0; }
  details { display: none; }
  .scroll { overflow: visible; }
  figure, tr { break-inside: avoid; }
  h2, h3, figcaption, caption { break-after: avoid; }
}`;

/** A page of its own, readable when saved alone. */
export function interpretationPageAlone(source: InterpretationSource): string {
  return pageFrame({ title: source.title, meta: [], main: mainOf(source) });
}

/** The same for printing: A4 with page numbers. */
export function interpretationPrint(source: InterpretationSource): string {
  return pageFrame({ title: source.title, meta: [], main: mainOf(source), style: printStyle });
}

function mainOf(source: InterpretationSource): string {
  const { title, documentNumber } = source.document;
  const number = documentNumber === '' ? '' : `（${documentNumber}）`;
  return `<h1>${escapeHtml(source.title)}</h1>\n<p>解读文件：${escapeHtml(`${title}${number}`)}</p>\n${interpretationHtml(source)}`;
}
