/**
 * Official text as offices really publish it, dense with numbers, names, dates and tables: the clean texts and the lists of the
 * accuracy suite, one after the other, the same each time. About one character in five stands in a list of persons.
 */
import { cleanTexts } from '../accuracy/clean-texts.ts';
import { listSamples } from '../accuracy/lists.ts';
import { seeded } from '../accuracy/random.ts';

const seed = 20_260_801;
/** Clean texts of every kind and subject to one round of lists of every type. */
const cleanInRound = 120;
const listsInRound = 20;

/** One text of at least that many UTF-16 units, cut at the end. */
export function denseText(characters: number, from = seed): string {
  const random = seeded(from);
  const pieces: string[] = [];
  let length = 0;
  while (length < characters) {
    const lists = random.some([...listSamples(random)], listsInRound).map(({ text }) => text);
    const texts = cleanTexts(random, cleanInRound).map(({ text }) => text);
    for (const piece of random.some([...texts, ...lists], texts.length + lists.length)) {
      pieces.push(piece);
      length += piece.length + 1;
    }
  }
  return pieces.join('\n').slice(0, characters);
}

/** A folder of texts, each different, of the lengths that documents have: half of them short, some a hundred times as long. */
export function denseFolder(texts: number, longest: number): readonly string[] {
  return Array.from({ length: texts }, (_, index) =>
    denseText(Math.ceil(longest / [1, 4, 10, 25, 40, 60, 80, 100][index % 8]!), seed + index),
  );
}
