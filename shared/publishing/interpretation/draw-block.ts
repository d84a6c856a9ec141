/**
 * Draws graphic blocks as SVG out of their data. Every word is text of the drawing; colours have a contrast of at least 4.5 to 1 with
 * what lies under them (WCAG 2.2, 1.4.3), and nothing is told by colour alone.
 */
import { escapeHtml } from '../escape-html.ts';
import { drawText } from './draw-text.ts';
import type { GraphicBlock } from './interpretation-source.ts';

/** Width of each drawing in its own units. */
export const drawingWidth = 720;
const ink = '#1a1a1a';
const blue = '#0b4a8f';
const pale = '#eaf1f9';

export interface Drawing {
  readonly svg: string;
  readonly height: number;
}

/** The drawing alone, without its title: for pages and for the long picture. */
export function drawBlock(block: GraphicBlock): Drawing {
  switch (block.block) {
    case 'timeline':
      return drawTimeline(block);
    case 'flow':
      return drawFlow(block);
    case 'figures':
      return drawFigures(block);
    case 'chart':
      return drawChart(block);
  }
}

/** A whole `svg` element with name and description. */
export function svgOf(block: GraphicBlock): string {
  const { svg, height } = drawBlock(block);
  const name = `${block.id}-name`;
  const description = `${block.id}-description`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${name} ${description}" viewBox="0 0 ${drawingWidth} ${Math.ceil(height)}" font-family="${svgFonts}"><title id="${name}">${escapeHtml(block.caption)}</title><desc id="${description}">${escapeHtml(block.alt)}</desc>${svg}</svg>`;
}

export const svgFonts =
  "'Source Han Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', SimHei, sans-serif";

function drawTimeline({ entries }: Extract<GraphicBlock, { block: 'timeline' }>): Drawing {
  let y = 8;
  const pieces = entries.map(({ when, text }) => {
    const date = drawText(when, { x: 16, y, width: 170, size: 18, colour: blue, weight: 'bold' });
    const words = drawText(text, { x: 236, y, width: 460, size: 18, colour: ink });
    const dot = `<circle cx="210" cy="${y + 14}" r="7" fill="${blue}"/>`;
    y += Math.max(date.height, words.height) + 16;
    return `${dot}${date.svg}${words.svg}`;
  });
  const line = `<line x1="210" y1="8" x2="210" y2="${y - 8}" stroke="${blue}" stroke-width="2"/>`;
  return { svg: `${line}${pieces.join('')}`, height: y };
}

function drawFlow({ steps }: Extract<GraphicBlock, { block: 'flow' }>): Drawing {
  let y = 8;
  const pieces = steps.map(({ title, text, who }, index) => {
    const top = y;
    const name = drawText(`${index + 1}. ${title}`, {
      x: 40,
      y: top + 12,
      width: 640,
      size: 20,
      colour: blue,
      weight: 'bold',
    });
    const below = [who === '' ? '' : `办理单位：${who}`, text].filter((each) => each !== '').join('\n');
    const words =
      below === ''
        ? { svg: '', height: 0 }
        : drawText(below, { x: 40, y: top + 12 + name.height, width: 640, size: 17, colour: ink });
    const height = name.height + words.height + 24;
    const box = `<rect x="16" y="${top}" width="688" height="${height}" rx="8" fill="${pale}" stroke="${blue}"/>`;
    y = top + height + 28;
    const isLast = index === steps.length - 1;
    const arrow = isLast
      ? ''
      : `<path d="M360 ${top + height} V${y - 8} m-7 -7 l7 7 l7 -7" fill="none" stroke="${blue}" stroke-width="2"/>`;
    return `${box}${name.svg}${words.svg}${arrow}`;
  });
  return { svg: pieces.join(''), height: y - 20 };
}

function drawFigures({ figures }: Extract<GraphicBlock, { block: 'figures' }>): Drawing {
  const columns = Math.min(3, figures.length);
  const width = 688 / columns;
  let y = 8;
  const rows: string[] = [];
  for (let from = 0; from < figures.length; from += columns) {
    const cells = figures.slice(from, from + columns).map(({ value, unit, label }, index) => {
      const box = { x: 16 + width * (index + 0.5), width: width - 32, anchor: 'middle' as const };
      const number = drawText(`${value}${unit}`, {
        ...box,
        y: y + 8,
        size: 34,
        colour: blue,
        weight: 'bold',
      });
      const words = drawText(label, { ...box, y: y + 8 + number.height, size: 17, colour: ink });
      return {
        svg: `${number.svg}${words.svg}`,
        height: number.height + words.height + 24,
        left: 16 + width * index,
      };
    });
    const height = Math.max(...cells.map((cell) => cell.height));
    for (const cell of cells) {
      rows.push(
        `<rect x="${cell.left + 4}" y="${y}" width="${width - 8}" height="${height}" rx="8" fill="${pale}"/>${cell.svg}`,
      );
    }
    y += height + 12;
  }
  return { svg: rows.join(''), height: y };
}

function drawChart({ bars, unit }: Extract<GraphicBlock, { block: 'chart' }>): Drawing {
  const largest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  let y = 8;
  const pieces = bars.map(({ label, value }) => {
    const name = drawText(label, { x: 16, y, width: 180, size: 17, colour: ink });
    const length = Math.max(2, (value / largest) * 340);
    const bar = `<rect x="208" y="${y}" width="${length}" height="26" fill="${blue}"/>`;
    const number = drawText(`${value}${unit}`, { x: 216 + length, y, width: 160, size: 17, colour: ink });
    y += Math.max(name.height, 26) + 14;
    return `${name.svg}${bar}${number.svg}`;
  });
  return { svg: pieces.join(''), height: y };
}
