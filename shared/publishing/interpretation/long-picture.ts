/**
 * 一图读懂: one long drawing out of the same blocks, for new media. The window takes its picture (PNG); as SVG every word of it is
 * still text.
 */
import { escapeHtml } from '../escape-html.ts';
import { blockTable } from './block-table.ts';
import { drawBlock, drawingWidth, svgFonts } from './draw-block.ts';
import { drawTable } from './draw-table.ts';
import { drawText } from './draw-text.ts';
import type { InterpretationBlock, InterpretationSource } from './interpretation-source.ts';
import { isGraphic } from './interpretation-source.ts';

const ink = '#1a1a1a';
const blue = '#0b4a8f';
const pale = '#eaf1f9';
const line = '#9fb3c8';
const margin = 24;

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
  const { document, department, telephone, hours, terms } = source;
  const sheet = openSheet();
  sheet.banner(source.title, `解读文件：${document.title}${numberOf(document)}`);
  for (const block of source.blocks) drawOn(sheet, block);
  if (terms.length > 0) sheet.heading('关键词诠释');
  for (const { term, meaning } of terms) sheet.words(`${term}：${meaning}`);
  sheet.foot([
    `解释部门：${department}`,
    `咨询电话：${telephone}`,
    ...(hours === '' ? [] : [`咨询时间：${hours}`]),
  ]);
  const { pieces, height } = sheet.close();
  const name = escapeHtml(source.title);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${drawingWidth}" height="${height}" viewBox="0 0 ${drawingWidth} ${height}" font-family="${svgFonts}"><title>${name}</title><rect width="${drawingWidth}" height="${height}" fill="#ffffff"/>${pieces}</svg>\n`;
  return { svg, width: drawingWidth, height };
}

function numberOf({ documentNumber }: InterpretationSource['document']): string {
  return documentNumber === '' ? '' : `（${documentNumber}）`;
}

function drawOn(sheet: Sheet, block: InterpretationBlock): void {
  if (block.block === 'heading') sheet.heading(block.text);
  else if (block.block === 'paragraph') sheet.words(block.text);
  else if (block.block === 'question') {
    sheet.heading(`问：${block.question}`);
    sheet.words(`答：${block.answer}`);
  } else drawForm(sheet, block);
}

function drawForm(sheet: Sheet, block: InterpretationBlock): void {
  const table = blockTable(block);
  if (table === null) return;
  sheet.heading(table.caption);
  const look = { x: margin, width: drawingWidth - 2 * margin, ink, line, head: pale };
  sheet.drawing(isGraphic(block) ? drawBlock(block) : drawTable(table, look));
}

interface Sheet {
  readonly banner: (title: string, below: string) => void;
  readonly heading: (text: string) => void;
  readonly words: (text: string) => void;
  readonly drawing: (drawing: { readonly svg: string; readonly height: number }) => void;
  readonly foot: (lines: readonly string[]) => void;
  readonly close: () => { readonly pieces: string; readonly height: number };
}

/** Things below one another, each drawn once its height is known. */
function openSheet(): Sheet {
  let y = 0;
  const pieces: string[] = [];
  const width = drawingWidth - 2 * margin;
  const words = (text: string): void => {
    const drawn = drawText(text, { x: margin, y, width, size: 18, colour: ink });
    pieces.push(drawn.svg);
    y += drawn.height + 10;
  };
  return {
    banner: (title, below) => {
      const name = drawText(title, { x: margin, y: 32, width, size: 34, colour: '#ffffff', weight: 'bold' });
      const box = { x: margin, y: 32 + name.height + 10, width, size: 16, colour: '#ffffff' };
      const small = drawText(below, box);
      const height = 32 + name.height + 10 + small.height + 28;
      pieces.push(`<rect width="${drawingWidth}" height="${height}" fill="${blue}"/>${name.svg}${small.svg}`);
      y = height + 12;
    },
    heading: (text) => {
      y += 16;
      const box = { x: margin + 16, y, width: width - 16, size: 24, colour: blue, weight: 'bold' } as const;
      const drawn = drawText(text, box);
      pieces.push(
        `<rect x="${margin}" y="${y + 4}" width="6" height="${drawn.height - 8}" fill="${blue}"/>${drawn.svg}`,
      );
      y += drawn.height + 10;
    },
    words,
    drawing: ({ svg, height }) => {
      pieces.push(`<g transform="translate(0 ${y})">${svg}</g>`);
      y += height + 16;
    },
    foot: (lines) => {
      y += 16;
      pieces.push(`<rect x="${margin}" y="${y}" width="${width}" height="2" fill="${blue}"/>`);
      y += 14;
      for (const text of lines) words(text);
    },
    close: () => ({ pieces: pieces.join(''), height: Math.ceil(y + 18) }),
  };
}
