/** Portals of the office, and the index numbers they ask for. */
import { join } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import { loadPortals } from '../release/portal/load-portals.node.ts';
import { indexBeginning, nextIndexNumber } from '../release/portal/next-index-number.ts';
import { signingStages } from '../signoff/statement.ts';
import { readIndexNumbers } from '../store/read-index-numbers.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';

export function portalCases(context: EngineContext): Pick<Handlers, 'portals.list' | 'portals.next-index'> {
  return {
    'portals.list': async () => {
      const person = permit(context, 'portals.list', signingStages);
      return person.ok ? portalsOf(context) : person;
    },
    'portals.next-index': async (input) => nextIndex(context, input),
  };
}

/** Those that ship with the program, and the office's own over them. */
function portalsOf({ wiring }: EngineContext) {
  return loadPortals([wiring.portalsFolder, join(wiring.workspaceFolder, 'portals')]);
}

/** Failures: `portal.damaged`, `portal.unknown`. */
function nextIndex(
  context: EngineContext,
  { portal: id, formedOn }: Api['portals.next-index']['input'],
): Result<{ indexNumber: string }> {
  const person = permit(context, 'portals.next-index', ['handler']);
  if (!person.ok) return person;
  const portals = portalsOf(context);
  if (!portals.ok) return portals;
  const portal = portals.value.find((each) => each.id === id);
  const office = readOffice(context.store.readable);
  if (portal === undefined || office === null) return fail('portal.unknown', { portal: id });
  const facts = { code: portal.code === '' ? office.code : portal.code, formedOn };
  const written = readIndexNumbers(context.store.readable, indexBeginning(portal.indexNumber, facts));
  return ok({ indexNumber: nextIndexNumber(portal.indexNumber, facts, written) });
}
