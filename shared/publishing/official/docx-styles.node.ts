/** Styles of a typeset docx: each look of an element is one, quick to write and easy to change in a word processor. */
import { convertMillimetersToTwip, type IParagraphStyleOptions, TextRun } from 'docx';
import { bodySize, type ElementLook, fonts, red, tracking } from './page-geometry.ts';

/** Half-points and twentieths of points, as the format counts. */
export const half = (points: number) => Math.round(points * 2);
export const twips = (points: number) => Math.round(points * 20);
/** Width of the type area. */
export const widthTwips = convertMillimetersToTwip(156);

export interface Styles {
  readonly known: Map<string, IParagraphStyleOptions>;
}

/** Id of the style with these properties. */
export function styleFor(
  { known }: Styles,
  name: string,
  style: Omit<IParagraphStyleOptions, 'id' | 'name'>,
): string {
  const key = JSON.stringify([name, style]);
  const found = known.get(key);
  if (found !== undefined) return found.id;
  const id = `Official${known.size + 1}`;
  known.set(key, { ...style, id, name: `${name} ${known.size + 1}`, basedOn: 'Normal' });
  return id;
}

/** Font, size and colour of an element's runs. */
export function runLook(look: ElementLook): NonNullable<IParagraphStyleOptions['run']> {
  const name = fonts[look.font][0];
  return {
    font: { ascii: name, hAnsi: name, eastAsia: name },
    size: half(look.size),
    ...(look.size === bodySize ? { characterSpacing: twips(tracking) } : {}),
    ...(look.isRed ? { color: red } : {}),
  };
}

/** A run for each line. */
export function runsOf(text: string): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun(index === 0 ? line : { text: line, break: 1 }));
}
