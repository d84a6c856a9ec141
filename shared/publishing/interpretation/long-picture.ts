/**
 * 一图读懂: one long drawing out of the same blocks, for new media. The window takes its picture (PNG); as SVG every word of it is
 * still text.
 */
import { escapeHtml } from '../escape-html.ts';
import { blockTable } from './block-table.ts';
import { drawBlock, drawingWidth, svgFonts } from './draw-block.ts';
import { drawText } from './draw-text.ts';
import type { InterpretationBlock, InterpretationSource } from './interpretation-source.ts';
import { isGraphic } from './interpretation-source.ts';

const ink = '#1a1a1a';
const blue = '#0b4a8f';

export interface LongPicture {
  /** A whole SVG file. */
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A whole SVG file. */
export function longPicture(source: InterpretationSource): string {
  return drawLongPicture(source).svg;
}

/** The drawing with its size, for whoever makes a picture of it. */
export function drawLongPicture(source: InterpretationSource): LongPicture {
  let y = 24;
  const pieces: string[] = [];
  const add = (text: string, size: number, isHeading: boolean) => {
    const box = { x: 24, y, width: drawingWidth - 48, size, colour: isHeading ? blue : ink };
    const drawn = drawText(text, isHeading ? { ...box, weight: 'bold' } : box);
    pieces.push(drawn.svg);
    y += drawn.height + 10;
  };
  add(source.title, 32, true);
  const { documentNumber, title } = source.document;
  add(`解读文件：${title}${documentNumber === '' ? '' : `（${documentNumber}）`}`, 17, false);
  for (const block of source.blocks) {
    for (const [text, isHeading] of captionOf(block)) add(text, isHeading ? 24 : 18, isHeading);
    if (!isGraphic(block)) continue;
    const drawing = drawBlock(block);
    pieces.push(`<g transform="translate(0 ${y})">${drawing.svg}</g>`);
    y += drawing.height + 24;
  }
  for (const { term, meaning } of source.terms) add(`${term}：${meaning}`, 18, false);
  add(`解释部门：${source.department}`, 18, false);
  add(`咨询电话：${source.telephone}`, 18, false);
  if (source.hours !== '') add(`咨询时间：${source.hours}`, 18, false);
  const height = Math.ceil(y + 24);
  const name = escapeHtml(source.title);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${drawingWidth}" height="${height}" viewBox="0 0 ${drawingWidth} ${height}" font-family="${svgFonts}"><title>${name}</title><rect width="${drawingWidth}" height="${height}" fill="#ffffff"/>${pieces.join('')}</svg>\n`;
  return { svg, width: drawingWidth, height };
}

/** Words above a drawing, or instead of one. */
function captionOf(block: InterpretationBlock): readonly (readonly [string, boolean])[] {
  if (block.block === 'heading') return [[block.text, true]];
  if (block.block === 'paragraph') return [[block.text, false]];
  if (block.block === 'question') {
    return [
      [`问：${block.question}`, true],
      [`答：${block.answer}`, false],
    ];
  }
  const table = blockTable(block);
  if (table === null) return [];
  if (isGraphic(block)) return [[block.caption, true]];
  const lines = table.rows.map((row) =>
    row
      .map((cell, column) => (cell === '' ? '' : `${table.head[column] ?? ''}：${cell}`))
      .filter((each) => each !== '')
      .join('\n'),
  );
  return [[table.caption, true], ...lines.map((line) => [line, false] as const)];
}
