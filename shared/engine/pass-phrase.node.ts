/**
 * Asking for a pass phrase: as many wrong ones in a row as the office's policy says lock the person out, at sign-in and at
 * signatures alike, and each goes into the ledger (login-failure handling of GB/T 22239, level 3).
 */
import type { PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Method } from '../contract/api.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import { unlockKey } from '../signoff/keys.node.ts';
import { passPhraseMinimum } from '../signoff/pass-phrase-length.ts';
import type { SealedKey } from '../signoff/sealed-key.ts';
import { parseSealedKey } from '../signoff/sealed-key.ts';
import { certificateOf, standingAt } from '../signoff/trust-file.ts';
import { readWrongPassPhrases } from '../store/read-ledger.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readKeys } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { recordRefusal } from './engine-context.node.ts';
import { trustInForceOf } from './issue-trust.node.ts';
import { readPolicy } from './office-policy.node.ts';

/** Characters as a person counts them. */
export function isLongEnough(passPhrase: string): boolean {
  return [...passPhrase.normalize('NFKC')].length >= passPhraseMinimum;
}

interface Asked {
  readonly passPhrase: string;
  readonly action: Method;
}

/**
 * Opens a person's key.
 * Failures: `session.locked`, `session.wrong-pass-phrase` with what is left, `signoff.key-damaged`.
 */
export async function unlockFor(
  context: EngineContext,
  person: PersonRow,
  asked: Asked,
): Promise<Result<UnlockedKey>> {
  const keys = await withSealedKeys(context, { person, action: asked.action }, (sealed) =>
    unlockKey(sealed, asked.passPhrase),
  );
  if (!keys.ok) return keys;
  const [first, second] = keys.value;
  if (first === undefined) return fail('signoff.key-damaged', {});
  return ok(second === undefined ? first : { ...first, second });
}

/**
 * Does something with each of a person's sealed keys that needs the pass phrase; a wrong one counts, whatever it was needed for.
 * Failures: those of `unlockFor`.
 */
export async function withSealedKeys<T>(
  context: EngineContext,
  asked: { readonly person: PersonRow; readonly action: Method },
  use: (sealed: SealedKey) => Promise<Result<T>>,
): Promise<Result<readonly T[]>> {
  const { person } = asked;
  const before = standingOf(context, person.id);
  if (before.lockedMs > 0) {
    recordRefusal(context, { by: person, action: asked.action, detail: { reason: 'locked' } });
    return fail('session.locked', { minutesLeft: Math.ceil(before.lockedMs / 60_000) });
  }
  const used = await withEachKey(context, person.id, use);
  if (used.ok || used.failure.code !== 'signoff.wrong-pass-phrase') return used;
  recordRefusal(context, { by: person, action: 'key.unlock', detail: { for: asked.action } });
  return fail('session.wrong-pass-phrase', { attemptsLeft: before.attempts - before.wrong - 1 });
}

/** One after another: each takes 128 MiB while it is opened. */
async function withEachKey<T>(
  { store }: EngineContext,
  person: PersonId,
  use: (sealed: SealedKey) => Promise<Result<T>>,
): Promise<Result<readonly T[]>> {
  const keys = readKeys(store.readable, person);
  if (keys.length === 0) return fail('key.none', {});
  const used: T[] = [];
  for (const { untrustedSealed } of keys) {
    const sealed = parseSealedKey(untrustedSealed);
    if (!sealed.ok) return sealed;
    const each = await use(sealed.value);
    if (!each.ok) return each;
    used.push(each.value);
  }
  return ok(used);
}

/** The same for a signature, where the sentence speaks of the signature. */
export async function unlockToSign(
  context: EngineContext,
  person: PersonRow,
  asked: Asked,
): Promise<Result<UnlockedKey>> {
  const unlocked = await unlockFor(context, person, asked);
  const isWrong = !unlocked.ok && unlocked.failure.code === 'session.wrong-pass-phrase';
  if (isWrong) return fail('signoff.wrong-pass-phrase', {});
  return unlocked.ok && !isCertified(context, unlocked.value) ? fail('key.not-in-force', {}) : unlocked;
}

/** A signature that no verifier accepts is not made. */
function isCertified({ store, ports }: EngineContext, key: UnlockedKey): boolean {
  const trust = trustInForceOf(store.readable);
  const keys = key.second === undefined ? [key.keyId] : [key.keyId, key.second.keyId];
  return keys.every((each) => {
    const held = certificateOf(trust, each);
    return held !== null && standingAt(held, ports.clock.now()) === 'in-force';
  });
}

export interface Attempts {
  /** Wrong ones in a row that lock. */
  readonly attempts: number;
  /** Wrong ones in a row since the last lock. */
  readonly wrong: number;
  /** Milliseconds until the person may try again; 0 when not locked. */
  readonly lockedMs: number;
}

/** How a person stands with wrong pass phrases. */
export function standingOf(
  { store, ports }: Pick<EngineContext, 'store' | 'ports'>,
  person: PersonId,
): Attempts {
  const { attempts, lockMinutes } = readPolicy(store.readable);
  const times = readWrongPassPhrases(store.readable, person);
  const wrong = times.length % attempts;
  const last = times.at(-1);
  if (wrong > 0 || last === undefined) return { attempts, wrong, lockedMs: 0 };
  const lockedMs = Date.parse(last) + lockMinutes * 60_000 - Date.parse(ports.clock.now());
  return { attempts, wrong: 0, lockedMs: Math.max(0, lockedMs) };
}
