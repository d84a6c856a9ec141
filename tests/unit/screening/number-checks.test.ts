import { describe, expect, test } from 'vitest';
import { checkNumber, id18CheckCharacter } from '../../../shared/screening/number-checks.ts';

const unassigned = '99010119900101123';

describe('citizen numbers', () => {
  test('agrees with the worked examples of the standard', () => {
    expect(id18CheckCharacter('11010519491231002')).toBe('X');
    expect(id18CheckCharacter('44052418800101001')).toBe('4');
  });

  test('a region that was never assigned is kept, with a note and a little less confidence', () => {
    const number = unassigned + id18CheckCharacter(unassigned);
    expect(checkNumber('id18', number)).toEqual({
      outcome: 'valid',
      effect: -0.15,
      note: 'region-unassigned',
    });
    expect(
      checkNumber('id18', `${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14)}`).outcome,
    ).toBe('valid');
  });

  test('a wrong check character is doubtful and soft, an impossible date is no number at all', () => {
    const right = id18CheckCharacter(unassigned);
    const wrong = unassigned + (right === '1' ? '2' : '1');
    expect(checkNumber('id18', wrong)).toMatchObject({ outcome: 'invalid', severity: 'soft' });
    expect(checkNumber('id18', '990101199002301234').outcome).toBe('impossible');
    expect(checkNumber('id18', '990101190002291234').outcome).toBe('impossible');
    expect(checkNumber('id18', '99010119900101123').outcome).toBe('impossible');
  });

  test('the old form needs a region in use and a date', () => {
    expect(checkNumber('id15', '119901900101123').outcome).toBe('valid');
    expect(checkNumber('id15', '999901900101123').outcome).toBe('impossible');
    expect(checkNumber('id15', '119901901301123').outcome).toBe('impossible');
  });
});

test.each([
  ['luhn', '6222021234567890128', 'valid'],
  ['luhn', '6222021234567890129', 'impossible'],
  ['luhn', 'abc', 'impossible'],
  ['uscc', '91350100M000100Y43', 'valid'],
  ['uscc', '91350100M000100Y4A', 'impossible'],
  ['uscc', '91350100', 'impossible'],
  ['phone-prefix', '13900000001', 'valid'],
  ['phone-prefix', '+86 139-0000-0001', 'valid'],
  ['phone-prefix', '15400000001', 'impossible'],
  ['phone-prefix', '12900000001', 'impossible'],
] as const)('%s of %s: %s', (kind, number, outcome) => {
  expect(checkNumber(kind, number).outcome).toBe(outcome);
});
