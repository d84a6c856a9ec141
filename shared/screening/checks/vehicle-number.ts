/** Vehicle identification numbers: 17 places without I, O and Q, check digit at place 9 (GB 16735, after ISO 3779). */

const letters: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Has the form of a vehicle number: both letters and digits, none of the letters left out. */
export function looksLikeVehicleNumber(number: string): boolean {
  return /^[A-HJ-NPR-Z\d]{17}$/u.test(number) && /[A-Z]/u.test(number) && /\d{4}$/u.test(number);
}

/** The check digit that belongs to the other 16 places. */
export function vehicleCheckDigit(number: string): string {
  const sum = weights.reduce((total, weight, index) => {
    const character = number.charAt(index);
    return total + weight * (letters[character] ?? Number(character));
  }, 0);
  return '0123456789X'.charAt(sum % 11);
}
