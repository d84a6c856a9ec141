/** Check digits of invented numbers, so that the planted ones pass the checks a real one would pass. Apart from the program's own, to test it. */

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ID number (GB 11643, ISO 7064 MOD 11-2) from its first seventeen digits. */
export function checkedIdNumber(seventeen: string): string {
  const sum = [...seventeen].reduce((total, digit, index) => total + Number(digit) * (idWeights[index] ?? 0), 0);
  return seventeen + ('10X98765432'[sum % 11] ?? '');
}
