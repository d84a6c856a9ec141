/** The policy of pass phrases and unattended windows that an office has set, or the standard one. */
import type { PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { PassPhrasePolicy } from '../signoff/pass-phrase-policy.ts';
import {
  hasAged,
  passPhraseFault,
  passPhrasePolicySchema,
  standardPolicy,
} from '../signoff/pass-phrase-policy.ts';
import type { ReadableStore, WritableStore } from '../store/handles.ts';
import { readSetting } from '../store/read-office.node.ts';
import { readPassPhrases } from '../store/read-people.node.ts';
import { putSetting } from '../store/write-office.node.ts';

const policySetting = 'pass-phrase-policy';

export function readPolicy(store: ReadableStore): PassPhrasePolicy {
  const value = readSetting(store, policySetting);
  return value === null ? standardPolicy : passPhrasePolicySchema.parse(JSON.parse(value));
}

export function writePolicy(tx: WritableStore, policy: PassPhrasePolicy): void {
  putSetting(tx, policySetting, JSON.stringify(policy));
}

/** Failures: `office.weak-pass-phrase`, `key.plain-pass-phrase`. */
export function fitsPolicy(passPhrase: string, policy: PassPhrasePolicy): Result<null> {
  const fault = passPhraseFault(passPhrase, policy);
  if (fault === 'too-short') return fail('office.weak-pass-phrase', { minimum: policy.minimum });
  return fault === 'too-plain' ? fail('key.plain-pass-phrase', { kinds: policy.kinds }) : ok(null);
}

/** Why a person's pass phrase has to be changed before anything else, or null. */
export function passPhraseDue(
  store: ReadableStore,
  person: PersonId,
  now: string,
): 'one-time' | 'aged' | null {
  const [latest] = readPassPhrases(store, person, 1);
  if (latest === undefined) return null;
  if (latest.oneTime) return 'one-time';
  return hasAged(latest.setAt, now, readPolicy(store)) ? 'aged' : null;
}
