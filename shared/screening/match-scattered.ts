/**
 * Marks that are spread over short pieces. A rule that asks for it is tried once more on the pieces put together, where its own
 * patterns, phrases and companions decide; here it is only decided whether the pieces were one thing at all.
 */
import type { ExtractedText, TextPart } from '../extraction/extracted-text.ts';
import { foldWords } from '../text/fold-words.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { Match } from './match.ts';
import { matchPatterns } from './match-patterns.ts';
import type { Beginnings, Piece, UnitClasses } from './piece-list.ts';
import { classesOf, partAsPiece, piecesIn } from './piece-list.ts';
import type { Scattered } from './scattered-pieces.ts';
import {
  acrossParts,
  begins,
  breaksBetween,
  cellBeside,
  inColumns,
  inReadingOrder,
  neighbour,
  pairOf,
} from './scattered-pieces.ts';
import type { ScreenedPart } from './screened-part.ts';
import { screenedPart } from './screened-part.ts';

/** Stretches of a part, or over several parts, that the rules for scattered marks look at. */
export interface ScatteredText {
  readonly part: TextPart;
  readonly stretches: readonly Scattered[];
}

const margins = ['text-box', 'header', 'footer'] as const;
/** What the patterns of some rules are written with. */
interface Letters {
  readonly classes: UnitClasses;
  readonly beginnings: Beginnings;
}

/** By the first of the rules: the same ones are used for file after file. */
const known = new WeakMap<
  CompiledRule,
  { readonly rules: readonly CompiledRule[]; readonly letters: Letters }
>();

/** All stretches of a text that may hold a mark. Most texts have none. */
export function scatteredIn(text: ExtractedText, rules: readonly CompiledRule[]): readonly ScatteredText[] {
  const letters = lettersOfAll(rules);
  if (letters === null) return [];
  const { classes, beginnings } = letters;
  const within = text.parts.map((part) => {
    const pieces = piecesIn(part, classes);
    if (pieces === null) return { part, stretches: [] };
    return { part, stretches: [...inReadingOrder(pieces, beginnings), ...inColumns(pieces, beginnings)] };
  });
  const across = margins.flatMap((role) => {
    const pieces = text.parts
      .filter((part) => part.role === role)
      .flatMap((part, line) => partAsPiece(part, line, classes) ?? []);
    const part = pieces[0]?.part;
    return part === undefined ? [] : [{ part, stretches: acrossParts(pieces, beginnings) }];
  });
  return [...within, ...across].filter(({ stretches }) => stretches.length > 0);
}

function lettersOfAll(all: readonly CompiledRule[]): Letters | null {
  const rules = all.filter(({ rule }) => rule.scattered === true);
  const [first] = rules;
  if (first === undefined) return null;
  const before = known.get(first);
  if (before !== undefined && before.rules.length === rules.length) {
    if (before.rules.every((rule, index) => rule === rules[index])) return before.letters;
  }
  const patterns = rules.flatMap((rule) => rule.patterns);
  const words = [
    ...rules.map(({ companions }) => companions?.source ?? ''),
    ...patterns.map(({ pattern }) => pattern.source),
  ].join('');
  const alphabet = new Set(Array.from({ length: words.length }, (_, at) => words.charCodeAt(at)));
  const beginnings = new Set(rules.flatMap((rule) => [...beginningsOf(rule)]));
  const letters = { classes: classesOf(alphabet, beginnings), beginnings };
  known.set(first, { rules, letters });
  return letters;
}

const knownBeginnings = new WeakMap<CompiledRule, Beginnings>();

function beginningsOf(rule: CompiledRule): Beginnings {
  const before = knownBeginnings.get(rule);
  if (before !== undefined) return before;
  const literals = rule.patterns.flatMap(({ anchor }) => anchor?.literals ?? []);
  const made = new Set(literals.map(beginningOf));
  knownBeginnings.set(rule, made);
  return made;
}

function beginningOf(literal: string): number {
  const unit = literal.charCodeAt(0);
  return literal.length === 1 ? unit : pairOf(unit, literal.charCodeAt(1));
}

/**
 * Marks in the stretches of one part.
 * @param found what the rule found there already, in the original
 */
export function matchScattered(
  compiled: CompiledRule,
  { part, stretches }: ScatteredText,
  found: readonly { readonly start: number; readonly end: number }[],
): readonly Match[] {
  const matches: Match[] = [];
  const taken = [...found];
  const beginnings = beginningsOf(compiled);
  const longestFirst = stretches
    .filter(({ folded }) => begins(folded, beginnings))
    .sort((a, b) => b.text.length - a.text.length);
  for (const stretch of longestFirst) {
    const places = stretch.pieces.filter((piece) => piece.part === part);
    const range = { start: places[0]?.start ?? 0, end: places.at(-1)?.end ?? 0 };
    if (taken.some((other) => other.start < range.end && other.end > range.start)) continue;
    const match = markIn(compiled, stretch);
    if (match === null) continue;
    taken.push(range);
    matches.push(placed(match, places));
  }
  return matches.sort((a, b) => a.start - b.start);
}

