/**
 * Folding of a few words, where the way back to the original is not needed: cells of tables, terms of lists, the surroundings of
 * a finding. They come by the hundred thousand, and most fold unit by unit; whatever needs more than the table goes the long way.
 */
import { fold } from './fold.ts';
import { mark, unitTable } from './fold-character.ts';
import { textOf } from './folded-text.ts';

const tab = 0x09;

/** The same as `fold(text, { breaks: 'join' }).text`. */
export function foldWords(text: string): string {
  const table = unitTable();
  let isFolded = true;
  for (let index = 0; index < text.length; index += 1) {
    const written = text.charCodeAt(index);
    const unit = table[written] ?? mark.left;
    if (unit <= mark.break) return fold(text, { breaks: 'join' }).text;
    if (unit !== written) isFolded = false;
  }
  return isFolded ? text : mapped(text, table);
}

function mapped(text: string, table: Uint16Array): string {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = table[text.charCodeAt(index)] ?? 0;
  return textOf(units, units.length);
}

/** The same without any blank, tab or line break. */
export function foldBare(text: string): string {
  const units = bareUnits(text);
  return units === null ? foldedBare(text) : textOf(units, units.length);
}

/** The first units of `foldBare`. */
export function foldBareStart(text: string, length: number): string {
  const units = bareUnits(text);
  return units === null ? foldedBare(text).slice(0, length) : textOf(units, Math.min(units.length, length));
}

/** The last units of `foldBare`. */
export function foldBareEnd(text: string, length: number): string {
  const units = bareUnits(text);
  if (units === null) return foldedBare(text).slice(-length);
  const last = units.subarray(Math.max(0, units.length - length));
  return textOf(last, last.length);
}

/** Null where a character needs more than the table. */
function bareUnits(text: string): Uint16Array | null {
  const table = unitTable();
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = table[text.charCodeAt(index)] ?? mark.left;
    if (unit === mark.slow) return null;
    if (unit > mark.break && unit !== tab) {
      units[length] = unit;
      length += 1;
    }
  }
  return units.subarray(0, length);
}

function foldedBare(text: string): string {
  return fold(text, { breaks: 'join' }).text.replace(/\s/gu, '');
}
