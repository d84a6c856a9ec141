/** Three machines of one office that share nothing but files. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DossierId } from '../../shared/base/ids.ts';
import type { OpenedPackage, PackedDossier } from '../../shared/contract/exchange-api.ts';
import { restoreBackup } from '../../shared/engine/restore.node.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { codeOf, got } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import { catalogue, officeDraft, openWorkstation, passPhrases, policyRecord, texts } from './workstation.ts';

/** Sets a further machine up from a backup of the first, as an office does. */
export async function furtherMachine(first: Workstation, name: string): Promise<Workstation> {
  const backup = join(first.out, `${name}.zip`);
  got(await first.engine().backUp(backup));
  const station = await openWorkstation({ workstation: name });
  await station.close();
  const folder = join(station.folder, 'restored');
  const host = {
    onProgress: () => undefined,
    inspect: async (at: string) => {
      await station.restart({ workspaceFolder: at });
      const inspection = await station.engine().inspect();
      await station.close();
      return { ok: true, value: inspection } as const;
    },
  };
  expect(got(await restoreBackup(backup, folder, host)).whole).toBe(true);
  await station.restart({ workspaceFolder: folder });
  return station;
}

export interface Office {
  readonly clerk: Workstation;
  readonly reviewer: Workstation;
  readonly approver: Workstation;
}

export async function threeMachines(): Promise<Office> {
  const clerk = await openWorkstation({ workstation: '承办机' });
  await clerk.call('office.create', officeDraft);
  const reviewer = await furtherMachine(clerk, '审查机');
  const approver = await furtherMachine(clerk, '审批机');
  return { clerk, reviewer, approver };
}

export async function draftAt(
  station: Workstation,
  change: Partial<Record<keyof typeof texts, string>> = {},
) {
  await station.signIn('handler');
  const { dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: catalogue.title,
  });
  await station.call('dossier.set-catalogue', { dossier, catalogue });
  await station.call('dossier.set-record', { dossier, record: policyRecord });
  for (const slot of ['document', 'interpretation', 'attachment'] as const) {
    const ticket = station.file(`${slot}.txt`, change[slot] ?? texts[slot]);
    await station.call('dossier.add-file', { dossier, slot, ticket });
  }
  return dossier;
}

export async function addressOf(station: Workstation, duty: Duty): Promise<string> {
  await station.signIn(duty);
  const made = await station.call('exchange.address', {
    folder: station.ticket(station.out),
    passPhrase: passPhrases[duty],
  });
  return made.path;
}

export async function packFor(
  from: Workstation,
  to: { readonly station: Workstation; readonly duty: Duty; readonly address?: string },
  work: { readonly dossier: DossierId; readonly by: Duty },
): Promise<PackedDossier> {
  const address = to.address ?? (await addressOnce(to.station, to.duty));
  await from.signIn(work.by);
  return from.call('exchange.pack', {
    dossier: work.dossier,
    address: from.ticket(address),
    folder: from.ticket(from.out),
    passPhrase: passPhrases[work.by],
  });
}

const addresses = new WeakMap<Workstation, string>();
export async function addressOnce(station: Workstation, duty: Duty): Promise<string> {
  const known = addresses.get(station);
  if (known !== undefined) return known;
  const made = await addressOf(station, duty);
  addresses.set(station, made);
  return made;
}

export async function openAt(station: Workstation, duty: Duty, path: string): Promise<OpenedPackage> {
  await station.signIn(duty);
  return station.call('exchange.open', { package: station.ticket(path) });
}

export async function tryOpening(station: Workstation, duty: Duty, path: string): Promise<string> {
  await station.signIn(duty);
  return codeOf(await station.ask('exchange.open', { package: station.ticket(path) }));
}

/** Time goes on alike on all machines. */
export function passTime({ clerk, reviewer, approver }: Office, ms: number): void {
  for (const station of [clerk, reviewer, approver]) station.clock.pass(ms);
}
