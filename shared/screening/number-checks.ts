/**
 * Check digits and other facts that tell a number of a certain kind from any other digits.
 * Sources: GB 11643 (citizen number, check character by ISO 7064 MOD 11-2), GB/T 2260 (regions), GB 32100 (unified social
 * credit code, MOD 31), ISO/IEC 7812 (Luhn), numbering plan of mobile networks.
 */
import type { Severity } from './finding.ts';
import type { RulePattern } from './rule-set.ts';

export type NumberKind = NonNullable<RulePattern['check']>;

export interface CheckedNumber {
  /** `impossible`: not a number of this kind at all, whatever stands around it. */
  readonly outcome: 'valid' | 'invalid' | 'impossible';
  /** Added to the confidence of the pattern. */
  readonly effect: number;
  readonly severity?: Severity;
  readonly note?: string;
}

const impossible: CheckedNumber = { outcome: 'impossible', effect: 0 };
const valid: CheckedNumber = { outcome: 'valid', effect: 0 };
const invalid: CheckedNumber = { outcome: 'invalid', effect: -0.6, severity: 'soft' };

/** First two digits of the region codes in use, with those of the residence permits (81, 82, 83) and foreigners' permits (91). */
const regions = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/** Checks the digits and letters of a match; blanks, hyphens and dots between them do not count. */
export function checkNumber(kind: NumberKind, matched: string): CheckedNumber {
  const number = matched.replace(/[^\da-z]/giu, '').toUpperCase();
  switch (kind) {
    case 'id18':
      return checkId18(number);
    case 'id15':
      return checkId15(number);
    case 'luhn':
      return isLuhn(number) ? valid : impossible;
    case 'uscc':
      return hasUsccCheck(number) ? valid : impossible;
    case 'phone-prefix':
      return hasMobilePrefix(number) ? valid : impossible;
    default: {
      const nothingLeft: never = kind;
      return nothingLeft;
    }
  }
}

/**
 * Citizen number of 18 places. A wrong check character is kept with little confidence, because people mistype and programs
 * misread; a region that was never assigned lowers it slightly, because lists also hold invented and provisional numbers.
 */
function checkId18(number: string): CheckedNumber {
  if (!/^\d{17}[\dX]$/u.test(number)) return impossible;
  if (!isBirthDate(number.slice(6, 14))) return impossible;
  const isAssigned = regions.has(number.slice(0, 2));
  if (id18CheckCharacter(number) !== number[17]) return isAssigned ? invalid : { ...invalid, effect: -0.7 };
  return isAssigned ? valid : { outcome: 'valid', effect: -0.15, note: 'region-unassigned' };
}

/** Number of 15 places, issued until 1999: birth years 19xx, no check character, so the region must be real. */
function checkId15(number: string): CheckedNumber {
  if (!/^\d{15}$/u.test(number) || !regions.has(number.slice(0, 2))) return impossible;
  return isBirthDate(`19${number.slice(6, 12)}`) ? valid : impossible;
}

/** Check character that belongs to the first 17 digits (ISO 7064 MOD 11-2). */
export function id18CheckCharacter(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** A day that exists, between 1880 and 2079: the program reads no clock here, so that a scan can be repeated. */
function isBirthDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  if (year < 1880 || year > 2079 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

function isLuhn(number: string): boolean {
  if (!/^\d+$/u.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function hasUsccCheck(code: string): boolean {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const places = [...code].map((character) => usccAlphabet.indexOf(character));
  if (places.length !== 18 || places.includes(-1)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * (places[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === places[17];
}

/** Prefixes in use: all of 13, 15 (without 154), 17, 18; parts of 14, 16 and 19. */
function hasMobilePrefix(number: string): boolean {
  return /^(?:0?0?86)?1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}$/u.test(number);
}
