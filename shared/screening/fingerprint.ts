/**
 * Names of findings that survive a resubmission: the same words in the same surroundings under the same rule get the same name,
 * wherever in the file they now stand. A keyed hash, so that nobody without the office's key can try out phone or ID numbers.
 */
import type { FindingId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { foldBare, foldBareEnd, foldBareStart } from '../text/fold-words.ts';

/** Characters before and after that belong to the name; more would void decisions when a neighbouring sentence is edited. */
const surroundings = 12;
/** Original characters read to get that many folded ones. */
const reach = 40;

export interface Anchor {
  readonly rule: string;
  readonly kind: string;
  /** Folded words, those before and those after; for facts without text the path and the place. */
  readonly words: readonly string[];
}

export interface Fingerprinter {
  /** Each call with an equal anchor counts as the next occurrence. */
  next(anchor: Anchor): FindingId;
}

/** Starts counting occurrences for one file. */
export function fingerprinter(hash: Hash, key: Uint8Array): Fingerprinter {
  const occurrences = new Map<string, number>();
  return {
    next({ rule, kind, words }) {
      const digest = hash.hmacSha256(key, canonicalList([rule, kind, ...words]));
      const occurrence = (occurrences.get(digest) ?? 0) + 1;
      occurrences.set(digest, occurrence);
      const name = hash.hmacSha256(key, canonicalList([digest, occurrence]));
      return brand<FindingId>(`f-${name.slice(0, 32)}`);
    },
  };
}

/** The words of a match with its surroundings, folded without blanks and breaks so that a new line break changes nothing. */
export function anchorWords(text: string, start: number, end: number): readonly string[] {
  const before = foldBareEnd(text.slice(Math.max(0, start - reach), start), surroundings);
  const after = foldBareStart(text.slice(end, end + reach), surroundings);
  return [foldBare(text.slice(start, end)).toWellFormed(), before.toWellFormed(), after.toWellFormed()];
}

/** Canonical JSON of words and whole numbers: for these alone the same as `canonicalBytes`, and much quicker. */
function canonicalList(list: readonly (string | number)[]): Uint8Array {
  return encodeUtf8(JSON.stringify(list));
}
