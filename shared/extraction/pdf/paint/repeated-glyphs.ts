/**
 * Letters that are covered or lost in their background, and painted once more in the same place where they are seen:
 * shadows, outlines, headings painted twice. They hide nothing.
 */
import type { HiddenBy, JudgedGlyph } from './hidden-glyphs.ts';
import { type Bounds, isInside, unite } from './matrix.ts';

const repeatable: ReadonlySet<HiddenBy | null> = new Set([
  'pdf.text-under-box',
  'pdf.text-under-paper',
  'pdf.image-over-text',
  'pdf.white-text',
]);
/** Letters of a run that must stand in the same order beside it; fewer may do so by accident. */
const fewLetters = 2;
/** How far aside, in letter heights, other spacing may move them. */
const spread = 3;
/** From one line of a paragraph to the next, in letter heights. */
const mostLeading = 2.5;

/** The same letters, with those taken as seen that are seen in their place. */
export function withoutRepeated(glyphs: readonly JudgedGlyph[]): readonly JudgedGlyph[] {
  if (!glyphs.some(({ hidden }) => repeatable.has(hidden))) return glyphs;
  return inRuns(oneByOne(inRuns(glyphs, goesOnBelow)), goesOnBeside);
}

function oneByOne(glyphs: readonly JudgedGlyph[]): readonly JudgedGlyph[] {
  const key = (text: string, x: number, y: number) => `${text} ${x} ${y}`;
  const cell = (value: number) => Math.round(value / 2);
  const shown = new Set(
    glyphs.flatMap(({ text, bounds, hidden }) =>
      hidden === null ? [key(text, cell(bounds[0]), cell(bounds[1]))] : [],
    ),
  );
  const near = [-1, 0, 1];
  return glyphs.map((glyph) => {
    if (!repeatable.has(glyph.hidden)) return glyph;
    const [x, y] = [cell(glyph.bounds[0]), cell(glyph.bounds[1])];
    const isShown = near.some((right) => near.some((up) => shown.has(key(glyph.text, x + right, y + up))));
    return isShown ? { ...glyph, hidden: null } : glyph;
  });
}

type GoesOn = (last: JudgedGlyph, next: JudgedGlyph) => boolean;

/** Letters one after the other on a line; where other spacing was used they stand further and further off. */
const goesOnBeside: GoesOn = (last, next) => next.hidden === last.hidden && onOneLine(last, next);

/** A paragraph, hidden in whichever way, that may have been set again with other line breaks. */
const goesOnBelow: GoesOn = ({ bounds: one }, { hidden, bounds: other }) =>
  repeatable.has(hidden) && Math.abs(one[1] - other[1]) < (one[3] - one[1]) * mostLeading;

function inRuns(glyphs: readonly JudgedGlyph[], goesOn: GoesOn): readonly JudgedGlyph[] {
  const result = [...glyphs];
  for (const [start, end] of runsOf(glyphs, goesOn)) {
    const run = glyphs.slice(start, end);
    const around = widened(run.map(({ bounds }) => bounds));
    const shown = glyphs.filter(
      ({ hidden, bounds }) => hidden === null && isInside(around, middleOf(bounds)),
    );
    if (!spell(shown).includes(spell(run))) continue;
    for (let index = start; index < end; index += 1) {
      const glyph = glyphs[index];
      if (glyph !== undefined) result[index] = { ...glyph, hidden: null };
    }
  }
  return result;
}

function runsOf(glyphs: readonly JudgedGlyph[], goesOn: GoesOn): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let start = 0;
  for (let end = 1; end <= glyphs.length; end += 1) {
    const [last, next] = [glyphs[end - 1], glyphs[end]];
    const isRepeatable = repeatable.has(last?.hidden ?? null);
    if (last !== undefined && next !== undefined && isRepeatable && goesOn(last, next)) continue;
    if (isRepeatable && end - start >= fewLetters) runs.push([start, end]);
    start = end;
  }
  return runs;
}

function onOneLine({ bounds: one }: JudgedGlyph, { bounds: other }: JudgedGlyph): boolean {
  return Math.abs(one[1] - other[1]) < (one[3] - one[1]) / 2;
}

function widened(all: readonly Bounds[]): Bounds {
  const whole = all.reduce(unite);
  const [left, low, right, high] = whole;
  const height = high - low;
  return [left - height * spread, low - height / 2, right + height * spread, high + height / 2];
}

function middleOf([left, low, right, high]: Bounds): readonly [number, number] {
  return [(left + right) / 2, (low + high) / 2];
}

function spell(glyphs: readonly JudgedGlyph[]): string {
  return glyphs.map(({ text }) => text.trim()).join('');
}
