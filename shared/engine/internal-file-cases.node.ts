/** Internal files of a dossier (内部材料): looked at for secrecy marks like any other, kept, never released. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api } from '../contract/api.ts';
import type { InternalFileView } from '../contract/procedure-views.ts';
import { readInternalFiles } from '../store/read-procedure.node.ts';
import { writeInternalFile, writeInternalFileRemoval } from '../store/write-procedure.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import { internalFileView, kindOf } from './procedure-view.node.ts';
import { readCandidate } from './read-candidate.node.ts';
import { openForEditing, toDraft } from './redraft.node.ts';

/** Failures: those of `readCandidate`, `dossier.part-unknown` for a part that the kind does not have. */
export async function addInternalFile(
  context: EngineContext,
  { dossier: id, part, ticket }: Api['dossier.add-internal-file']['input'],
): Promise<Result<InternalFileView>> {
  const action = 'dossier.add-internal-file';
  const open = openForEditing(context, action, id);
  if (!open.ok) return open;
  const { person, dossier } = open.value;
  const rule = kindOf(context, dossier)?.parts.find((each) => each.id === part && each.slot === 'internal');
  if (rule === undefined) return fail('dossier.part-unknown', {});
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
  const detail = { ...toDraft.detail(dossier), part, sha256, bytes: bytes.length, type: text.type };
  const written = record(context, { by: person, action, objects: [id, row.id], detail }, (tx, at) => {
    toDraft.write(tx, dossier, at);
    writeInternalFile(tx, { ...row, addedAt: at });
  });
  return written.ok ? ok(internalFileView({ ...row, addedAt: '' })) : written;
}

/** Failure: `dossier.part-unknown` for a file that is not there. */
export function removeInternalFile(
  context: EngineContext,
  { dossier: id, internalFile }: Api['dossier.remove-internal-file']['input'],
): Result<Record<never, never>> {
  const action = 'dossier.remove-internal-file';
  const open = openForEditing(context, action, id);
  if (!open.ok) return open;
  const { person, dossier } = open.value;
  const isThere = readInternalFiles(context.store.readable, id).some((each) => each.id === internalFile);
  if (!isThere) return fail('dossier.part-unknown', {});
  const detail = toDraft.detail(dossier);
  return record(context, { by: person, action, objects: [id, internalFile], detail }, (tx, at) => {
    toDraft.write(tx, dossier, at);
    writeInternalFileRemoval(tx, { id: internalFile, at });
    return {};
  });
}
