/** Puts the stretches of a plain page into the form that pdf.js gives text in: one piece each, line ends marked. */
import type { PdfTextItem } from '../page-lines.ts';
import type { QuickText } from './quick-state.ts';
import { needsBlank } from './quick-text.ts';

/** Share of the letters' height by which a stretch may stand higher or lower and still be on the line. */
const sameLine = 0.4;
/** Further back than this, in letter heights, something else begins. */
const back = 1;

/** The pieces in the order of the file; repeated blanks are none. */
export function quickItems(texts: readonly QuickText[]): readonly PdfTextItem[] {
  return texts.map((text, index) => {
    const [before, after] = [texts[index - 1], texts[index + 1]];
    const { x, y, width, height, font } = text;
    const gap = before === undefined ? 0 : (x - before.x - before.width) / Math.max(height, 1e-6);
    const isJoined = before !== undefined && isOnLine(before, text);
    const blank = isJoined && needsBlank(before.text, text.text, gap) ? ' ' : '';
    return {
      str: `${blank}${text.text}`,
      transform: [height, 0, 0, height, x, y],
      width,
      height,
      hasEOL: after === undefined || !isOnLine(text, after),
      fontName: font,
    };
  });
}

function isOnLine(before: QuickText, after: QuickText): boolean {
  const height = Math.max(before.height, after.height);
  const isLevel = Math.abs(before.y - after.y) < height * sameLine;
  return isLevel && after.x > before.x + before.width - height * back;
}
