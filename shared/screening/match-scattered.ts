/**
 * Marks that are spread over short pieces. A rule that asks for it is tried once more on the pieces put together, where its own
 * patterns, phrases and companions decide; here it is only decided whether the pieces were one thing at all.
 */
import type { ExtractedText, TextPart } from '../extraction/extracted-text.ts';
import { foldWords } from '../text/fold-words.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { Match } from './match.ts';
import { matchPatterns } from './match-patterns.ts';
import type { Piece, Scattered } from './scattered-pieces.ts';
import {
  breaksBetween,
  cellBeside,
  inColumns,
  inReadingOrder,
  neighbour,
  partAsPiece,
  piecesIn,
} from './scattered-pieces.ts';
import { screenedPart } from './screened-part.ts';

/** Stretches of a part, or over several parts, that the rules for scattered marks look at. */
export interface ScatteredText {
  readonly part: TextPart;
  readonly stretches: readonly Scattered[];
}

const margins = ['text-box', 'header', 'footer'] as const;
/** What the patterns of a rule are written with. */
interface Letters {
  /** Every unit that may stand in a mark, or in the words beside one. */
  readonly units: readonly number[];
  /** First units of strings of which each mark holds one: two as one number, or one alone. */
  readonly beginnings: readonly number[];
}

const known = new WeakMap<CompiledRule, Letters>();

/** All stretches of a text that may hold a mark. Most texts have none. */
export function scatteredIn(text: ExtractedText, rules: readonly CompiledRule[]): readonly ScatteredText[] {
  const letters = rules.filter(({ rule }) => rule.scattered === true).map(lettersOf);
  if (letters.length === 0) return [];
  const alphabet = new Set(letters.flatMap(({ units }) => units));
  const beginnings = new Set(letters.flatMap((each) => each.beginnings));
  const isWanted = (words: string) => begins(words, beginnings);
  const within = text.parts.map((part) => {
    const pieces = piecesIn(part, alphabet);
    return {
      part,
      stretches:
        pieces.length < 2 ? [] : [...inReadingOrder(pieces, isWanted), ...inColumns(pieces, isWanted)],
    };
  });
  const across = margins.flatMap((role) => {
    const pieces = text.parts
      .filter((part) => part.role === role)
      .flatMap((part, line) => partAsPiece(part, line, alphabet) ?? []);
    const part = pieces[0]?.part;
    return part === undefined || pieces.length < 2
      ? []
      : [{ part, stretches: inReadingOrder(pieces, isWanted) }];
  });
  return [...within, ...across].filter(({ stretches }) => stretches.length > 0);
}

function begins(words: string, beginnings: ReadonlySet<number>): boolean {
  const folded = foldWords(words);
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    if (beginnings.has(unit) || beginnings.has(pairOf(unit, folded.charCodeAt(at + 1)))) return true;
  }
  return false;
}

const pairOf = (unit: number, next: number) => unit * 0x10000 + next;

function lettersOf(compiled: CompiledRule): Letters {
  const before = known.get(compiled);
  if (before !== undefined) return before;
  const { companions, patterns } = compiled;
  const words = [companions?.source ?? '', ...patterns.map(({ pattern }) => pattern.source)].join('');
  const literals = patterns.flatMap(({ anchor }) => anchor?.literals ?? []);
  const made = {
    units: [...new Set(Array.from({ length: words.length }, (_, at) => words.charCodeAt(at)))],
    beginnings: literals.map((literal) => {
      const unit = literal.charCodeAt(0);
      return literal.length === 1 ? unit : pairOf(unit, literal.charCodeAt(1));
    }),
  };
  known.set(compiled, made);
  return made;
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
  const longestFirst = [...stretches].sort((a, b) => b.text.length - a.text.length);
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
  if (!mayHold(compiled, text)) return null;
  const part = { path: first.part.path, role: first.part.role, text, segments: [] };
  const borders = bordersOf(stretch);
  const match = matchPatterns(compiled, screenedPart(part)).find(
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

/** Quick to say of most stretches: no pattern has its anchor there. What has none depends on a layout that pieces have not. */
function mayHold({ patterns }: CompiledRule, text: string): boolean {
  const folded = foldWords(text);
  return patterns.some(({ anchor }) => anchor?.literals.some((literal) => folded.includes(literal)) === true);
}

/** Nothing but signs, figures and words that may stand beside a mark. */
function isEmpty({ companions }: CompiledRule, words: string): boolean {
  const folded = foldWords(words);
  return !/\p{L}/u.test(companions === null ? folded : folded.replace(companions, ''));
}

/**
 * The pieces go on: a heading written downwards goes on with a further character (机密性), a narrow column with a further line; and
 * whole words in cells are a mark only where nothing else stands in their lines.
 */
function isPartOfMore(compiled: CompiledRule, { pieces, isColumn }: Scattered): boolean {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return true;
  const longest = Math.max(...pieces.map(({ start, end }) => end - start));
  if (first.part !== last.part) return false;
  const { text } = first.part;
  if (longest > 1 && !isColumn && (sharesLine(text, first.start, -1) || sharesLine(text, last.end, 1)))
    return true;
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
