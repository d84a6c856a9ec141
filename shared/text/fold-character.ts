/** What one character folds to by itself, and the table that says so for the whole basic plane. */
import { hanVariant } from './han-variants.ts';
import { isFirstHalf } from './split-characters.ts';

const tab = 0x09;
/** Marks of the table: the unit is left out, needs the slow way, or is a blank or a break. Folded units are all greater. */
export const mark = { left: 0, slow: 1, blank: 2, break: 3 } as const;

let table: Uint16Array | undefined;

/** For every unit of the basic plane its folded unit, or a mark. Made once. */
export function unitTable(): Uint16Array {
  table ??= makeUnitTable();
  return table;
}

function makeUnitTable(): Uint16Array {
  const made = new Uint16Array(0x10000);
  for (let unit = 0; unit < made.length; unit += 1) made[unit] = tableEntry(unit);
  return made;
}

function tableEntry(unit: number): number {
  if (unit === tab) return tab;
  if (isLineBreak(unit)) return mark.break;
  if (unit >= 0xd800 && unit <= 0xdfff) return mark.slow;
  if (isIgnorable(unit)) return mark.left;
  if (/\p{Zs}/u.test(String.fromCharCode(unit))) return mark.blank;
  const folded = foldCharacter(unit);
  return folded.length === 1 && !isFirstHalf(folded.charCodeAt(0)) ? folded.charCodeAt(0) : mark.slow;
}

/** One character folded by itself; a lone surrogate stays as it is. */
export function foldCharacter(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (keepsItsForm(codePoint)) return character;
  const folded = character.normalize('NFKC').toLowerCase();
  return hanVariant(folded) ?? folded;
}

/** Circled and raised digits are list and note marks, not digits: folded, they would grow onto the number before them. */
function keepsItsForm(codePoint: number): boolean {
  return (
    (codePoint >= 0x2460 && codePoint <= 0x24ff) ||
    (codePoint >= 0x2776 && codePoint <= 0x2793) ||
    (codePoint >= 0x2070 && codePoint <= 0x2089) ||
    (codePoint >= 0xd800 && codePoint <= 0xdfff) ||
    codePoint === 0xb2 ||
    codePoint === 0xb3 ||
    codePoint === 0xb9
  );
}

/** Characters that a reader does not see: Unicode's default-ignorable code points, and control characters. */
export function isIgnorable(codePoint: number): boolean {
  return (
    (codePoint < 0x20 && codePoint !== tab) ||
    /[\p{Default_Ignorable_Code_Point}\u007f-\u009f\ufff9-\ufffb]/u.test(String.fromCodePoint(codePoint))
  );
}

function isLineBreak(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}
