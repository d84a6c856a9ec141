/** Lines of a PDF page with their boxes, from the pieces of text that pdf.js finds. */

/** A piece of text in the page's own coordinates, as pdf.js hands it out. */
export interface PdfTextItem {
  readonly str: string;
  /** Matrix of the text: direction, size, and the start of the base line. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
  /** pdf.js's name for the font. */
  readonly fontName?: string;
  /** Kind of hidden content when nobody sees it. */
  readonly hidden?: string | null;
}

export interface PdfLine {
  readonly text: string;
  /** Left, top, width, height in points from the top left corner of the page as shown. */
  readonly box: readonly [number, number, number, number];
  readonly hidden: string | null;
  /** What stands between this stretch and the next one: nothing where only the visibility changes. */
  readonly endsWith: '\n' | '\t' | '';
}

/** Turns a point of the page's coordinates into one of the page as shown. */
export type ToShown = (x: number, y: number) => readonly number[];

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Share of the letter's height below the base line, as usual for Chinese fonts. */
const descent = 0.12;
/** Gap, in heights, beyond which a new stretch begins: columns and table cells. */
const gapHeights = 1.5;

/** Stretches in reading order as the file has it. */
export function linesOf(items: readonly PdfTextItem[], toShown: ToShown): PdfLine[] {
  const lines: PdfLine[] = [];
  let text = '';
  let box: Box | null = null;
  let hidden: string | null = null;
  const flush = (endsWith: PdfLine['endsWith']) => {
    const last = lines.at(-1);
    if (text.trim() !== '' && box !== null) lines.push({ text, box: rounded(box), hidden, endsWith });
    else if (endsWith === '\n' && last !== undefined) lines[lines.length - 1] = { ...last, endsWith };
    text = '';
    box = null;
  };
  for (const item of items) {
    if (item.str.trim() === '') text += text === '' ? '' : item.str;
    else {
      const next = boxOf(item, toShown);
      const kind = item.hidden ?? null;
      if (box !== null && isApart(box, next, item.height)) flush('\t');
      else if (box !== null && kind !== hidden) flush('');
      text += item.str;
      hidden = kind;
      box = box === null ? next : union(box, next);
    }
    if (item.hasEOL) flush('\n');
  }
  flush('\n');
  return lines;
}

/** Share of characters that no font table explains: what stands there cannot be known without looking at the picture. */
export function unmappedShare(text: string): number {
  const unmapped = text.match(/[\ue000-\uf8ff\ufffd]|(?!\s)\p{Cc}/gu)?.length ?? 0;
  return text.length === 0 ? 0 : unmapped / text.length;
}

function boxOf({ transform, width, height }: PdfTextItem, toShown: ToShown): Box {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  if (b === 0 && c === 0 && a > 0 && d > 0) {
    const [x0 = 0, y0 = 0] = toShown(x, y - height * descent);
    const [x1 = 0, y1 = 0] = toShown(x + width, y + height * (1 - descent));
    return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  }
  const along = Math.hypot(a, b) || 1;
  const up = Math.hypot(c, d) || 1;
  const corner = (forward: number, upward: number) =>
    toShown(x + (a / along) * forward + (c / up) * upward, y + (b / along) * forward + (d / up) * upward);
  const corners = [
    corner(0, -height * descent),
    corner(width, -height * descent),
    corner(0, height * (1 - descent)),
    corner(width, height * (1 - descent)),
  ];
  const xs = corners.map(([left = 0]) => left);
  const ys = corners.map(([, top = 0]) => top);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function isApart(box: Box, next: Box, height: number): boolean {
  const gap = Math.max(next[0] - box[2], box[0] - next[2], next[1] - box[3], box[1] - next[3]);
  return gap > Math.max(1, height) * gapHeights;
}

function union(left: Box, right: Box): Box {
  return [
    Math.min(left[0], right[0]),
    Math.min(left[1], right[1]),
    Math.max(left[2], right[2]),
    Math.max(left[3], right[3]),
  ];
}

function rounded([left, top, right, bottom]: Box): [number, number, number, number] {
  const round = (value: number) => Math.round(value * 10) / 10;
  return [round(left), round(top), round(right - left), round(bottom - top)];
}
