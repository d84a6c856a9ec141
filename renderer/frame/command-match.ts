/** Finds commands by words, by the initials of words, and by pinyin, whole or initials (`szsp` for 送审审批). */

/** Readings of a name: what a person may type for it, in small letters without blanks. */
export interface CommandReadings {
  readonly name: string;
  readonly readings: readonly string[];
}

/** Pinyin of each character of a text; characters without one stand for themselves. */
export type ToPinyin = (text: string) => readonly string[];

export function readingsOf(name: string, toPinyin: ToPinyin | null): CommandReadings {
  const words = name
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');
  const syllables = toPinyin === null ? [] : toPinyin(name).map((each) => each.toLowerCase());
  const letters = syllables.filter((each) => /^[a-z0-9]+$/u.test(each));
  return {
    name,
    readings: [
      squeeze(name),
      words.map((word) => word.slice(0, 1)).join(''),
      letters.join(''),
      letters.map((each) => each.slice(0, 1)).join(''),
    ].filter((reading) => reading !== ''),
  };
}

/** Best first: begins with what was typed, then contains it; everything, in the order given, while nothing is typed. */
export function matchCommands<C extends CommandReadings>(
  commands: readonly C[],
  typed: string,
): readonly C[] {
  const wanted = squeeze(typed);
  if (wanted === '') return commands;
  const rank = ({ readings }: C): number => {
    if (readings.some((reading) => reading.startsWith(wanted))) return 0;
    return readings.some((reading) => reading.includes(wanted)) ? 1 : 2;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((each) => each.rank < 2)
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ command }) => command);
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, '');
}
