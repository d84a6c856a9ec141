/**
 * Check digits and other facts that tell a number of a certain kind from any other digits.
 * Sources: GB 11643 (citizen number, check character by ISO 7064 MOD 11-2), GB/T 2260 (regions), GB 32100 (unified social
 * credit code, MOD 31), GB 11714, GB 16735, ISO/IEC 7812 (Luhn), numbering plan of mobile networks.
 */
import { hasLuhnDigit, isBankCard } from './checks/bank-card.ts';
import { hasCreditCodeCheck, hasOrganisationCheck } from './checks/organisation-code.ts';
import { readDigits } from './checks/read-digits.ts';
import { looksLikeVehicleNumber, vehicleCheckDigit } from './checks/vehicle-number.ts';
import type { Severity } from './finding.ts';
import type { RulePattern } from './rule-set.ts';

export type NumberKind = NonNullable<RulePattern['check']>;

export interface CheckedNumber {
  /** `impossible`: not a number of this kind at all, whatever stands around it. */
  readonly outcome: 'valid' | 'invalid' | 'unchecked' | 'impossible';
  /** Added to the confidence of the pattern. */
  readonly effect: number;
  readonly severity?: Severity;
  readonly note?: string;
}

const impossible: CheckedNumber = { outcome: 'impossible', effect: 0 };
const valid: CheckedNumber = { outcome: 'valid', effect: 0 };
/** Numbers of this kind carry no check digit. */
const noCheck: CheckedNumber = { outcome: 'unchecked', effect: 0 };
const invalid: CheckedNumber = { outcome: 'invalid', effect: -0.6, severity: 'soft' };

/** First two digits of the region codes in use, with those of the residence permits (81, 82, 83) and foreigners' permits (91). */
const regions = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

type Check = (number: string) => CheckedNumber;

const checks: Readonly<Record<NumberKind, Check>> = {
  id18: checkId18,
  'id18-read': (number) => mustBeValid(checkId18(number)),
  id15: checkId15,
  luhn: (number) => (hasLuhnDigit(number) ? valid : impossible),
  card: (number) => (isBankCard(number) && !isId18(number) ? valid : impossible),
  account: (number) => (isBankCard(number) || isId18(number) ? impossible : noCheck),
  uscc: (number) => (hasCreditCodeCheck(number) ? valid : impossible),
  'org-code': (number) => (hasOrganisationCheck(number) ? valid : impossible),
  vin: checkVehicleNumber,
  'phone-prefix': (number) => (hasMobilePrefix(number) ? valid : impossible),
};

/** Checks the digits and letters of a match; blanks, hyphens and dots between them do not count. */
export function checkNumber(kind: NumberKind, matched: string): CheckedNumber {
  const written = kind === 'id18-read' ? readDigits(matched) : matched;
  return checks[kind](written.replace(/[^\da-z]/giu, '').toUpperCase());
}

/** A vehicle number with a wrong check digit may be one that was mistyped: only its label can say. */
function checkVehicleNumber(number: string): CheckedNumber {
  if (!looksLikeVehicleNumber(number)) return impossible;
  return vehicleCheckDigit(number) === number[8] ? valid : { outcome: 'invalid', effect: -0.3 };
}

/** Misread digits are only believed when the check character agrees. */
function mustBeValid(checked: CheckedNumber): CheckedNumber {
  return checked.outcome === 'valid' ? checked : impossible;
}

function isId18(number: string): boolean {
  return checkId18(number).outcome === 'valid';
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

/** Prefixes in use: all of 13, 15 (without 154), 17, 18; parts of 14, 16 and 19. */
function hasMobilePrefix(number: string): boolean {
  return /^(?:0?0?86|0)?1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}$/u.test(number);
}
