/** Digits that are not written as digits: what programs misread on scans (O for 0, l for 1), and Chinese numerals one by one. */

const readings: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['oODQ〇○零', '0'],
    ['lLiI|!丨一壹', '1'],
    ['zZ二贰', '2'],
    ['三叁', '3'],
    ['四肆', '4'],
    ['sS五伍', '5'],
    ['六陆', '6'],
    ['七柒', '7'],
    ['bB八捌', '8'],
    ['九玖', '9'],
  ].flatMap(([written, digit]) => [...(written ?? '')].map((character) => [character, digit ?? ''])),
);

/** The digits meant; other characters stay. */
export function readDigits(written: string): string {
  return [...written].map((character) => readings[character] ?? character).join('');
}
