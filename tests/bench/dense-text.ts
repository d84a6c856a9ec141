/**
 * Official text as offices really publish it, dense with numbers, names, dates and tables: the clean texts and the lists of the
 * accuracy suite, one after the other, the same each time.
 */
import { cleanTexts } from '../accuracy/clean-texts.ts';
import { listSamples } from '../accuracy/lists.ts';
import type { Random } from '../accuracy/random.ts';
import { seeded } from '../accuracy/random.ts';

const seed = 20_260_801;
/** Every kind of text on every subject. */
const cleanInRound = 120;
/** Lists of persons, about a fifth of all characters of a round. */
const listsInRound = 32;
/** Lengths in a folder, as shares of the longest: most documents are short. */
const shares = [1, 0.8, 0.4, 0.2, 0.1, 0.05, 0.02, 0.01] as const;

/** Notices, measures, plans, interpretations, statistics …, without personal data: exactly so many UTF-16 units. */
export function cleanText(characters: number): string {
  return joined(characters, seeded(seed), (random) => cleanTexts(random, cleanInRound));
}

/** The same with lists of persons between, which make thousands of findings. */
export function denseText(characters: number, from = seed): string {
  return joined(characters, seeded(from), (random) => {
    const lists = random.some(listSamples(random), listsInRound);
    const texts = [...cleanTexts(random, cleanInRound), ...lists];
    return random.some(texts, texts.length);
  });
}

/** Lengths of the texts in a folder, some of them a hundred times those of others. */
export function folderLengths(texts: number, longest: number): readonly number[] {
  return Array.from({ length: texts }, (_, index) =>
    Math.round(longest * (shares[index % shares.length] ?? 1)),
  );
}

/** A folder of different texts. */
export function denseFolder(texts: number, longest: number): readonly string[] {
  return folderLengths(texts, longest).map((length, index) => denseText(length, seed + index));
}

function joined(
  characters: number,
  random: Random,
  round: (random: Random) => readonly { readonly text: string }[],
): string {
  const pieces: string[] = [];
  for (let length = 0; length < characters; ) {
    for (const { text } of round(random)) {
      pieces.push(text);
      length += text.length + 1;
    }
  }
  return pieces.join('\n').slice(0, characters);
}
