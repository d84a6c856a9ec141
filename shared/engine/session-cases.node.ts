/**
 * Signing in and out, locking and unlocking. The session lives in the engine alone; a window cannot name itself somebody. Each
 * step is an entry of the ledger and says where it was made from: together they are the session log.
 */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Handlers, Method } from '../contract/api.ts';
import type { SessionView } from '../contract/office-views.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readOffice, readPeople } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import { passPhraseDue, readPolicy } from './office-policy.node.ts';
import { unlockFor } from './pass-phrase.node.ts';
import { sealOldWords } from './seal-old-words.node.ts';
import { sealOldFiles } from './seal-vault.node.ts';
import { openVaultFor } from './vault-key.node.ts';

type SessionMethod = 'session.sign-in' | 'session.sign-out' | 'session.lock' | 'session.unlock';

export function sessionCases(context: EngineContext): Pick<Handlers, SessionMethod> {
  return {
    'session.sign-in': async ({ person: id, passPhrase }) => {
      const { store } = context;
      if (readOffice(store.readable) === null) return fail('office.missing', {});
      const person = readPeople(store.readable).find((each) => each.id === id);
      if (person === undefined)
        return fail('request.invalid', { method: 'session.sign-in', where: 'person' });
      const unlocked = await unlockFor(context, person, { passPhrase, action: 'session.sign-in' });
      if (!unlocked.ok) return unlocked;
      leave(context);
      return enter(context, person, { action: 'session.sign-in', passPhrase });
    },
    'session.sign-out': async () => {
      leave(context);
      return ok({});
    },
    'session.lock': async ({ why }) => {
      const { session } = context.seat;
      if (session === null) return fail('session.not-signed-in', {});
      if (session.isLocked) return ok({});
      context.seat.session = { ...session, isLocked: true };
      context.vaultLock.lock();
      // The window is covered whatever comes of the entry.
      return noted(context, session.person, { action: 'session.lock', further: { why } });
    },
    'session.unlock': async ({ passPhrase }) => {
      const { session } = context.seat;
      if (session === null) return fail('session.not-signed-in', {});
      if (!session.isLocked) return ok(sessionView(context, session.person));
      const { person } = session;
      const unlocked = await unlockFor(context, person, { passPhrase, action: 'session.unlock' });
      if (!unlocked.ok) return unlocked;
      return enter(context, person, { action: 'session.unlock', passPhrase });
    },
  };
}

/** Seats somebody whose pass phrase was found right. */
async function enter(
  context: EngineContext,
  person: PersonRow,
  { action, passPhrase }: { readonly action: Method; readonly passPhrase: string },
): Promise<Result<SessionView>> {
  const { seat, ports, store } = context;
  const recorded = noted(context, person, { action });
  if (!recorded.ok) return recorded;
  const opened = await openVaultFor(context, person, passPhrase);
  if (!opened.ok) return opened;
  const since = seat.session?.since ?? ports.clock.now();
  const due = passPhraseDue(store.readable, person.id, ports.clock.now());
  seat.session = { person, since, isLocked: false, due };
  await sealWhatIsOld(context);
  return ok(sessionView(context, person));
}

function sessionView({ seat, store, ports }: EngineContext, person: PersonRow): SessionView {
  const { since = ports.clock.now(), due = null } = seat.session ?? {};
  return { person: { ...person }, since, due, idleMinutes: readPolicy(store.readable).idleMinutes };
}

/** A store that is open for looking only takes no entry; looking is what it is open for. */
function noted(
  context: EngineContext,
  by: PersonRow,
  { action, further = {} }: { readonly action: Method; readonly further?: Readonly<Record<string, string>> },
): Result<Record<never, never>> {
  const { store, wiring } = context;
  if (store.brokenAt !== null) return ok({});
  const from = wiring.host === undefined ? {} : { from: wiring.host };
  return record(context, { by, action, detail: { ...from, ...further } }, () => ({}));
}

/** Old files are readable either way, so a failure keeps nobody from working; the next sign-in tries again. */
async function sealWhatIsOld(context: EngineContext): Promise<void> {
  const sealed = await sealOldFiles(context);
  const { log } = context.ports;
  if (!sealed.ok) log.info('vault.not-all-sealed', { code: sealed.failure.code });
  else if (sealed.value.sealed > 0) log.info('vault.sealed', sealed.value);
  const words = sealOldWords(context);
  if (!words.ok) log.info('vault.not-all-sealed', { code: words.failure.code });
}

function leave(context: EngineContext): void {
  const { session } = context.seat;
  if (session === null) return;
  context.seat.session = null;
  context.vaultLock.lock();
  noted(context, session.person, { action: 'session.sign-out' });
}
