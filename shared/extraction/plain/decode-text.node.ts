/** Bytes to text. Which encoding it was is found out, not asked: Chinese offices send UTF-8, GB 18030 and UTF-16 alike. */
import { analyse } from 'chardet';
import { plausibleEncoding } from '../../intake/text-encoding.ts';

export interface DecodedText {
  readonly text: string;
  /** WHATWG label. */
  readonly encoding: string;
  /** Some bytes are no characters in this encoding, U+FFFD stands for them; or control characters were left out. */
  readonly isLossy: boolean;
}

/** Encodings that could be mistaken for GB 18030 by structure alone; taken only when the statistics are clear. */
const rivals: ReadonlyMap<string, string> = new Map([
  ['Big5', 'big5'],
  ['Shift_JIS', 'shift_jis'],
  ['EUC-JP', 'euc-jp'],
  ['EUC-KR', 'euc-kr'],
]);
const sureness = 60;
/** Between two letters they would hide a word from the rules, and no program shows them. */
const tolerated = new Set([0x1a, 0x1b]);
const unusable = /[^\P{Cc}\s]/gu;

/** Decodes a text file; never fails. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = likelyEncoding(bytes);
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text = decoded.replace(unusable, '');
  // Old programs end a text with Control-Z, terminals colour with Escape; neither is a loss.
  const isHarmless = [...decoded.matchAll(unusable)].every(([each]) => tolerated.has(each.charCodeAt(0)));
  return { text, encoding, isLossy: !isHarmless || text.includes('\ufffd') };
}

/** Decodes by the name a file gives itself; null for a name that no decoder knows. */
export function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function likelyEncoding(bytes: Uint8Array): string {
  const plausible = plausibleEncoding(bytes);
  if (plausible !== null && plausible !== 'gb18030') return plausible;
  const guesses = analyse(bytes.subarray(0, 256 * 1024));
  const gb18030 = guesses.find(({ name }) => name === 'GB18030')?.confidence ?? 0;
  const best = guesses.find(({ name }) => rivals.has(name));
  const isRival = best !== undefined && best.confidence >= sureness && best.confidence > gb18030;
  return (isRival ? rivals.get(best.name) : undefined) ?? 'gb18030';
}
