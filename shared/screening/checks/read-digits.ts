/** Digits that are not written as digits: what programs misread on scans (O for 0, l for 1), Chinese numerals one by one, and digits in rings. */

const readings: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['oODdQq〇○零⓪⁰', '0'],
    ['lLiI|!丨一壹①¹', '1'],
    ['zZ二贰②²', '2'],
    ['三叁③³', '3'],
    ['四肆④⁴', '4'],
    ['sS五伍⑤⁵', '5'],
    ['六陆⑥⁶', '6'],
    ['七柒⑦⁷', '7'],
    ['bB八捌⑧⁸', '8'],
    ['九玖⑨⁹', '9'],
    ['×*✕✖', 'X'],
  ].flatMap(([written, digit]) => [...(written ?? '')].map((character) => [character, digit ?? ''])),
);

/** The digits meant; other characters stay. */
export function readDigits(written: string): string {
  return [...written].map((character) => readings[character] ?? character).join('');
}
