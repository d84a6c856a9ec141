/** Slips in document numbers, one kind at a time, and the number whose year is not that of the document's date. */
import type { DocumentNumber, NumberSlip } from './document-numbers.ts';
import { documentNumbers, writeDocumentNumber } from './document-numbers.ts';
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

const certainty: Readonly<Record<NumberSlip, number>> = {
  fused: 0.9,
  bracket: 0.9,
  'inserted-word': 0.9,
  padded: 0.9,
  'short-year': 0.7,
  blank: 0.8,
};

/**
 * Papers of enforcement and certificates are numbered by their own forms (云交罚〔2026〕0091号, 云建消凭字〔2026〕第0088号), for which the
 * layout of official documents says nothing.
 */
const ownForm = /(?:罚|许|凭|证|催|强|检|责改|听告|立案|受理)字?$/u;
const freeInOwnForm: ReadonlySet<NumberSlip> = new Set(['padded', 'inserted-word']);

/** Numbers with this slip; the suggestion replaces exactly the range of the finding. */
export function matchNumberSlip(slip: NumberSlip): (screened: ScreenedPart) => readonly Match[] {
  return (screened) =>
    documentNumbers(screened)
      .filter((number) => number.slip === slip)
      .filter(({ before }) => !(freeInOwnForm.has(slip) && ownForm.test(before)))
      .map((number) => ({
        start: number.start,
        end: number.end,
        matcher: slip,
        confidence: certainty[slip],
        values: { expected: writeDocumentNumber(number) },
        suggestion: writeDocumentNumber(number),
      }));
}

/** Lines within which a document carries its own number. */
const headLines = 25;
const headCharacters = 3000;
const dateLine = /^[ \t\u3000]*(?<year>(?:19|20)\d{2})年\d{1,2}月\d{1,2}日[ \t\u3000]*$/mu;

/** The document's own number names another year than the date the document bears (成文日期). */
export function matchNumberYear(screened: ScreenedPart): readonly Match[] {
  const { part } = screened;
  if (part.role !== 'body' && part.role !== 'page') return [];
  const own = ownNumber(screened);
  if (own === null) return [];
  const date = dateLine.exec(part.text.slice(own.end));
  const year = Number(date?.groups?.year ?? own.year);
  if (year === own.year) return [];
  return [
    {
      start: own.start,
      end: own.end,
      matcher: 'year',
      confidence: 0.7,
      values: { numberYear: own.year, dateYear: year },
    },
  ];
}

/** The number that stands on a line of its own near the beginning; null if there is none. */
export function ownNumber(screened: ScreenedPart): DocumentNumber | null {
  const { text } = screened.part;
  const numbers = documentNumbers(screened).filter(({ start }) => start <= headCharacters);
  return numbers.find((number) => isOnHeadLine(text, number)) ?? null;
}

function isOnHeadLine(text: string, number: DocumentNumber): boolean {
  const lineStart = text.lastIndexOf('\n', number.start - 1) + 1;
  const after = text.slice(number.end, number.end + 40).split('\n', 1)[0] ?? '';
  if (text.slice(0, lineStart).split('\n').length > headLines) return false;
  const line = text.slice(lineStart, number.end) + after;
  return /^\s*\p{Script=Han}{2,14}\s*[〔［[(（【][^，。；：、]{4,20}号\s*(?:签发人[：:].{0,20})?$/u.test(
    line,
  );
}
