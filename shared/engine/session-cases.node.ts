/** Signing in and out. The session lives in the engine alone; a window cannot name itself somebody. */
import { fail, ok } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import { readOffice, readPeople } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import { unlockFor } from './pass-phrase.node.ts';
import { sealOldFiles } from './seal-vault.node.ts';
import { openVaultFor } from './vault-key.node.ts';

type SessionHandlers = Pick<Handlers, 'session.sign-in' | 'session.sign-out'>;

export function sessionCases(context: EngineContext): SessionHandlers {
  return {
    'session.sign-in': async ({ person: id, passPhrase }) => {
      const { store, ports, seat } = context;
      if (readOffice(store.readable) === null) return fail('office.missing', {});
      const person = readPeople(store.readable).find((each) => each.id === id);
      if (person === undefined)
        return fail('request.invalid', { method: 'session.sign-in', where: 'person' });
      const unlocked = await unlockFor(context, person, { passPhrase, action: 'session.sign-in' });
      if (!unlocked.ok) return unlocked;
      leave(context);
      // A store that is open for looking only takes no entry; looking is what it is open for.
      if (store.brokenAt === null) {
        const recorded = record(context, { by: person, action: 'session.sign-in' }, (_, at) => at);
        if (!recorded.ok) return recorded;
      }
      const opened = await openVaultFor(context, person, passPhrase);
      if (!opened.ok) return opened;
      seat.session = { person, since: ports.clock.now() };
      await sealWhatIsOld(context);
      return ok({ person: { ...person }, since: seat.session.since });
    },
    'session.sign-out': async () => {
      leave(context);
      return ok({});
    },
  };
}

/** Old files are readable either way, so a failure keeps nobody from working; the next sign-in tries again. */
async function sealWhatIsOld(context: EngineContext): Promise<void> {
  const sealed = await sealOldFiles(context);
  const { log } = context.ports;
  if (!sealed.ok) log.info('vault.not-all-sealed', { code: sealed.failure.code });
  else if (sealed.value.sealed > 0) log.info('vault.sealed', sealed.value);
}

function leave(context: EngineContext): void {
  const { session } = context.seat;
  if (session === null) return;
  context.seat.session = null;
  context.vaultLock.lock();
  if (context.store.brokenAt === null) {
    record(context, { by: session.person, action: 'session.sign-out' }, () => undefined);
  }
}
