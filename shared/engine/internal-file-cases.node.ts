/** Internal files of a dossier (内部材料): looked at for secrecy marks like any other, kept, never released. */
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api } from '../contract/api.ts';
import type { InternalFileView } from '../contract/procedure-views.ts';
import { signedSlipPart } from '../release/parts.ts';
import { readDossier } from '../store/read-dossiers.node.ts';
import { readInternalFiles } from '../store/read-procedure.node.ts';
import { writeInternalFile, writeInternalFileRemoval } from '../store/write-procedure.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { internalFileView, kindOf } from './procedure-view.node.ts';
import { readCandidate } from './read-candidate.node.ts';
import { openForEditing, toDraft } from './redraft.node.ts';

/** Failures: those of `readCandidate`, `dossier.part-unknown` for a part that the kind does not have. */
export async function addInternalFile(
  context: EngineContext,
  { dossier: id, part, ticket }: Api['dossier.add-internal-file']['input'],
): Promise<Result<InternalFileView>> {
  const action = 'dossier.add-internal-file';
  const open = part === signedSlipPart ? openForSlip(context, id) : openForEditing(context, action, id);
  if (!open.ok) return open;
  const { person, dossier } = open.value;
  const isOfKind = kindOf(context, dossier)?.parts.some(
    (each) => each.id === part && each.slot === 'internal',
  );
  if (part !== signedSlipPart && isOfKind !== true) return fail('dossier.part-unknown', {});
  const there = readInternalFiles(context.store.readable, id).filter((each) => each.part === part);
  const present = there.map(({ sha256 }) => sha256);
  const asked = { action, by: person, dossier: id, slot: 'attachment', ticket, present } as const;
  const candidate = await readCandidate(context, asked);
  if (!candidate.ok) return candidate;
  const { name, bytes, sha256, text } = candidate.value;
  const kept = await context.vault.put(bytes);
  if (!kept.ok) return kept;
  const row = {
    id: context.ports.ids.next('internal'),
    dossier: id,
    part,
    name,
    type: text.type,
    bytes: bytes.length,
    sha256,
    addedBy: person.id,
  };
  // The slip speaks of content that is signed: it changes nothing of it, and ends no signature.
  const isSlip = part === signedSlipPart;
  const moved = isSlip ? { state: dossier.state, round: dossier.round } : toDraft.detail(dossier);
  const detail = { ...moved, part, sha256, bytes: bytes.length, type: text.type };
  const written = record(context, { by: person, action, objects: [id, row.id], detail }, (tx, at) => {
    if (!isSlip) toDraft.write(tx, dossier, at);
    writeInternalFile(tx, { ...row, addedAt: at });
  });
  return written.ok ? ok(internalFileView({ ...row, addedAt: '' })) : written;
}

/**
 * The scan of a signed slip comes back when the release has been signed, often after it has left; only a release that was
 * stopped takes nothing in any more.
 */
function openForSlip(context: EngineContext, id: DossierId): ReturnType<typeof openForEditing> {
  const person = permit(context, 'dossier.add-internal-file', ['handler']);
  if (!person.ok) return person;
  const { brokenAt } = context.store;
  if (brokenAt !== null) return fail('ledger.broken', { number: brokenAt });
  const dossier = readDossier(context.store.readable, id);
  if (dossier === null) return fail('dossier.unknown', {});
  if (dossier.state === 'stopped') return fail('dossier.not-open', { state: dossier.state });
  return ok({ person: person.value, dossier });
}

/** Failure: `dossier.part-unknown` for a file that is not there, or that stays: a signed slip is evidence. */
export function removeInternalFile(
  context: EngineContext,
  { dossier: id, internalFile }: Api['dossier.remove-internal-file']['input'],
): Result<Record<never, never>> {
  const action = 'dossier.remove-internal-file';
  const open = openForEditing(context, action, id);
  if (!open.ok) return open;
  const { person, dossier } = open.value;
  const there = readInternalFiles(context.store.readable, id).find((each) => each.id === internalFile);
  if (there === undefined || there.part === signedSlipPart) return fail('dossier.part-unknown', {});
  const detail = toDraft.detail(dossier);
  return record(context, { by: person, action, objects: [id, internalFile], detail }, (tx, at) => {
    toDraft.write(tx, dossier, at);
    writeInternalFileRemoval(tx, { id: internalFile, at });
    return {};
  });
}
