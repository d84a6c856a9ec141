/**
 * What is wrong with a list of terms, all at once: lines that cannot be used, and terms that would find nothing or too much.
 * Lists made for other texts fire on an office's own vocabulary, so this is looked at before the list is used.
 */
import { buildTermAutomaton } from '../text/build-term-automaton.ts';
import { findTerms } from '../text/term-automaton.ts';
import { commonWords } from './common-words.ts';
import type { RuleSet } from './rule-set.ts';
import type { RefusalReason, TermEntry, TermList } from './term-list.ts';
import { foldTerm } from './term-list.ts';

/**
 * Besides why lines are refused: `never-found`: an allow-phrase is the term itself; `covered`: the term lies inside an
 * allow-phrase of the list; `shipped-phrase`: inside one of the rules in force, which hold it harmless; `contained`: inside
 * another term; `common-word`: inside a word of most official texts; `unused-phrase`: an allow-phrase without any term in it.
 */
export type TermProblemKind =
  | RefusalReason
  | 'never-found'
  | 'covered'
  | 'shipped-phrase'
  | 'contained'
  | 'common-word'
  | 'unused-phrase';

export interface TermProblem {
  readonly line: number;
  readonly what: TermProblemKind;
  /** An error: the line is not used, or finds nothing. A warning: it is used, and may not do what its keeper thinks. */
  readonly level: 'error' | 'warning';
  /** The folded term; null for a line that was refused. */
  readonly term: string | null;
  /** Phrase, term or word that it lies in. */
  readonly within?: string;
  /** Rule whose allow-phrase it is. */
  readonly rule?: string;
}

/** Problems in the order of the lines. */
export function lintTerms(list: TermList, rulesInForce: readonly RuleSet[]): readonly TermProblem[] {
  const terms = list.entries.filter(({ use }) => use !== 'phrase');
  const find = containedTerms(terms);
  const problems: readonly TermProblem[] = [
    ...list.refused.map(({ line, reason }) => ({ line, what: reason, level: 'error', term: null }) as const),
    ...phraseProblems(list, find),
    ...shippedProblems(rulesInForce, find),
    ...find(terms.map(({ term }) => term)).places.flatMap(({ entry, within }) =>
      entry.term === within ? [] : [warning(entry, 'contained', { within })],
    ),
    ...find(commonWords.map(foldTerm)).places.map(({ entry, within }) =>
      warning(entry, 'common-word', { within }),
    ),
  ];
  return [...problems].sort((a, b) => a.line - b.line);
}

function phraseProblems({ entries }: TermList, find: FindContained): readonly TermProblem[] {
  const phrases = entries.filter(({ use }) => use === 'phrase');
  const { places, holding } = find(phrases.map(({ term }) => term));
  return [
    ...places.map(({ entry, within }): TermProblem => {
      const { line, term } = entry;
      if (term === within) return { line, what: 'never-found', level: 'error', term, within };
      return warning(entry, 'covered', { within });
    }),
    ...phrases.flatMap((entry) => (holding.has(entry.term) ? [] : [warning(entry, 'unused-phrase', {})])),
  ];
}

/** Phrases of the rules in force, each with the first rule that has it. */
function shippedProblems(ruleSets: readonly RuleSet[], find: FindContained): readonly TermProblem[] {
  const rules = new Map<string, string>();
  for (const { id, allowPhrases = [] } of ruleSets.flatMap((set) => set.rules)) {
    for (const phrase of allowPhrases.map(foldTerm)) if (!rules.has(phrase)) rules.set(phrase, id);
  }
  return find([...rules.keys()]).places.map(({ entry, within }) =>
    warning(entry, 'shipped-phrase', { within, rule: rules.get(within) ?? '' }),
  );
}

function warning(
  { line, term }: TermEntry,
  what: TermProblemKind,
  more: Pick<TermProblem, 'within' | 'rule'>,
): TermProblem {
  return { line, what, level: 'warning', term, ...more };
}

interface Contained {
  /** Each term with the first text that holds it; of texts that are terms themselves one that is longer, if there is any. */
  readonly places: readonly { readonly entry: TermEntry; readonly within: string }[];
  /** Texts that hold a term. */
  readonly holding: ReadonlySet<string>;
}

type FindContained = (texts: readonly string[]) => Contained;

/** Texts are looked at together, up to this many units: a call for each of a million would cost more than the search. */
const batchUnits = 4096;

/** Finds which terms lie in which texts, in time that grows with the texts alone. */
function containedTerms(terms: readonly TermEntry[]): FindContained {
  const automaton = buildTermAutomaton(terms.map(({ term }) => term));
  return (texts) => {
    const first = new Map<number, string>();
    const holding = new Set<string>();
    for (const batch of batches(texts)) {
      const { count, rows } = findTerms(automaton, batch.units, batch.length);
      for (let at = 0; at < count * 3; at += 3) {
        const within = batch.textAt(rows[at] ?? 0);
        const term = rows[at + 2] ?? 0;
        holding.add(within);
        const known = first.get(term);
        if (known === undefined || (known === terms[term]?.term && within !== known)) first.set(term, within);
      }
    }
    const places = [...first].flatMap(([term, within]) => {
      const entry = terms[term];
      return entry === undefined ? [] : [{ entry, within }];
    });
    return { places, holding };
  };
}

interface Batch {
  readonly units: Uint16Array;
  readonly length: number;
  textAt(unit: number): string;
}

/** A line break stands between texts: no term runs across it. */
function* batches(texts: readonly string[]): Generator<Batch> {
  let units = new Uint16Array(batchUnits);
  let owners: { readonly start: number; readonly text: string }[] = [];
  let length = 0;
  const batch = (): Batch => ({ units, length, textAt: (unit) => ownerOf(owners, unit) });
  for (const text of texts) {
    if (length > 0 && length + text.length + 1 > units.length) {
      yield batch();
      owners = [];
      length = 0;
    }
    if (text.length + 1 > units.length) units = new Uint16Array(text.length + 1);
    owners.push({ start: length, text });
    for (let index = 0; index < text.length; index += 1) units[length + index] = text.charCodeAt(index);
    units[length + text.length] = 0x0a;
    length += text.length + 1;
  }
  if (length > 0) yield batch();
}

function ownerOf(owners: readonly { readonly start: number; readonly text: string }[], unit: number): string {
  let low = 0;
  let high = owners.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((owners[middle]?.start ?? 0) <= unit) low = middle;
    else high = middle;
  }
  return owners[low]?.text ?? '';
}
