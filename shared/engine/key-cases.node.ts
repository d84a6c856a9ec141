/** What people do with their own key. */
import { fail } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import { duties } from '../signoff/duties.ts';
import { resealKey } from '../signoff/keys.node.ts';
import { writeSeal } from '../store/write-office.node.ts';
import { writePassPhrase } from '../store/write-people.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { fitsPolicy, readPolicy } from './office-policy.node.ts';
import { withSealedKeys } from './pass-phrase.node.ts';
import { leavePassPhrase, wasUsedBefore } from './pass-phrase-history.node.ts';
import { resealedVaultSlot, writeVaultSlots } from './vault-key.node.ts';

const action = 'key.change-pass-phrase';

export function keyCases(context: EngineContext): Pick<Handlers, typeof action> {
  return {
    /** The key stays the same, so signatures and certificates do as well; only its seal is made anew. */
    [action]: async (asked) => {
      const { ports, store, wiring } = context;
      const person = permit(context, action, duties);
      if (!person.ok) return person;
      if (store.brokenAt !== null) return fail('ledger.broken', { number: store.brokenAt });
      const policy = readPolicy(store.readable);
      const fits = fitsPolicy(asked.new, policy);
      if (!fits.ok) return fits;
      if (asked.new.normalize('NFKC') === asked.old.normalize('NFKC'))
        return fail('key.same-pass-phrase', {});
      const cost = wiring.keyCost === undefined ? {} : { cost: wiring.keyCost };
      const sealed = await withSealedKeys(context, { person: person.value, action }, (present) =>
        resealKey(present, asked, { random: ports.ids, ...cost }),
      );
      if (!sealed.ok) return sealed;
      // Asked after the old one was proven: nobody else learns what was used before.
      const { history } = policy;
      if (await wasUsedBefore(context, { person: person.value.id, passPhrase: asked.new, history })) {
        return fail('key.used-pass-phrase', { history });
      }
      const leftBehind = await leavePassPhrase(context, asked.old);
      const slot = await resealedVaultSlot(context, person.value.id, asked);
      if (!slot.ok) return slot;
      const [first, second] = sealed.value.map(({ keyId }) => keyId);
      const detail = { key: first ?? '', ...(second === undefined ? {} : { second }) };
      const event = { by: person.value, action, objects: [person.value.id], detail } as const;
      const changed = record(context, event, (tx, at) => {
        for (const each of sealed.value) writeSeal(tx, person.value.id, each);
        if (slot.value !== null) writeVaultSlots(tx, [slot.value]);
        writePassPhrase(tx, { person: person.value.id, leftBehind, oneTime: false }, at);
        return {};
      });
      if (changed.ok && context.seat.session !== null) {
        context.seat.session = { ...context.seat.session, due: null };
      }
      return changed;
    },
  };
}
