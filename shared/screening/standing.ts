/**
 * Where a mark stands. `不得公开` in brackets, on a line of its own or in a header is a mark; inside a sentence of a regulation it
 * is what the regulation talks about. The same words decide nothing, the place does.
 */
import type { PartRole } from '../extraction/extracted-text.ts';
import { mark, unitTable } from '../text/fold-character.ts';
import type { RulePattern } from './rule-set.ts';

export type Standing = NonNullable<RulePattern['standing']>[number];

export interface StandingQuestion {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly role: PartRole;
  /** Words that may share the line or the bracket with the mark. */
  readonly companions: RegExp | null;
  /** Original offsets of a range of the text, where blanks were folded away; without it no gap is seen. */
  readonly original?: (start: number, end: number) => { readonly start: number; readonly end: number };
  /** The original text. */
  readonly source?: string;
}

/** Longest line, and longest content of a bracket, that is still read as a mark; characters of folded text. */
const longestLine = 40;
const longestBracket = 30;
const longestTitle = 60;
/** Blanks of the original that set words apart like the cells of a table. */
const widestBlank = 1;
/** With more Han characters beside the mark than this, once its companions are taken away, the line or bracket says something else. */
const strayHan = 0;
/** `一、关于决策草案` is a heading of the text, not its title. */
const levelNumber = /^(?:[\d一二三四五六七八九十]{1,3}[、.．]|\([\d一二三四五六七八九十]{1,3}\))/u;
/** A title stands among the first lines of a part. */
const titleLines = 15;

const han = /\p{Script=Han}/gu;
const opening = '([【〔〖「{<';
const closing = ')]】〕〗」}>';

/** True if the match stands in one of the positions asked for. */
export function standsIn(question: StandingQuestion, positions: readonly Standing[]): boolean {
  return positions.some((position) => checks[position](question));
}

const checks: Readonly<Record<Standing, (question: StandingQuestion) => boolean>> = {
  line: standsOnOwnLine,
  bracket: standsInBracket,
  title: endsTitle,
  name: (question) =>
    ['attachment-name', 'properties', 'bookmark'].includes(question.role) && isFollowedByNoWord(question),
  margin: (question) =>
    ['header', 'footer', 'text-box'].includes(question.role) && isFollowedByNoWord(question),
};

function standsOnOwnLine(question: StandingQuestion): boolean {
  return isAlone(question, lineAround(question, longestLine)) || isAlone(question, columnAround(question));
}

function isAlone(
  question: StandingQuestion,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  if (from < 0) return false;
  const line = question.text.slice(from, to);
  if (levelNumber.test(line) || goesOnInPieces(question, from, to)) return false;
  return hanLeft(question, from, to) <= strayHan;
}

/** One character a line or cell, and a further one directly beside it: 机, 密, 性 is the head of a column, no mark. */
function goesOnInPieces({ text, companions }: StandingQuestion, from: number, to: number): boolean {
  if (!/^\p{L}(?:[\n\t]{1,2}\p{L})+$/u.test(text.slice(from, to))) return false;
  const beside = [
    /(?:^|[\n\t])(\p{L})[\n\t]{1,2}$/u.exec(text.slice(Math.max(0, from - 4), from)),
    /^[\n\t]{1,2}(\p{L})(?=[\n\t]|$)/u.exec(text.slice(to, to + 4)),
  ];
  return beside.some((found) => {
    const letter = found?.[1];
    return letter !== undefined && (companions === null || letter.replace(companions, '') !== '');
  });
}

function standsInBracket(question: StandingQuestion): boolean {
  const { text, start, end } = question;
  const open = lastOf(text, opening, start, longestBracket);
  const close = nextOf(text, closing, end, longestBracket);
  if (open < 0 || close < 0 || close - open > longestBracket) return false;
  if (/[\n\t]/u.test(text.slice(open, close))) return false;
  // 《…办法（征求意见稿）》 names a document; it does not mark this one.
  if (/^[^《\n]{0,20}》/u.test(text.slice(close + 1, close + 24))) return false;
  return hanLeft(question, open + 1, close) <= strayHan;
}

