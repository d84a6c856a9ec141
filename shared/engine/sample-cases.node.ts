/** Fills an empty workspace with the sample office: the same handlers that people use, in the same order, by the same rules. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chinaDate } from '../base/china-date.ts';
import type { DossierId, FileTicket } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import { dateSampleRelease } from './date-sample-release.ts';
import type { EngineContext } from './engine-context.node.ts';
import { createOffice, officeStatus } from './office-cases.node.ts';
import { readSampleOffice } from './read-sample-office.node.ts';
import type { ReplayHost } from './replay-release.node.ts';
import { replayRelease, signIn } from './replay-release.node.ts';

type Cases = Omit<Handlers, 'office.create-sample'>;

/** The pass phrases of the sample office are printed in its data; a dear key would protect nothing and cost half a minute. */
const sampleKeyCost = { n: 2 ** 12, r: 8, p: 1 } as const;

/** @param casesOver makes the handlers over a context whose tickets lead into the sample folder */
export function sampleCases(
  context: EngineContext,
  casesOver: (context: EngineContext) => Cases,
): Pick<Handlers, 'office.create-sample'> {
  return {
    'office.create-sample': async () => {
      const sample = await readSampleOffice(context.wiring.sampleOfficeFolder);
      if (!sample.ok) return sample;
      const { inside, ticketOf } = withSampleTickets(context);
      const { name, code, people } = sample.value.office;
      const created = await createOffice(inside, { name, code, people }, { isSample: true });
      if (!created.ok) return created;
      const handlers: Handlers = {
        ...casesOver(inside),
        'office.create-sample': async () => fail('office.exists', {}),
      };
      const host = { sample: sample.value, handlers, ticketOf, onStep: () => {} };
      const day = { ...context, today: chinaDate(context.ports.clock.now()) };
      for (const release of sample.value.releases) {
        const replayed = await replayRelease(dateSampleRelease(release, day), host);
        if (!replayed.ok) return replayed;
        if (release.intendedState !== 'exported') continue;
        const exported = await exportRelease(replayed.value, context.wiring.workspaceFolder, host);
        if (!exported.ok) return exported;
      }
      return ok(officeStatus(context));
    },
  };
}

/** The bundle lies beside the sample's data, as it would in the folder that an approver chooses. */
async function exportRelease(
  dossier: DossierId,
  workspace: string,
  host: ReplayHost,
): Promise<Result<Record<never, never>>> {
  const path = join(workspace, 'sample-bundles');
  await mkdir(path, { recursive: true });
  await signIn('approver', host);
  const passPhrase = host.sample.office.people.find(({ duty }) => duty === 'approver')?.passPhrase ?? '';
  const folder = host.ticketOf(path);
  const exported = await host.handlers['bundle.export']({ dossier, folder, passPhrase });
  await host.handlers['session.sign-out']({});
  return exported.ok ? ok({}) : exported;
}

/** Tickets that lead to the shipped files; nobody outside holds one of them. */
function withSampleTickets(context: EngineContext) {
  const { wiring, ports } = context;
  const paths = new Map<string, string>();
  const ticketOf = (path: string): FileTicket => {
    const ticket = brand<FileTicket>(ports.ids.next('ticket'));
    paths.set(ticket, path);
    return ticket;
  };
  const pathOfTicket = (ticket: FileTicket) => paths.get(ticket) ?? null;
  return { inside: { ...context, wiring: { keyCost: sampleKeyCost, ...wiring, pathOfTicket } }, ticketOf };
}
