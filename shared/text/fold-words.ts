/**
 * Folding of a few words, where the way back to the original is not needed: cells of tables, terms of lists, the surroundings of
 * a finding. They come by the hundred thousand, and most fold unit by unit; whatever needs more than the table goes the long way.
 */
import { fold } from './fold.ts';
import { mark, unitTable } from './fold-character.ts';

const tab = 0x09;

/** The same as `fold(text, { breaks: 'join' }).text`. */
export function foldWords(text: string): string {
  const table = unitTable();
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = table[text.charCodeAt(index)] ?? mark.left;
    if (unit <= mark.break) return fold(text, { breaks: 'join' }).text;
    folded += String.fromCharCode(unit);
  }
  return folded;
}

/** The same without any blank, tab or line break. */
export function foldBare(text: string): string {
  const table = unitTable();
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = table[text.charCodeAt(index)] ?? mark.left;
    if (unit === mark.slow) return fold(text, { breaks: 'join' }).text.replace(/\s/gu, '');
    if (unit > mark.break && unit !== tab) folded += String.fromCharCode(unit);
  }
  return folded;
}