function markIn(compiled: CompiledRule, stretch: Scattered): Match | null {
  const [first] = stretch.pieces;
  const last = stretch.pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  const { text } = stretch;
  if (sharesItsLines(stretch)) return null;
  const borders = bordersOf(stretch);
  const match = matchPatterns(compiled, screenedStretch(stretch)).find(
    ({ start, end }) =>
      borders.some((border) => start < border && border < end) &&
      isEmpty(compiled, text.slice(0, start)) &&
      isEmpty(compiled, text.slice(end)),
  );
  return match === undefined || isPartOfMore(compiled, stretch) ? null : match;
}

/** Where one piece ends and the next begins. */
function bordersOf({ pieces }: Scattered): readonly number[] {
  let length = 0;
  return pieces.slice(0, -1).map(({ start, end }) => {
    length += end - start;
    return length;
  });
}

/** Nothing but signs, figures and words that may stand beside a mark. */
function isEmpty({ companions }: CompiledRule, words: string): boolean {
  const folded = foldWords(words);
  return !/\p{L}/u.test(companions === null ? folded : folded.replace(companions, ''));
}

/**
 * The pieces go on: a heading written downwards goes on with a further character (机密性), a narrow column with a further line.
 */
function isPartOfMore(compiled: CompiledRule, { pieces, isColumn }: Scattered): boolean {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return true;
  const longest = Math.max(...pieces.map(({ start, end }) => end - start));
  if (first.part !== last.part) return false;
  const around = isColumn ? [cellBeside(first, -1), cellBeside(last, 1)] : wordsAround(pieces);
  const most = longest === 1 ? 1 : longest + 1;
  return around.some((words) => [...words.trim()].length <= most && !isEmpty(compiled, words));
}

/** What stands before and after, as near as the pieces stand to one another. */
function wordsAround(pieces: readonly Piece[]): readonly string[] {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return [];
  const { text } = first.part;
  const gaps = pieces
    .slice(1)
    .map(({ start }, index) => breaksBetween(text, pieces[index]?.end ?? start, start));
  const most = Math.max(1, ...gaps);
  return [neighbour(text, first.start, { step: -1, most }), neighbour(text, last.end, { step: 1, most })];
}

/** Whole words in cells are a mark only where nothing else stands in their lines. */
function sharesItsLines({ pieces, isColumn }: Scattered): boolean {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return true;
  if (isColumn || pieces.every(({ start, end }) => end - start === 1)) return false;
  return sharesLine(first.part.text, first.start, -1) || sharesLine(last.part.text, last.end, 1);
}

const screenedStretches = new WeakMap<Scattered, ScreenedPart>();

/** Many rules look at the same stretch, so it is folded once. */
function screenedStretch(stretch: Scattered): ScreenedPart {
  const known = screenedStretches.get(stretch);
  if (known !== undefined) return known;
  const first = stretch.pieces[0]?.part;
  const part = {
    path: first?.path ?? '',
    role: first?.role ?? 'other',
    text: stretch.text,
    segments: [],
  } as const;
  const made = screenedPart(part);
  screenedStretches.set(stretch, made);
  return made;
}

/** Whether a cell with something in it stands beside a place in its line. */
function sharesLine(text: string, at: number, step: 1 | -1): boolean {
  const rest = step === 1 ? text.slice(at, at + 60) : text.slice(Math.max(0, at - 60), at);
  const line =
    step === 1 ? rest.split(/[\n\r\v\f\u2028\u2029]/u)[0] : rest.split(/[\n\r\v\f\u2028\u2029]/u).at(-1);
  return (line ?? '').trim() !== '';
}

/** Pieces with other cells between them are told one by one. */
function placed(match: Match, pieces: readonly Piece[]): Match {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return match;
  const { lost: _lost, contexts: _contexts, suggestion: _suggestion, ...rest } = match;
  const between = first.part.text.slice(first.start, last.end).replace(/\s/gu, '');
  const isWhole = between.length === pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  if (isWhole) return { ...rest, start: first.start, end: last.end };
  const alsoAt = pieces.slice(1).map(({ start, end }) => ({ start, end }));
  return { ...rest, start: first.start, end: first.end, alsoAt };
}
