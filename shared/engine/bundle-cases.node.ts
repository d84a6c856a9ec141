/** Export of an approved dossier, and verification of any bundle. */
import { rm } from 'node:fs/promises';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { planBundle } from '../bundle/plan-bundle.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { ExportedBundle, VerifiedBundle } from '../contract/bundle-views.ts';
import { parseEnvelope } from '../signoff/dsse.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import { ledgerRoot } from '../store/keep-checkpoint.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readOffice, readSuite, readTrust } from '../store/read-office.node.ts';
import { writeState } from '../store/write-dossiers.node.ts';
import { writeExport } from '../store/write-reviews.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal } from './engine-context.node.ts';
import type { LoadedDossier } from './loaded-dossier.node.ts';
import { missingFor, standingSignOffs } from './loaded-dossier.node.ts';
import { unlockToSign } from './pass-phrase.node.ts';
import { freshDossier } from './rescreen.node.ts';
import { proofOf } from './row-proof.ts';
import { checkStandingKeys } from './standing-keys.node.ts';
import { takeCheckpoint } from './take-checkpoint.node.ts';
import { verifyBundleFile } from './verify-bundle-file.node.ts';
import type { WrittenRelease } from './write-release.node.ts';
import { writeRelease } from './write-release.node.ts';

type ExportInput = Api['bundle.export']['input'];

export function bundleCases(context: EngineContext): Pick<Handlers, 'bundle.export' | 'bundle.verify'> {
  return {
    'bundle.export': async (input) => {
      const person = permit(context, 'bundle.export', ['approver']);
      if (!person.ok) return person;
      const exported = await exportDossier(context, person.value, input);
      if (!exported.ok) {
        const detail = { reason: exported.failure.code };
        recordRefusal(context, {
          by: person.value,
          action: 'bundle.export',
          objects: [input.dossier],
          detail,
        });
      }
      return exported;
    },
    'bundle.verify': (input) => verify(context, input),
  };
}

/** Only who approved may let it out: their key signs the release statement. */
async function exportDossier(
  context: EngineContext,
  person: PersonRow,
  input: ExportInput,
): Promise<Result<ExportedBundle>> {
  const folder = context.wiring.pathOfTicket(input.folder);
  if (folder === null) return fail('intake.ticket-unknown', {});
  const dossier = await freshDossier(context, input.dossier, person);
  if (!dossier.ok) return dossier;
  const approved = checkApproved(context, dossier.value, person);
  if (!approved.ok) return approved;
  const counting = checkStandingKeys(context, standingSignOffs(dossier.value));
  if (!counting.ok) return counting;
  const key = await unlockToSign(context, person, { passPhrase: input.passPhrase, action: 'bundle.export' });
  if (!key.ok) return key;
  const job = dossier.value.row.id;
  context.wiring.onProgress({ job, step: 'packing', done: 0, total: 2 });
  const planned = plan(context, { dossier: dossier.value, key: key.value });
  if (!planned.ok) return planned;
  context.wiring.onProgress({ job, step: 'verifying', done: 1, total: 2 });
  const written = await writeRelease({
    folder,
    ...planned.value,
    vault: context.vault,
    digestWorker: digestWorkerOf(context.wiring.extractionWorker),
  });
  if (!written.ok) return written;
  const recorded = recordExport(context, { dossier: dossier.value, person, written: written.value });
  if (recorded.ok) {
    takeCheckpoint(context, 'export');
    return ok(written.value.exported);
  }
  // What the ledger does not know of must not be lying about.
  for (const path of written.value.created) await rm(path, { force: true });
  return recorded;
}

function checkApproved(context: EngineContext, dossier: LoadedDossier, person: PersonRow): Result<null> {
  const { state } = dossier.row;
  const approver = standingSignOffs(dossier).find(({ stage }) => stage === 'approver');
  const hasLeft = state === 'exported' || state === 'published';
  if ((state !== 'approved' && !hasLeft) || approver === undefined) return fail('bundle.not-approved', {});
  if (approver.person !== person.id) return fail('session.not-allowed', { action: 'bundle.export' });
  // What was exported before stays as it was signed; only a first export is held against the rules in force now.
  const missing = hasLeft ? [] : missingFor(context, dossier, 'approver');
  return missing.length > 0 ? fail('signoff.gate-closed', { missing: missing.length }) : ok(null);
}

/** The entry lies beside that of the reading thread: among the sources, or among the built files. */
function digestWorkerOf(extractionWorker: URL): URL {
  const isSource = extractionWorker.pathname.endsWith('.ts');
  return new URL(isSource ? '../bundle/digest-worker.node.ts' : 'digest-worker.js', extractionWorker);
}

function plan(
  context: EngineContext,
  { dossier, key }: { readonly dossier: LoadedDossier; readonly key: UnlockedKey },
) {
  const { ports, store, wiring } = context;
  const office = readOffice(store.readable);
  const trust = readTrust(store.readable);
  if (office === null || trust === null) throw new Error('a dossier without an office');
  const signOffs = standingSignOffs(dossier).flatMap(({ envelope }) => parseEnvelope(envelope) ?? []);
  const planned = planBundle(
    {
      suite: readSuite(store.readable),
      approvedBy: standingSignOffs(dossier).find(({ stage }) => stage === 'approver')?.person ?? null,
      content: dossier.content,
      signOffs,
      reviewNumber: dossier.row.packageNumber,
      organ: { name: office.name, code: office.code },
      program: wiring.programVersion,
      exportedAt: ports.clock.now(),
      ledger: {
        origin: `${office.code}/${store.workstation}`,
        ...ledgerRoot(store.readable, ports.hash),
      },
      trustFile: trust.file,
    },
    key,
    ports.hash,
  );
  return planned.ok ? ok({ plan: planned.value, trustFile: trust.file }) : planned;
}

function recordExport(
  context: EngineContext,
  { dossier, person, written }: { dossier: LoadedDossier; person: PersonRow; written: WrittenRelease },
): Result<null> {
  const { fileName, sha256, bytes } = written.exported;
  const { id, state, round } = dossier.row;
  const row = {
    id: context.ports.ids.next('export'),
    dossier: id,
    by: person.id,
    fileName,
    sha256,
    bytes,
    at: context.ports.clock.now(),
  };
  const detail = {
    state: state === 'published' ? 'published' : 'exported',
    round,
    sha256,
    proof: proofOf.export(row, context.ports.hash),
  };
  const event = { by: person, action: 'bundle.export', objects: [id, row.id], detail } as const;
  return record(context, event, (tx, at) => {
    writeExport(tx, row);
    if (state === 'approved') writeState(tx, id, { state: 'exported', at });
    return null;
  });
}

/** Anybody may verify, signed in or not: it tells nothing that is not in the bundle. Who is signed in leaves an entry. */
async function verify(
  context: EngineContext,
  input: Api['bundle.verify']['input'],
): Promise<Result<VerifiedBundle>> {
  const { wiring, seat, store } = context;
  const path = wiring.pathOfTicket(input.bundle);
  const trustPath = input.trust === null ? null : wiring.pathOfTicket(input.trust);
  if (path === null || (input.trust !== null && trustPath === null)) return fail('intake.ticket-unknown', {});
  const verified = await verifyBundleFile(path, trustPath, digestWorkerOf(wiring.extractionWorker));
  if (!verified.ok || seat.session === null || store.brokenAt !== null) return verified;
  const { valid, anchored, packageNumber, problems } = verified.value.report;
  const detail = { valid, anchored, packageNumber, problems: problems.length };
  const event = { by: seat.session.person, action: 'bundle.verify', detail } as const;
  return record(context, event, () => verified.value);
}
