/** Bank cards: prefixes of the networks (62 is UnionPay) and the Luhn check digit (ISO/IEC 7812). */

const networks = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35\d{14})$/u;

/** True for digits that a card could really carry. */
export function isBankCard(digits: string): boolean {
  return networks.test(digits) && hasLuhnDigit(digits);
}

/** From the right, every second digit is doubled; the sum of all must be a multiple of ten. */
export function hasLuhnDigit(number: string): boolean {
  if (!/^\d+$/u.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
