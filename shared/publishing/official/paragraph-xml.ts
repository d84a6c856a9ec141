/**
 * Paragraphs of a typeset docx, written at once (ECMA-376 part 1, 17.3.1 and 17.3.2). The library makes an object of each property
 * and run and walks through all of them several times, which takes most of the time that a long document needs; it sees one
 * paragraph without words in the place of all that stand between two tables.
 */
import { escapeHtml } from '../escape-html.ts';

export interface ParagraphLook {
  readonly style: string;
  readonly startsPage: boolean;
  /** In twentieths of a point from the left; words behind a tab end there. */
  readonly rightStop: number | null;
}

/** Characters that XML cannot hold (XML 1.0, 2.2). */
const impossible = /(?![\t\n\r\x7f-\x9f])[\p{Cc}\ufffe\uffff]/gu;
const standInName = 'Stretch';
const standIn = new RegExp(`<w:p><w:pPr><w:pStyle w:val="${standInName}(\\d+)"/></w:pPr></w:p>`, 'g');

/** One paragraph; each line of its words is a run. Lines end where the page does, with no care for widows. */
export function paragraphXml(text: string, { style, startsPage, rightStop }: ParagraphLook): string {
  const pageBreak = startsPage ? '<w:pageBreakBefore/>' : '';
  const stops = rightStop === null ? '' : `<w:tabs><w:tab w:val="right" w:pos="${rightStop}"/></w:tabs>`;
  const runs = text
    .split('\n')
    .map((line, index) => `<w:r>${index === 0 ? '' : '<w:br/>'}${wordsXml(line)}</w:r>`)
    .join('');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${pageBreak}<w:widowControl w:val="false"/>${stops}</w:pPr>${runs}</w:p>`;
}

function wordsXml(line: string): string {
  const words = escapeHtml(line.toWellFormed().replace(impossible, '\ufffd'));
  return `<w:t xml:space="preserve">${words}</w:t>`;
}

/** An empty line of a height in twentieths of a point. */
export function spacerXml(height: number): string {
  return `<w:p><w:pPr><w:spacing w:line="${height}" w:lineRule="exact"/></w:pPr></w:p>`;
}

/** Style of the paragraph that stands for the stretch of a number. */
export function standInStyle(number: number): string {
  return `${standInName}${number}`;
}

/**
 * Puts the stretches in the places of those that stand for them.
 * @throws when a stretch has no place: words would be lost
 */
export function withStretches(xml: string, stretches: readonly string[]): string {
  let placed = 0;
  const filled = xml.replace(standIn, (_, number: string) => {
    placed += 1;
    return stretches[Number(number)] ?? '';
  });
  if (placed !== stretches.length) throw new Error(`${stretches.length} stretches, ${placed} places`);
  return filled;
}
