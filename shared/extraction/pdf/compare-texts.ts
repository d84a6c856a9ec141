/** How much of one text stands in another, whatever the order: two readings of one page never have the same lines. */

/** Shares of characters, 0 to 1; both 1 where there is nothing to compare. */
export interface SharedText {
  /** Of what the picture shows, how much the text layer has. */
  readonly shown: number;
  /** Of what the text layer has, how much the picture shows. */
  readonly layer: number;
}

export function compareTexts(shown: string, layer: string): SharedText {
  const shownLetters = lettersOf(shown);
  const layerLetters = lettersOf(layer);
  const counts = new Map<string, number>();
  for (const letter of layerLetters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let common = 0;
  for (const letter of shownLetters) {
    const left = counts.get(letter) ?? 0;
    if (left === 0) continue;
    counts.set(letter, left - 1);
    common += 1;
  }
  return {
    shown: shownLetters.length === 0 ? 1 : common / shownLetters.length,
    layer: layerLetters.length === 0 ? 1 : common / layerLetters.length,
  };
}

/** Letters and digits, those that recognition cannot tell apart made one. */
export function lettersOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[oО〇]/g, '0')
    .replace(/[il|]/g, '1')
    .replace(/曰/g, '日')
    .replace(/[巳已]/g, '己');
  return [...plain];
}
