import { expect, test } from 'vitest';
import { hasLuhnDigit, isBankCard } from '../../../../shared/screening/checks/bank-card.ts';
import {
  hasCreditCodeCheck,
  hasOrganisationCheck,
} from '../../../../shared/screening/checks/organisation-code.ts';
import { readDigits } from '../../../../shared/screening/checks/read-digits.ts';
import {
  looksLikeVehicleNumber,
  vehicleCheckDigit,
} from '../../../../shared/screening/checks/vehicle-number.ts';
import { checkNumber } from '../../../../shared/screening/number-checks.ts';

test('agrees with published examples of each check digit', () => {
  expect(hasOrganisationCheck('D2143569X')).toBe(true);
  expect(hasOrganisationCheck('D21435691')).toBe(false);
  expect(hasCreditCodeCheck('91350100M000100Y43')).toBe(true);
  expect(hasCreditCodeCheck('91350100M000100Y4A')).toBe(false);
  expect(vehicleCheckDigit('1M8GDM9AXKP042788')).toBe('X');
  expect(hasLuhnDigit('490154203237518')).toBe(true);
});

test('a card needs the prefix of a network besides its check digit', () => {
  expect(isBankCard('6222021234567890128')).toBe(true);
  expect(isBankCard('6222021234567890129')).toBe(false);
  expect(isBankCard('490154203237518')).toBe(false);
});

test('a vehicle number has letters, but not I, O or Q, and ends in digits', () => {
  expect(looksLikeVehicleNumber('1M8GDM9AXKP042788')).toBe(true);
  expect(looksLikeVehicleNumber('12345678901234567')).toBe(false);
  expect(looksLikeVehicleNumber('IM8GDM9AXKP042788')).toBe(false);
});

test('reads digits that were misread or written as numerals', () => {
  expect(readDigits('99O1Ol')).toBe('990101');
  expect(readDigits('九九零一○壹')).toBe('990101');
});

test.each([
  ['id18-read', '99O101199001011230', 'valid'],
  ['id18-read', '99O101199001011231', 'impossible'],
  ['card', '990101199001011230', 'impossible'],
  ['account', '990100123456789', 'unchecked'],
  ['account', '6222021234567890128', 'impossible'],
  ['vin', '1M8GDM9A0KP042788', 'invalid'],
  ['org-code', 'D2143569-X', 'valid'],
] as const)('%s of %s: %s', (kind, number, outcome) => {
  expect(checkNumber(kind, number).outcome).toBe(outcome);
});
