/** Codes of organisations: GB 11714 (eight places and a check character, MOD 11) and GB 32100 (18 places, MOD 31). */

const oldAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const oldWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Organisation code without its hyphen. */
export function hasOrganisationCheck(code: string): boolean {
  if (!/^[\dA-Z]{8}[\dX]$/u.test(code)) return false;
  const rest =
    11 -
    (oldWeights.reduce((sum, weight, index) => sum + weight * oldAlphabet.indexOf(code.charAt(index)), 0) %
      11);
  return code[8] === (rest === 10 ? 'X' : String(rest % 11));
}

/** Unified social credit code. */
export function hasCreditCodeCheck(code: string): boolean {
  const places = [...code].map((character) => creditAlphabet.indexOf(character));
  if (places.length !== 18 || places.includes(-1)) return false;
  const sum = creditWeights.reduce((total, weight, index) => total + weight * (places[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === places[17];
}
