/**
 * Numbers of paragraphs: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3). Found are lost numbers (`()加强教育培训`), gaps, repetitions and
 * numbers out of order. A level may begin again at one, or run on through the whole document: both are common.
 */
import { readChineseNumeral, writeChineseNumeral } from '../text/chinese-numerals.ts';
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

type Level = 'chinese' | 'bracketed-chinese' | 'digit' | 'bracketed-digit';

interface Numbered {
  /** Original range of the mark, e.g. `（三）`. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly level: Level;
  /** Null for an empty mark. */
  readonly value: number | null;
}

const chinese = '[一二三四五六七八九十]{1,3}';
/** After the blanks at the start of a line an optional 附件： and one of the four marks. `1.5` and `一、二年级` are no marks. */
const anyNumber = new RegExp(
  `[ \\t\\u00a0\\u3000]*(?:附件[：:][ \\t\\u00a0\\u3000]*)?(?<mark>` +
    `(?<chinese>${chinese})、(?!${chinese}[、年级月日是者])` +
    `|[（(][ \\t\\u00a0\\u3000]*(?<bracketedChinese>${chinese})[ \\t\\u00a0\\u3000]*[）)]` +
    `|(?<digit>\\d{1,2})(?:[．、]|\\.(?!\\d))` +
    `|[（(](?<bracketedDigit>\\d{1,2})[）)]` +
    `|(?<empty>[（(][ \\t\\u00a0\\u3000]*[）)])(?=[ \\t\\u00a0\\u3000]*(?![内中处里])\\p{Script=Han})` +
    `|(?<emptyChinese>、)(?=\\p{Script=Han}))`,
  'uy',
);
/** Characters that such a line may begin with, and ends of lines. */
const beginnings = new Set([...' \t\u00a0\u3000附一二三四五六七八九十（(0123456789、']);
const anyLineEnd = /[\n\r\u2028\u2029]/gu;
const rareLineEnd = /[\r\u2028\u2029]/u;

/** Wider gaps are read as another list, not as lost numbers. */
const widestGap = 4;

/** Findings in reading order; `suggestion` is the number in the text's own style where only one can be meant. */
export function matchLevelNumbers({ part }: ScreenedPart): readonly Match[] {
  if (part.role === 'sheet' || part.role === 'properties') return [];
  const last = new Map<Level, Numbered & { readonly value: number }>();
  const matches: Match[] = [];
  let recent: Level = 'bracketed-chinese';
  for (const hit of numbersAtLineStarts(part.text)) {
    const numbered = readNumbered(hit, recent);
    const previous = last.get(numbered.level);
    const expected = (previous?.value ?? 0) + 1;
    const match = judge(numbered, previous);
    if (match !== null) matches.push(match);
    last.set(numbered.level, { ...numbered, value: numbered.value ?? expected });
    if (numbered.level.startsWith('bracketed')) recent = numbered.level;
  }
  return matches;
}

function* numbersAtLineStarts(text: string): Generator<RegExpExecArray> {
  const lineAfter = rareLineEnd.test(text) ? afterAnyLineEnd : afterLineFeed;
  for (let start = 0; start < text.length; start = lineAfter(text, start)) {
    if (!beginnings.has(text.charAt(start))) continue;
    anyNumber.lastIndex = start;
    const hit = anyNumber.exec(text);
    if (hit !== null) yield hit;
  }
}

/** Start of the next line; past the end when there is none. */
function afterLineFeed(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

function afterAnyLineEnd(text: string, start: number): number {
  anyLineEnd.lastIndex = start;
  return anyLineEnd.test(text) ? anyLineEnd.lastIndex : text.length;
}

function readNumbered(hit: RegExpExecArray, recent: Level): Numbered {
  const groups = hit.groups ?? {};
  const written = groups.mark ?? '';
  // Nothing is taken after the mark.
  const end = hit.index + hit[0].length;
  const base = { start: end - written.length, end, written };
  if (groups.chinese !== undefined) {
    return { ...base, level: 'chinese', value: readChineseNumeral(groups.chinese) };
  }
  if (groups.bracketedChinese !== undefined) {
    return { ...base, level: 'bracketed-chinese', value: readChineseNumeral(groups.bracketedChinese) };
  }
  if (groups.digit !== undefined) return { ...base, level: 'digit', value: Number(groups.digit) };
  if (groups.bracketedDigit !== undefined) {
    return { ...base, level: 'bracketed-digit', value: Number(groups.bracketedDigit) };
  }
  return { ...base, level: groups.empty === undefined ? 'chinese' : recent, value: null };
}

function judge(numbered: Numbered, previous: (Numbered & { value: number }) | undefined): Match | null {
  const expected = (previous?.value ?? 0) + 1;
  const { value } = numbered;
  if (value === null) return found(numbered, { matcher: 'empty', expected, confidence: 0.95, previous });
  if (value === 1 || value === expected) return null;
  if (previous === undefined) return null;
  const isChinese = numbered.level === 'chinese' || numbered.level === 'bracketed-chinese';
  if (value > expected && value - expected < (isChinese ? widestGap : 2)) {
    return found(numbered, { matcher: 'gap', expected, confidence: 0.8, previous });
  }
  if (value === previous.value) {
    return found(numbered, { matcher: 'repeated', expected, confidence: 0.75, previous });
  }
  if (value < expected && isChinese) {
    return found(numbered, { matcher: 'out-of-order', expected, confidence: 0.6, previous });
  }
  return null;
}

interface Judgement {
  readonly matcher: string;
  readonly expected: number;
  readonly confidence: number;
  readonly previous: Numbered | undefined;
}

/** Only an empty mark gets a suggestion: where a number is there, the text may lack a paragraph instead. */
function found(numbered: Numbered, { matcher, expected, confidence, previous }: Judgement): Match {
  const style = previous?.written ?? numbered.written;
  const written = writeNumber(numbered.level, expected, style);
  return {
    start: numbered.start,
    end: numbered.end,
    matcher,
    confidence,
    values: { expected: written },
    ...(matcher === 'empty' ? { suggestion: written } : {}),
  };
}

/** Writes a number with the brackets and the width that the text itself uses. */
function writeNumber(level: Level, value: number, style: string): string {
  const numeral =
    level === 'digit' || level === 'bracketed-digit' ? String(value) : writeChineseNumeral(value);
  if (level === 'chinese') return `${numeral}、`;
  if (level === 'digit') return `${numeral}${style.at(-1) ?? '.'}`;
  return style.startsWith('(') ? `(${numeral})` : `（${numeral}）`;
}
