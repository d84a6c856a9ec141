/** What people do with their own key. */
import { fail } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import { duties } from '../signoff/duties.ts';
import { resealKey } from '../signoff/keys.node.ts';
import { passPhraseMinimum } from '../signoff/pass-phrase-length.ts';
import { writeSeal } from '../store/write-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { isLongEnough, withSealedKeys } from './pass-phrase.node.ts';
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
      if (!isLongEnough(asked.new)) return fail('office.weak-pass-phrase', { minimum: passPhraseMinimum });
      if (asked.new.normalize('NFKC') === asked.old.normalize('NFKC'))
        return fail('key.same-pass-phrase', {});
      const cost = wiring.keyCost === undefined ? {} : { cost: wiring.keyCost };
      const sealed = await withSealedKeys(context, { person: person.value, action }, (present) =>
        resealKey(present, asked, { random: ports.ids, ...cost }),
      );
      if (!sealed.ok) return sealed;
      const slot = await resealedVaultSlot(context, person.value.id, asked);
      if (!slot.ok) return slot;
      const [first, second] = sealed.value.map(({ keyId }) => keyId);
      const detail = { key: first ?? '', ...(second === undefined ? {} : { second }) };
      const event = { by: person.value, action, objects: [person.value.id], detail } as const;
      return record(context, event, (tx) => {
        for (const each of sealed.value) writeSeal(tx, person.value.id, each);
        if (slot.value !== null) writeVaultSlots(tx, [slot.value]);
        return {};
      });
    },
  };
}
