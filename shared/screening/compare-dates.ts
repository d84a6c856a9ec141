/** Dates an interpretation gives otherwise than its document: periods with one end in common, and dates that say the same of it. */
import type { Match } from './match.ts';
import type { PackageDocument } from './package-document.ts';
import type { ScreenedPart } from './screened-part.ts';

interface Stated {
  /** What the date says: `effective`, or for a period its other end. */
  readonly key: string;
  readonly value: string;
  readonly written: string;
  /** Range in the text it was read from. */
  readonly start: number;
  readonly end: number;
}

const date = '(?:(?:20\\d{2})年)?\\d{1,2}月\\d{1,2}日';
const fullDate = '20\\d{2}年\\d{1,2}月\\d{1,2}日';
const range = new RegExp(`(?<from>${date})(?:起)?(?:至|到|—|-|~)(?<to>${date})`, 'dgu');
const labelled: readonly (readonly [string, RegExp])[] = [
  ['effective', new RegExp(`自(?<date>${fullDate})起(?:正式)?(?:施行|实施|执行)`, 'dgu')],
  ['until', new RegExp(`有效期(?:至|到)(?<date>${fullDate})`, 'dgu')],
  ['closing', new RegExp(`(?:截止|截至)(?:日期|时间)?(?:为|是|:)?(?<date>${fullDate})`, 'dgu')],
];
/** Speaks of an older rule. */
const older = /(?:原|旧|此前|过去)[^。;\n]{0,24}$/u;

/** Dates of an interpretation that the document gives otherwise. */
export function compareDates(screened: ScreenedPart, document: PackageDocument): readonly Match[] {
  const view = screened.view('folded');
  const said = statedIn(document.words);
  return statedIn(view.text).flatMap((stated) => {
    const known = said.filter(({ key }) => key === stated.key);
    if (known.length === 0 || known.some(({ value }) => value === stated.value)) return [];
    if (older.test(view.text.slice(Math.max(0, stated.start - 30), stated.start))) return [];
    const values = { expected: known[0]?.written ?? '' };
    return [{ ...view.original(stated.start, stated.end), matcher: 'date', confidence: 0.75, values }];
  });
}

function statedIn(text: string): readonly Stated[] {
  return [...labelledDates(text), ...periods(text)];
}

function labelledDates(text: string): readonly Stated[] {
  return labelled.flatMap(([key, expression]) =>
    [...text.matchAll(expression)].map((hit) => {
      const written = hit.groups?.date ?? '';
      const [start, end] = hit.indices?.groups?.date ?? [hit.index, hit.index];
      return { key, value: written, written, start, end };
    }),
  );
}

/** A period is compared by its beginning: the same beginning with another end is a slip, another beginning another period. */
function periods(text: string): readonly Stated[] {
  return [...text.matchAll(range)].map((hit) => {
    const from = bare(hit.groups?.from ?? '');
    const [start, end] = hit.indices?.groups?.to ?? [hit.index, hit.index];
    return { key: `from ${from}`, value: bare(hit.groups?.to ?? ''), written: hit[0], start, end };
  });
}

function bare(written: string): string {
  return written.replace(/^20\d{2}年/u, '');
}
