/**
 * The disk is full at each write of a release's way, from its making to the bundle: the step says so, nothing is half done, and when
 * there is room again the same step goes through.
 *
 * A small file system cannot be made without privileges on every machine, so the errors come from where the system would give them:
 * SQLite really runs out of pages (max_page_count), and files get ENOSPC from the calls that write them.
 */
import { readdirSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { Database } from 'better-sqlite3';
import sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import type { Result } from '../../shared/base/result.ts';
import type { SigningStage } from '../../shared/signoff/statement.ts';
import { codeOf } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import { approvedDossier, catalogue, openOffice, passPhrases, policyRecord, texts } from './workstation.ts';

const realOpen = promises.open;
const realPragma = sqlite.prototype.pragma;

afterEach(() => {
  promises.open = realOpen;
  sqlite.prototype.pragma = realPragma;
  syncBuiltinESMExports();
});

/** From here on no file takes another byte. */
function fillFiles(): void {
  promises.open = async (path, flags, mode) => {
    const handle = await realOpen(path, flags, mode);
    if (flags === undefined || flags === 'r') return handle;
    const full = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    return Object.assign(handle, { writeFile: full, write: full });
  };
  syncBuiltinESMExports();
}

function freeFiles(): void {
  promises.open = realOpen;
  syncBuiltinESMExports();
}

/** The connection that the engine opens while this watches. */
function watchConnections(): { readonly last: () => Database } {
  let last: Database | null = null;
  sqlite.prototype.pragma = function (this: Database, ...asked: Parameters<typeof realPragma>) {
    last = this;
    return realPragma.apply(this, asked);
  };
  return {
    last: () => {
      if (last === null) throw new Error('no connection yet');
      return last;
    },
  };
}

interface Step {
  readonly by: SigningStage;
  readonly bringsFile?: boolean;
  readonly ask: () => Promise<Result<unknown>>;
}

/** Steps of a release, each as a question that can be asked again; the release's id is known after the first. */
async function stepsOf(station: Workstation): Promise<readonly Step[]> {
  let dossier = '' as Awaited<ReturnType<typeof create>>;
  const create = async () => (await station.call('dossier.list', {})).at(0)!.id;
  const add = (slot: 'document' | 'interpretation' | 'attachment') => () =>
    station.ask('dossier.add-file', { dossier, slot, ticket: station.file(`${slot}.txt`, texts[slot]) });
  const sign = (stage: 'handler' | 'secrecy-reviewer' | 'approver') => async () => {
    const { content } = await station.call('dossier.read', { dossier });
    return station.ask('dossier.sign', {
      dossier,
      stage,
      content,
      answers: answersOf(stage),
      passPhrase: passPhrases[stage],
    });
  };
  const kind = 'policy-with-interpretation';
  return [
    {
      by: 'handler' as const,
      ask: async () => {
        const made = await station.ask('dossier.create', { kind, title: catalogue.title });
        if (made.ok) dossier = made.value.dossier;
        return made;
      },
    },
    { by: 'handler' as const, ask: () => station.ask('dossier.set-catalogue', { dossier, catalogue }) },
    {
      by: 'handler' as const,
      ask: () => station.ask('dossier.set-record', { dossier, record: policyRecord }),
    },
    ...(['document', 'interpretation', 'attachment'] as const).map((slot) => ({
      by: 'handler' as const,
      bringsFile: true,
      ask: add(slot),
    })),
    ...(['handler', 'secrecy-reviewer', 'approver'] as const).map((stage) => ({
      by: stage,
      ask: sign(stage),
    })),
    {
      by: 'approver' as const,
      ask: () =>
        station.ask('bundle.export', {
          dossier,
          folder: station.ticket(station.out),
          passPhrase: passPhrases.approver,
        }),
    },
  ];
}

test('without room for files, and then for rows, each step says so, loses nothing and goes through later', async () => {
  const connections = watchConnections();
  const station = await openOffice();
  const database = connections.last();
  const outcomes: string[] = [];
  for (const { by, bringsFile = false, ask } of await stepsOf(station)) {
    await station.signIn(by);
    if (bringsFile) {
      fillFiles();
      expect(codeOf(await ask())).toBe('store.disk-full');
      freeFiles();
    }
    // Pages may have some room left, so that a small step still fits.
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
    const outcome = codeOf(await ask());
    outcomes.push(outcome);
    database.pragma('max_page_count = 1000000');
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    if (outcome !== 'ok') expect(codeOf(await ask()), outcome).toBe('ok');
  }
  expect(outcomes.filter((code) => code === 'store.disk-full').length).toBeGreaterThanOrEqual(3);
  expect(new Set(outcomes)).toEqual(new Set(['ok', 'store.disk-full']));
  await station.signIn('security-auditor');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
  expect((await station.engine().inspect()).isWhole).toBe(true);
});

test('files without room for the release itself leave no half package', async () => {
  const { station, dossier } = await approvedDossier();
  const ask = () =>
    station.ask('bundle.export', {
      dossier,
      folder: station.ticket(station.out),
      passPhrase: passPhrases.approver,
    });
  fillFiles();
  const outcome = codeOf(await ask());
  freeFiles();
  expect(outcome).not.toBe('ok');
  expect(readdirSync(station.out)).toEqual([]);
  expect(codeOf(await ask())).toBe('ok');
});
