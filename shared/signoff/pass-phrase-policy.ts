/**
 * What an office asks of pass phrases and of an unattended workstation.
 *
 * The standard is at least ten characters of three kinds, renewed after ninety days, none of the last five again, locked for
 * fifteen minutes after five failures, ten minutes until the window locks itself. An office may ask for more; for less only where
 * that is safe, and never for no limit at all (login-failure handling and complexity: GB/T 22239, level 3).
 */
import * as z from 'zod/mini';
import { passPhraseMinimum } from './pass-phrase-length.ts';

const between = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

export const passPhrasePolicySchema = z.strictObject({
  /** Characters, as a person counts them. */
  minimum: between(passPhraseMinimum, 64),
  /** Kinds of characters out of four: capital letters, small letters, digits, others. */
  kinds: between(1, 4),
  /** Days until a pass phrase has to be changed. */
  days: between(1, 365),
  /** How many of the latest pass phrases are not taken again. */
  history: between(1, 20),
  /** Wrong ones in a row until the account is locked. */
  attempts: between(3, 10),
  lockMinutes: between(5, 24 * 60),
  /** Minutes without a key or a movement until the window locks itself. */
  idleMinutes: between(1, 60),
});

export type PassPhrasePolicy = z.infer<typeof passPhrasePolicySchema>;

export const standardPolicy: PassPhrasePolicy = {
  minimum: passPhraseMinimum,
  kinds: 3,
  days: 90,
  history: 5,
  attempts: 5,
  lockMinutes: 15,
  idleMinutes: 10,
};

/** What speaks against a new pass phrase, by itself. */
export type PassPhraseFault = 'too-short' | 'too-plain';

/** From this length on the words themselves are what nobody guesses (NIST SP 800-63B, appendix A: length before composition). */
const longEnoughAlone = 16;
/** Each Chinese character is one of thousands, where a letter is one of twenty-six. */
const hanEnoughAlone = 6;

/** Null for a pass phrase that fits the policy. Full-width and half-width typing count as the same. */
export function passPhraseFault(passPhrase: string, policy: PassPhrasePolicy): PassPhraseFault | null {
  const characters = [...passPhrase.normalize('NFKC')];
  if (characters.length < policy.minimum) return 'too-short';
  if (characters.length >= longEnoughAlone) return null;
  const han = new Set(characters.filter((each) => /\p{Script=Han}/u.test(each)));
  if (han.size >= hanEnoughAlone) return null;
  return kindsOf(characters) >= policy.kinds ? null : 'too-plain';
}

function kindsOf(characters: readonly string[]): number {
  const kinds = characters.map((each) => {
    if (/\p{Lu}/u.test(each)) return 'capital';
    if (/\p{Ll}/u.test(each)) return 'small';
    return /\p{Nd}/u.test(each) ? 'digit' : 'other';
  });
  return new Set(kinds).size;
}

const dayMs = 24 * 3_600_000;

/** Whether a pass phrase that was set then has to be changed now. A clock that was set back makes none older. */
export function hasAged(setAt: string, now: string, { days }: PassPhrasePolicy): boolean {
  return Date.parse(now) - Date.parse(setAt) >= days * dayMs;
}
