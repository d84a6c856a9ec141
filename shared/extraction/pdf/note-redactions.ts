/** Marks for redaction that were never carried out, and highlights so dark that they were meant as one (12.5.6.10, 12.5.6.23). */
import type { Collector } from '../collector.ts';
import type { PdfLine } from './page-lines.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';

interface ShownPage {
  readonly pageNumber: number;
  getViewport(options: { readonly scale: number }): {
    convertToViewportPoint(x: number, y: number): readonly number[];
  };
}

/** Relative luminance under which no letter can be told from the highlight. */
const darkest = 0.1;

/** Notes each mark with the words, if any, that can still be taken from under it. */
export function noteRedactions(
  lines: readonly PdfLine[],
  annotations: readonly PdfAnnotation[],
  { page, collector }: { readonly page: ShownPage; readonly collector: Collector },
): void {
  for (const { subtype, rect, color, author, at } of annotations) {
    const kind = kindOf(subtype, color);
    const [x0, y0, x1, y1] = rect;
    if (kind === null || x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined)
      continue;
    const box = shownBox(page, [x0, y0, x1, y1]);
    const words = lines.filter((line) => overlaps(line.box, box)).map((line) => wordsWithin(line, box));
    const quote = words.join('').trim();
    // A mark that was never carried out also stands over pictures, where there are no words to take.
    if (quote === '' && kind !== 'pdf.unapplied-redaction') continue;
    collector.fact({
      kind,
      path: `page-${page.pageNumber}`,
      place: { page: page.pageNumber, box },
      quote: words.join('\n'),
      ...(author === '' ? {} : { author }),
      ...(at === undefined ? {} : { at }),
    });
  }
}

type Box = PdfLine['box'];

function kindOf(subtype: string, color: readonly number[]): string | null {
  if (subtype === 'Redact') return 'pdf.unapplied-redaction';
  if (subtype !== 'Highlight') return null;
  const [red = 255, green = 255, blue = 255] = color;
  const luminance = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  return luminance <= darkest ? 'pdf.dark-highlight' : null;
}

function shownBox(page: ShownPage, rect: readonly number[]): Box {
  const viewport = page.getViewport({ scale: 1 });
  const [left = 0, low = 0, right = 0, high = 0] = rect;
  const [x0 = 0, y0 = 0] = viewport.convertToViewportPoint(left, low);
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(right, high);
  const round = (value: number) => Math.round(value * 10) / 10;
  return [
    round(Math.min(x0, x1)),
    round(Math.min(y0, y1)),
    round(Math.abs(x1 - x0)),
    round(Math.abs(y1 - y0)),
  ];
}

/** The middle of the line lies within the box, and some of its length does. */
function overlaps([left, top, width, height]: Box, [boxLeft, boxTop, boxWidth, boxHeight]: Box): boolean {
  const middle = top + height / 2;
  const isBeside = left + width <= boxLeft || left >= boxLeft + boxWidth;
  return middle > boxTop && middle < boxTop + boxHeight && !isBeside;
}

/** The characters that stand over the box, if all are equally wide. */
function wordsWithin({ text, box: [left, , width] }: PdfLine, [boxLeft, , boxWidth]: Box): string {
  const share = (x: number) => Math.min(1, Math.max(0, width === 0 ? 0 : (x - left) / width));
  const start = Math.round(share(boxLeft) * text.length);
  return text.slice(start, Math.max(start, Math.round(share(boxLeft + boxWidth) * text.length)));
}
