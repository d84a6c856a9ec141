/**
 * Marks that come in pairs and stand alone (GB/T 15834): an opening 〈 that is never closed, a ” that was never opened.
 *
 * Pairs are sought within a line. What is left over may still pair with the next lines, if the line was cut in mid sentence, or
 * if a colon opened a quotation, as amendments of regulations quote whole articles. Half and full width parentheses pair with
 * each other; straight quotation marks have no direction and are not judged.
 */
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

interface Mark {
  readonly at: number;
  readonly line: number;
  readonly character: string;
  readonly pair: string;
  readonly opens: boolean;
}

/** Opening and closing marks; the name of a pair is its full-width opening mark. */
const openings: Readonly<Record<string, string>> = {
  '《': '《',
  '〈': '〈',
  '“': '“',
  '（': '（',
  '(': '（',
  '〔': '〔',
  '【': '【',
};
const closings: Readonly<Record<string, string>> = {
  '》': '《',
  '〉': '〈',
  '”': '“',
  '）': '（',
  ')': '（',
  '〕': '〔',
  '】': '【',
};
const partner: Readonly<Record<string, string>> = {
  '《': '》',
  '》': '《',
  '〈': '〉',
  '〉': '〈',
  '“': '”',
  '”': '“',
  '（': '）',
  '）': '（',
  '(': ')',
  ')': '(',
  '〔': '〕',
  '〕': '〔',
  '【': '】',
  '】': '【',
};

const lineBreak = 0x0a;
const isMark = new Uint8Array(0x10000);
for (const character of Object.keys(partner)) isMark[character.charCodeAt(0)] = 1;
/** A list mark such as `1)` or `（a）` without its first half is a habit, not a slip. */
const listMark = /(?:^|[\s;；。：:,，、])(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/u;
/** A document number that lost its second bracket is the business of the document-number rules. */
const brokenNumber = /^〔\s*\d{2,9}\s*号/u;
const wrappedLines = 2;
/** Characters that a pair cut by line breaks may enclose. */
const wrappedReach = 400;
const quotedLines = 80;

/** Every mark without its partner. */
export function matchPairedMarks({ part }: ScreenedPart): readonly Match[] {
  const { text } = part;
  const left: Mark[] = [];
  let lineMarks: Mark[] = [];
  let line = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === lineBreak) {
      for (const mark of pairUp(lineMarks)) left.push(mark);
      lineMarks = [];
      line += 1;
    } else if (isMark[unit] === 1) {
      lineMarks.push(readMark(text.charAt(at), at, line));
    }
  }
  for (const mark of pairUp(lineMarks)) left.push(mark);
  return pairAcrossLines(text, left)
    .filter((mark) => !isExcused(text, mark))
    .map((mark) => ({
      start: mark.at,
      end: mark.at + 1,
      matcher: mark.opens ? 'unclosed' : 'unopened',
      confidence: 0.9,
      values: { mark: mark.character, missing: partner[mark.character] ?? '' },
    }));
}

function readMark(character: string, at: number, line: number): Mark {
  const opened = openings[character];
  return { at, line, character, pair: opened ?? closings[character] ?? '', opens: opened !== undefined };
}

/** What stays without a partner within one line. A closing mark skips over openings of other kinds that were never closed. */
function pairUp(marks: readonly Mark[]): readonly Mark[] {
  if (arePlainPairs(marks)) return [];
  const open: Mark[] = [];
  const left: Mark[] = [];
  // Counted, so that a row of closing marks without openings does not search the whole stack each time.
  const waiting = new Map<string, number>();
  const count = (pair: string, change: number) => waiting.set(pair, (waiting.get(pair) ?? 0) + change);
  for (const mark of marks) {
    if (mark.opens) {
      open.push(mark);
      count(mark.pair, 1);
      continue;
    }
    if ((waiting.get(mark.pair) ?? 0) === 0) {
      left.push(mark);
      continue;
    }
    const index = open.findLastIndex((candidate) => candidate.pair === mark.pair);
    const closed = open.splice(index);
    for (const candidate of closed) count(candidate.pair, -1);
    for (const candidate of closed.slice(1)) left.push(candidate);
  }
  return [...left, ...open].sort((a, b) => a.at - b.at);
}

/** Each opening mark is closed by the next one, as nearly always. */
function arePlainPairs(marks: readonly Mark[]): boolean {
  if (marks.length % 2 === 1) return false;
  for (let index = 0; index < marks.length; index += 2) {
    const first = marks[index];
    const second = marks[index + 1];
    if (first?.opens !== true || second?.opens !== false || first.pair !== second.pair) return false;
  }
  return true;
}

/** Pairs leftovers of neighbouring lines where a line may really have gone on. */
function pairAcrossLines(text: string, marks: readonly Mark[]): readonly Mark[] {
  const waiting = new Map<string, Mark[]>();
  const paired = new Set<Mark>();
  for (const mark of marks) {
    const open = waiting.get(mark.pair) ?? [];
    waiting.set(mark.pair, open);
    if (mark.opens) {
      open.push(mark);
      continue;
    }
    const candidate = open.at(-1);
    if (candidate !== undefined && mayGoOn(text, candidate, mark)) {
      paired.add(candidate);
      paired.add(mark);
      open.pop();
    }
  }
  return marks.filter((mark) => !paired.has(mark));
}

function mayGoOn(text: string, opening: Mark, closing: Mark): boolean {
  const lines = closing.line - opening.line;
  if (opening.character === '“' && isIntroduced(text, opening.at)) return lines <= quotedLines;
  if (lines > wrappedLines || closing.at - opening.at > wrappedReach) return false;
  const between = text.slice(opening.at, closing.at);
  return !/[。！？；;!?：:]\s*\n/u.test(between) && !/\n\s*\n/u.test(between);
}

/** A quotation that a colon announces, or that begins a paragraph, may run over many paragraphs. */
function isIntroduced(text: string, at: number): boolean {
  return /(?:^|[：:\n])\s*$/u.test(text.slice(Math.max(0, at - 8), at));
}

/** Each paragraph of a long quotation begins with “ and only the last one is closed. */
function isRepeated(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  return end >= 0 && isIntroduced(text, at) && /^\s*“/u.test(text.slice(end, end + 12));
}

function isExcused(text: string, mark: Mark): boolean {
  if (mark.character === '“') return isRepeated(text, mark.at);
  if (mark.character === '〔') return brokenNumber.test(text.slice(mark.at, mark.at + 16));
  if (mark.pair === '（' && !mark.opens) return listMark.test(text.slice(Math.max(0, mark.at - 6), mark.at));
  return false;
}
