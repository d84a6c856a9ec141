/** How a finding came about. */
import type { ExplainedContext, Severity } from '../screening/finding.ts';
import type { ExplainSentences } from './explain-catalogue.ts';

const severities: Readonly<Record<Severity, string>> = {
  hard: 'hard',
  soft: 'to be settled',
  info: 'a note',
};
const tiers = { law: 'law', standard: 'standard', practice: 'practice' } as const;

export const explainEn: ExplainSentences = {
  found: (rule, matcher) => `Rule ${rule} found this place by “${matcher}”.`,
  entry: (rule, entry) => `Rule ${rule} found this place by entry ${entry} of its list.`,
  fact: (rule) => `Rule ${rule}: a fact about the file, told by its reader; nothing had to be weighed.`,
  checksum: {
    valid: 'The check digit is right.',
    invalid: 'The check digit is wrong: misread, mistyped, or a number of another kind.',
  },
  context: (context) => `${whereEn(context)}${effectEn(context)}.`,
  lost: (matchers) =>
    `Overlapping matches that it stands for: ${matchers.join(', ')} (the first counts, of equal starts the longest).`,
  alsoAt: (places, cells) =>
    `${places} more in the same row of the table${cells.length === 0 ? '' : ` (cells ${cells.join(', ')})`}: one decision covers them all, and masks reach all of them.`,
  piecesAt: (pieces, cells) =>
    `Written in pieces that are a mark only together: ${pieces} more${cells.length === 0 ? '' : ` (cells ${cells.join(', ')})`}.`,
  phrases: (considered) =>
    considered === 1
      ? 'One harmless phrase was considered; it does not cover this place.'
      : `${considered} harmless phrases were considered; none covers this place.`,
  touching: (phrases) =>
    `Phrases that touch this place without covering it: ${phrases.map((phrase) => `“${phrase}”`).join(', ')}.`,
  certainty: ({ before, checksum, contexts, after, threshold }) =>
    `Certainty: ${percent(before)} to begin with${part('check digit', checksum)}${part('context', contexts)}, in all ${percent(after)}; listed from ${percent(threshold)}.`,
  basis: (text, tier) => `Basis (${tiers[tier]}): ${text}`,
  advice: (text) => `What to do: ${text}`,
};

function whereEn({ kind, word, column }: ExplainedContext): string {
  const quoted = word === '' ? 'words that are not repeated' : `“${word}”`;
  switch (kind) {
    case 'before':
      return `Before it stands ${quoted}`;
    case 'after':
      return `After it stands ${quoted}`;
    case 'header':
      return `Column ${column ?? 1} is headed ${quoted}`;
    case 'word-edge':
      return 'It begins or ends inside a word';
  }
}

function effectEn({ effect, severity }: ExplainedContext): string {
  if (severity !== undefined) return `, which makes it ${severities[severity]}`;
  if (effect === 0) return ', which changes nothing';
  return effect > 0 ? `, which adds ${percent(effect)}` : `, which takes away ${percent(-effect)}`;
}

function part(name: string, effect: number): string {
  if (effect === 0) return '';
  return `, ${name} ${effect > 0 ? '+' : '−'}${percent(Math.abs(effect))}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
