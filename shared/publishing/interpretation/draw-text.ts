/** Lines of text for a drawing: widths are estimated, for fonts are not shipped; nothing is cut off, lines grow downwards. */
import { escapeHtml } from '../escape-html.ts';

export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly colour: string;
  readonly anchor?: 'start' | 'middle';
  readonly weight?: 'bold';
}

export interface DrawnText {
  readonly svg: string;
  /** Height of all lines. */
  readonly height: number;
}

const lineHeight = 1.5;

/** A narrow character takes about half the width of a Han character. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u00ff]/u.test(character) ? 0.58 : 1), 0);
}

/** Words in lines of at most `width` times the size; closing marks do not begin a line, opening ones do not end one. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const character of paragraph) {
      const isFull = widthOf(line + character) > width && line !== '';
      if (isFull && !/[，。；：、）》”！？%]/u.test(character)) {
        const opening = /[（《“]$/u.exec(line)?.[0] ?? '';
        lines.push(line.slice(0, line.length - opening.length));
        line = opening;
      }
      line += character;
    }
    lines.push(line);
  }
  return lines;
}

/** Text within a box; `y` is its upper edge. */
export function drawText(text: string, box: TextBox): DrawnText {
  const { x, y, width, size, colour, anchor = 'start', weight } = box;
  const lines = wrapText(text, width / size);
  const step = size * lineHeight;
  const bold = weight === undefined ? '' : ` font-weight="${weight}"`;
  const spans = lines
    .map((line, index) => `<tspan x="${x}" y="${y + size * 1.1 + index * step}">${escapeHtml(line)}</tspan>`)
    .join('');
  const svg = `<text font-size="${size}" fill="${colour}" text-anchor="${anchor}"${bold}>${spans}</text>`;
  return { svg, height: lines.length * step };
}
