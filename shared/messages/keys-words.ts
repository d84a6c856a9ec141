/** Words about keys in a language, and the sentences that are made of several facts. */
import type { KeyState } from '../signoff/key-state.ts';
import type { RevocationReason } from '../signoff/trust-file.ts';
import type { Language } from './catalogue.ts';
import type { KeysSentences } from './keys-catalogue.ts';
import { keysEn } from './keys-en.ts';
import { keysZh } from './keys-zh.ts';

export function keysWords(language: Language): KeysSentences {
  return language === 'zh' ? keysZh : keysEn;
}

/** A fingerprint in groups of four, as people read it out to one another. */
export function groupedFingerprint(digest: string): string {
  return digest.replace(/(.{4})(?!$)/gu, '$1 ');
}

export interface DescribedKey {
  readonly state: KeyState;
  readonly daysLeft: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly revoked: { readonly at: string; readonly why: RevocationReason } | null;
}

/** How a certificate stands, in words. */
export function validityWords(words: KeysSentences, key: DescribedKey): string {
  const { state, daysLeft, validFrom, validUntil, revoked } = key;
  return words.validity[state]({
    from: validFrom.slice(0, 10),
    until: validUntil.slice(0, 10),
    daysLeft,
    revokedOn: revoked?.at.slice(0, 10) ?? '',
    why: revoked === null ? '' : words.reasons[revoked.why],
  });
}
