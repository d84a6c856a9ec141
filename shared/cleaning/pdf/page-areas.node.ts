/** Areas of a page whose words are to go: those the reader found covered or unseen, and those that somebody marked for redaction. */
import { PDFDict, type PDFPage } from 'pdf-lib';
import type { ExtractedText } from '../../extraction/extracted-text.ts';
import { type CleaningPlan, wants } from '../cleaning-plan.ts';
import type { Area } from './area.ts';
import { keepOnly } from './drop-beside.node.ts';
import { arrayIn, nameIn, numbersIn } from './pdf-objects.node.ts';

/** Kinds of text that the reader places by a box. */
export const placedKinds = ['white-text', 'off-page-text', 'text-under-box', 'image-over-text'];

/** Boxes of unseen text on a page, in the page's own coordinates. */
export function unseenAreas(
  page: PDFPage,
  text: ExtractedText,
  { number, plan }: { readonly number: number; readonly plan: CleaningPlan },
): readonly Area[] {
  const kinds = new Set(placedKinds.map((kind) => `pdf.${kind}`).filter((kind) => wants(plan, kind)));
  if (kinds.size === 0) return [];
  const found = text.parts
    .filter(({ path }) => path === 'pages' || path.startsWith('page'))
    .flatMap(({ segments }) =>
      segments.filter(({ hidden, place }) => hidden !== null && kinds.has(hidden) && place.page === number),
    );
  return found.flatMap(({ place: { box } }) => (box === undefined ? [] : [ownArea(page, box)]));
}

/** From the top left corner of the page as it is shown to its own coordinates (ISO 32000-2, 8.3.2.3, 14.11.2). */
function ownArea(page: PDFPage, [left, top, width, height]: readonly [number, number, number, number]): Area {
  const { x, y, width: wide, height: high } = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  const corner = (vx: number, vy: number): readonly [number, number] => {
    if (turn === 90) return [x + vy, y + vx];
    if (turn === 180) return [x + wide - vx, y + vy];
    if (turn === 270) return [x + wide - vy, y + high - vx];
    return [x + vx, y + high - vy];
  };
  const [x0, y0] = corner(left, top);
  const [x1, y1] = corner(left + width, top + height);
  return [Math.min(x0, x1) - 0.5, Math.min(y0, y1) - 0.5, Math.max(x0, x1) + 0.5, Math.max(y0, y1) + 0.5];
}

/** Under this relative luminance no letter can be told from a highlight. */
const darkest = 0.1;

/** Takes the marks off the page and gives the areas they stood for. */
export function takeMarkedAreas(page: PDFPage, plan: CleaningPlan): readonly Area[] {
  const list = arrayIn(page.node, 'Annots');
  if (list === undefined) return [];
  const areas: Area[] = [];
  keepOnly(list, (annotation) => {
    if (!(annotation instanceof PDFDict) || !isMark(annotation, plan)) return true;
    areas.push(...areasOf(annotation));
    return false;
  });
  return areas;
}

function isMark(annotation: PDFDict, plan: CleaningPlan): boolean {
  const subtype = nameIn(annotation, 'Subtype');
  if (subtype === 'Redact') return wants(plan, 'pdf.unapplied-redaction');
  return subtype === 'Highlight' && wants(plan, 'pdf.dark-highlight') && isDark(annotation);
}

function isDark(annotation: PDFDict): boolean {
  const color = numbersIn(arrayIn(annotation, 'C'));
  const [red = 1, green = red, blue = red] = color;
  return color.length > 0 && color.length < 4 && 0.2126 * red + 0.7152 * green + 0.0722 * blue <= darkest;
}

/** The four corners of each piece where the mark says so, its rectangle otherwise. */
function areasOf(annotation: PDFDict): Area[] {
  const corners = numbersIn(arrayIn(annotation, 'QuadPoints'));
  const groups =
    corners.length >= 8 && corners.length % 8 === 0
      ? chunks(corners, 8)
      : [numbersIn(arrayIn(annotation, 'Rect'))];
  return groups
    .filter((group) => group.length >= 4)
    .map((group) => {
      const xs = group.filter((_, index) => index % 2 === 0);
      const ys = group.filter((_, index) => index % 2 === 1);
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    });
}

function chunks(values: readonly number[], size: number): number[][] {
  return Array.from({ length: values.length / size }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