function endsTitle(question: StandingQuestion): boolean {
  const { from, to } = lineAround(question, longestTitle);
  if (from < 0 || !['body', 'page', 'slide', 'other'].includes(question.role)) return false;
  const line = question.text.slice(from, to);
  const before = question.text.slice(from, question.start);
  if (/[。;!?,:]/u.test(line) || before.lastIndexOf('《') > before.lastIndexOf('》')) return false;
  if (levelNumber.test(line)) return false;
  const after = question.text.slice(question.end, to);
  return !/\p{Script=Han}/u.test(after) && isAmongFirstLines(question.text, from);
}

function isFollowedByNoWord({ text, end, companions }: StandingQuestion): boolean {
  const after = text.slice(end, end + 12);
  const rest = companions === null ? after : after.replace(companions, '');
  return !/^\p{Script=Han}/u.test(rest);
}

/** Line or cell around the match; `from` is -1 when it is longer than allowed. */
function lineAround(
  { text, start, end }: StandingQuestion,
  longest: number,
): { readonly from: number; readonly to: number } {
  const before = text.slice(Math.max(0, start - longest - 1), start);
  const after = text.slice(end, end + longest + 1);
  const breakBefore = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\t'));
  const breakAfter = after.search(/[\n\t]/u);
  const from = start - before.length + breakBefore + 1;
  const to = breakAfter < 0 ? end + after.length : end + breakAfter;
  return to - from > longest ? { from: -1, to } : { from, to };
}

/**
 * What stands apart in the original line: 某局编　　　　内部资料 has two columns, which folding joined. One side must be a wide gap;
 * a line break alone may come from wrapping.
 */
function columnAround(question: StandingQuestion): { readonly from: number; readonly to: number } {
  const { start, end } = question;
  if (!mayHoldGap(question)) return { from: -1, to: end };
  let from = start;
  while (start - from <= longestLine && gapBefore(question, from) === 'none') from -= 1;
  let to = end;
  while (to - end <= longestLine && gapBefore(question, to) === 'none') to += 1;
  const isApart = gapBefore(question, from) === 'wide' || gapBefore(question, to) === 'wide';
  return { from: isApart && to - from <= longestLine ? from : -1, to };
}

/** Quick to say of most places: nothing nearby is a tab, and no blank nearby was dropped by folding. Line breaks are no gaps. */
function mayHoldGap({ text, start, end, original, source }: StandingQuestion): boolean {
  const from = Math.max(0, start - longestLine - 2);
  const to = Math.min(text.length, end + longestLine + 2);
  if (text.slice(from, to).includes('\t')) return true;
  if (original === undefined || source === undefined) return false;
  const table = unitTable();
  const range = original(from, to);
  for (let at = range.start; at < range.end; at += 1) {
    if ((table[source.charCodeAt(at)] ?? mark.left) < mark.break) return true;
  }
  return false;
}

/** What parts the character at a place from the one before it, as the original has it. */
function gapBefore({ text, original, source }: StandingQuestion, at: number): 'none' | 'break' | 'wide' {
  if (at <= 0 || at >= text.length) return 'break';
  const before = text[at - 1] ?? '';
  const after = text[at] ?? '';
  if (before === '\t' || after === '\t') return 'wide';
  if (before === '\n' || after === '\n') return 'break';
  if (original === undefined || source === undefined) return 'none';
  const gap = source.slice(original(at - 1, at).end, original(at, at + 1).start);
  if (/[\n\r]/u.test(gap)) return 'break';
  const width = gap.length + (before === ' ' || after === ' ' ? 1 : 0);
  return width > widestBlank ? 'wide' : 'none';
}

function hanLeft({ text, start, end, companions }: StandingQuestion, from: number, to: number): number {
  const rest = `${text.slice(from, start)} ${text.slice(end, to)}`;
  const left = companions === null ? rest : rest.replace(companions, '');
  return left.match(han)?.length ?? 0;
}

function lastOf(text: string, characters: string, before: number, reach: number): number {
  for (let index = before - 1; index >= 0 && index >= before - reach; index -= 1) {
    if (characters.includes(text[index] ?? '')) return index;
  }
  return -1;
}

function nextOf(text: string, characters: string, from: number, reach: number): number {
  for (let index = from; index < text.length && index <= from + reach; index += 1) {
    if (characters.includes(text[index] ?? '')) return index;
  }
  return -1;
}

function isAmongFirstLines(text: string, position: number): boolean {
  let lines = 0;
  for (
    let at = text.lastIndexOf('\n', position - 1);
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf('\n', at - 1)
  ) {
    lines += 1;
    if (lines > titleLines) return false;
  }
  return true;
}
