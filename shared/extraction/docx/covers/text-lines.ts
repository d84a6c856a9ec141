/**
 * Estimates where the lines of a stretch of text stand, from sizes, spacing and indents alone. Fonts are not measured: a full-width
 * character is as wide as its size and others half of that. Whoever uses the result has to leave room for error.
 */
import type { Attributes } from '../../xml-names.ts';
import type { DocxStyles } from '../styles.ts';
import { fromTwips, or } from './lengths.ts';
import { type Block, inlinePicture, type Paragraph, type Piece } from './scene.ts';

/** One character, or a half of one outside the basic plane. */
export interface Unit {
  readonly piece: Piece;
  readonly index: number;
  left: number;
  right: number;
}

export interface Line {
  readonly paragraph: Paragraph;
  readonly top: number;
  readonly bottom: number;
  readonly units: readonly Unit[];
}

export interface Layout {
  readonly lines: readonly Line[];
  /** Top of each paragraph, its space above not counted. */
  readonly tops: ReadonlyMap<Paragraph, number>;
  readonly height: number;
}

const usualSize = 10.5;
/** Usual ratio of the height of a line to the size of its letters. */
export const natural = 1.25;
/** Longer stretches are not reckoned: nothing could be told of their ends. */
const mostUnits = 100_000;

/** Lays out a block from its top left corner; null when it is too long. */
export function layOut(
  { paragraphs }: Block,
  width: number,
  { styles, linePitch }: { readonly styles: DocxStyles; readonly linePitch: number | null },
): Layout | null {
  const lines: Line[] = [];
  const tops = new Map<Paragraph, number>();
  let units = 0;
  let top = 0;
  for (const paragraph of paragraphs) {
    const format = formatOf(paragraph, styles);
    top += format.before(linePitch);
    tops.set(paragraph, top);
    for (const row of rowsOf(paragraph, format, width)) {
      const height = format.lineHeight(Math.max(0, ...sizes(row)) || paragraph.size, linePitch);
      lines.push({ paragraph, top, bottom: top + height, units: row });
      top += height;
      units += row.length;
    }
    if (units > mostUnits) return null;
    top += format.after(linePitch);
  }
  return { lines, tops, height: top };
}

function sizes(row: readonly Unit[]): Set<number> {
  return new Set(row.map(({ piece }) => piece.size));
}

interface Format {
  readonly before: (pitch: number | null) => number;
  readonly after: (pitch: number | null) => number;
  readonly lineHeight: (size: number, pitch: number | null) => number;
  readonly left: number;
  readonly right: number;
  readonly first: number;
  readonly align: string;
}

function formatOf({ style, own, size }: Paragraph, styles: DocxStyles): Format {
  const spacing: Attributes = { ...styles.paragraphAttributes(style, 'spacing'), ...own.spacing };
  const indents: Attributes = { ...styles.paragraphAttributes(style, 'indents'), ...own.indents };
  const space = (name: string) => (pitch: number | null) => {
    if (['1', 'true', 'on'].includes(spacing[`w:${name}Autospacing`] ?? '')) return 14;
    const parts = Number(spacing[`w:${name}Lines`] ?? 0);
    return parts > 0 ? (parts / 100) * (pitch ?? 12) : or(fromTwips(spacing[`w:${name}`]), 0);
  };
  const indent = (...names: readonly string[]) => {
    for (const name of names) {
      const signs = Number(indents[`w:${name}Chars`] ?? 0);
      if (signs !== 0) return (signs / 100) * size;
      const length = fromTwips(indents[`w:${name}`]);
      if (Number.isFinite(length)) return length;
    }
    return 0;
  };
  const hanging = indent('hanging');
  return {
    before: space('before'),
    after: space('after'),
    lineHeight: (letters, pitch) => lineHeight(spacing, letters * natural, pitch),
    left: indent('left', 'start'),
    right: indent('right', 'end'),
    first: hanging > 0 ? -hanging : indent('firstLine'),
    align: own.alignment ?? styles.paragraphAttributes(style, 'alignment')['w:val'] ?? 'left',
  };
}

/** 17.3.1.33; on a grid a line takes whole steps of it. */
function lineHeight(spacing: Attributes, least: number, pitch: number | null): number {
  const line = Number(spacing['w:line'] ?? 240);
  const rule = spacing['w:lineRule'] ?? 'auto';
  if (rule === 'exact' && line > 0) return line / 20;
  const height = pitch === null ? least : Math.ceil(least / pitch - 0.15) * pitch;
  if (rule === 'atLeast') return Math.max(height, line / 20);
  return height * (line > 0 ? line / 240 : 1);
}

function rowsOf({ pieces }: Paragraph, { left, right, first, align }: Format, width: number): Unit[][] {
  const rows: Unit[][] = [];
  let row: Unit[] = [];
  let at = left + first;
  const end = () => {
    rows.push(aligned(row, align, width - right - at));
    row = [];
    at = left;
  };
  for (const piece of pieces) {
    for (let index = 0; index < piece.text.length; index += 1) {
      const code = piece.text.charCodeAt(index);
      if (code === 0x0a) {
        end();
        continue;
      }
      const wide = code === 0x09 ? 36 - (Math.max(0, at) % 36) : widthOf(code, piece.size);
      if (row.length > 0 && at + wide > width - right + 0.5) end();
      row.push({ piece, index, left: at, right: at + wide });
      at += wide;
    }
  }
  end();
  return rows;
}

/** A picture takes a character's width: what stands beside it is not told. */
function widthOf(code: number, size: number): number {
  if (code === inlinePicture.charCodeAt(0)) return usualSize;
  return size * (code < 0x2e80 ? 0.5 : 1);
}

function aligned(row: Unit[], align: string, free: number): Unit[] {
  const shift = align === 'center' ? free / 2 : align === 'right' || align === 'end' ? free : 0;
  for (const unit of row) {
    unit.left += shift;
    unit.right += shift;
  }
  return row;
}
