/** Files of a dossier: adding, replacing, removing, reading. */
import type { SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { AddedFile } from '../contract/dossier-views.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import type { DossierRow, FileRow } from '../store/read-dossiers.node.ts';
import { nextPlace } from '../store/read-dossiers.node.ts';
import { writeFile, writeFileRemoval } from '../store/write-dossiers.node.ts';
import { fileView } from './dossier-view.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { fileOf, loadDossier } from './loaded-dossier.node.ts';
import { kindOf } from './procedure-view.node.ts';
import type { Candidate, Import } from './read-candidate.node.ts';
import { readCandidate, report } from './read-candidate.node.ts';
import { openForEditing, toDraft } from './redraft.node.ts';
import type { NewScreening } from './rescreen.node.ts';
import { rescreen, writeScreenings } from './rescreen.node.ts';

type ImportHandlers = Pick<Handlers, 'dossier.add-file' | 'dossier.replace-file' | 'dossier.remove-file'>;

export function importCases(context: EngineContext): ImportHandlers {
  return {
    'dossier.add-file': (input) => addFile(context, input),
    'dossier.replace-file': (input) => replaceFile(context, input),
    'dossier.remove-file': (input) => removeFile(context, input),
  };
}

async function addFile(
  context: EngineContext,
  input: Api['dossier.add-file']['input'],
): Promise<Result<AddedFile>> {
  const { dossier: id, slot, part, ticket } = input;
  const action = 'dossier.add-file';
  const open = openForEditing(context, action, id);
  if (!open.ok) return open;
  const loaded = await loadDossier(context, id);
  if (!loaded.ok) return loaded;
  const filled = partOf(context, open.value.dossier, { slot, part });
  if (!filled.ok) return filled;
  const place = nextPlace(context.store.readable, id, slot);
  const asked = {
    action,
    by: open.value.person,
    dossier: id,
    slot,
    ticket,
    present: digestsOf(loaded.value.files),
  } as const;
  return takeIn(context, asked, { dossier: loaded.value, place, part: filled.value, replaced: null });
}

async function replaceFile(
  context: EngineContext,
  input: Api['dossier.replace-file']['input'],
): Promise<Result<AddedFile>> {
  const { dossier: id, ticket } = input;
  const action = 'dossier.replace-file';
  const open = openForEditing(context, action, id);
  if (!open.ok) return open;
  const loaded = await loadDossier(context, id);
  if (!loaded.ok) return loaded;
  const old = fileOf(loaded.value, input.file);
  if (!old.ok) return old;
  const { slot, place } = old.value.row;
  const asked = {
    action,
    by: open.value.person,
    dossier: id,
    slot,
    ticket,
    present: digestsOf(loaded.value.files),
  } as const;
  return takeIn(context, asked, {
    dossier: loaded.value,
    place,
    part: old.value.row.part,
    replaced: old.value,
  });
}

/** The part of the dossier's kind that a file goes to. Failure: `dossier.part-unknown`. */
function partOf(
  context: EngineContext,
  dossier: DossierRow,
  { slot, part }: { readonly slot: FileRow['slot']; readonly part: string | undefined },
): Result<string> {
  const parts = kindOf(context, dossier)?.parts.filter((each) => each.slot === slot) ?? [];
  const found = part === undefined ? parts[0] : parts.find((each) => each.id === part);
  return found === undefined ? fail('dossier.part-unknown', {}) : ok(found.id);
}

function digestsOf(files: readonly LoadedFile[]) {
  return files.map(({ row }) => row.sha256);
}

interface Destination {
  readonly dossier: LoadedDossier;
  readonly place: number;
  /** Part of the kind that the file fills. */
  readonly part: string;
  readonly replaced: LoadedFile | null;
}

/** Only after the marks have been looked for does anything reach the vault; only after the vault is safe, the database. */
async function takeIn(
  context: EngineContext,
  asked: Import,
  destination: Destination,
): Promise<Result<AddedFile>> {
  const candidate = await readCandidate(context, asked);
  if (!candidate.ok) return candidate;
  const { place, part } = destination;
  const row = rowOf(context, asked, { candidate: candidate.value, place, part });
  const others = destination.dossier.files.filter((file) => file !== destination.replaced);
  report(context, asked, 'storing');
  const kept = await context.vault.put(candidate.value.bytes);
  if (!kept.ok) return kept;
  const screenings = await rescreen(context, [...others, { row, text: candidate.value.text }]);
  if (!screenings.ok) return screenings;
  const { row: dossier } = destination.dossier;
  const objects = [
    dossier.id,
    row.id,
    ...(destination.replaced === null ? [] : [destination.replaced.row.id]),
  ];
  const detail = { ...toDraft.detail(dossier), sha256: row.sha256, bytes: row.bytes, type: row.type };
  const recorded = record(context, { by: asked.by, action: asked.action, objects, detail }, (tx, at) => {
    toDraft.write(tx, dossier, at);
    if (destination.replaced !== null) writeFileRemoval(tx, destination.replaced.row.id, at);
    writeFile(tx, { ...row, addedBy: asked.by.id }, at);
    writeScreenings(tx, screenings.value, at);
  });
  return recorded.ok ? viewOf(context, row) : recorded;
}

function rowOf(
  context: EngineContext,
  { dossier, slot }: Import,
  {
    candidate,
    place,
    part,
  }: { readonly candidate: Candidate; readonly place: number; readonly part: string },
): FileRow {
  const { name, sha256, bytes, text } = candidate;
  const id = brand<SourceFileId>(context.ports.ids.next('file'));
  const mediaType = mediaTypeOf(text.type);
  return { id, dossier, slot, part, place, name, type: text.type, mediaType, bytes: bytes.length, sha256 };
}

async function viewOf(context: EngineContext, row: FileRow): Promise<Result<AddedFile>> {
  const loaded = await loadDossier(context, row.dossier);
  if (!loaded.ok) return loaded;
  const file = fileOf(loaded.value, row.id);
  return file.ok ? ok({ file: fileView(file.value) }) : file;
}

async function removeFile(
  context: EngineContext,
  { dossier: id, file: fileId }: Api['dossier.remove-file']['input'],
): Promise<Result<Record<never, never>>> {
  const action = 'dossier.remove-file';
  const open = openForEditing(context, action, id);
  if (!open.ok) return open;
  const loaded = await loadDossier(context, id);
  if (!loaded.ok) return loaded;
  const file = fileOf(loaded.value, fileId);
  if (!file.ok) return file;
  const screenings = await rescreen(
    context,
    loaded.value.files.filter((each) => each !== file.value),
  );
  if (!screenings.ok) return screenings;
  return removeRows(context, { ...open.value, file: file.value, screenings: screenings.value });
}

function removeRows(
  context: EngineContext,
  removal: {
    readonly person: Import['by'];
    readonly dossier: DossierRow;
    readonly file: LoadedFile;
    readonly screenings: readonly NewScreening[];
  },
): Result<Record<never, never>> {
  const { person, dossier, file, screenings } = removal;
  const objects = [dossier.id, file.row.id];
  const event = {
    by: person,
    action: 'dossier.remove-file',
    objects,
    detail: toDraft.detail(dossier),
  } as const;
  return record(context, event, (tx, at) => {
    toDraft.write(tx, dossier, at);
    writeFileRemoval(tx, file.row.id, at);
    writeScreenings(tx, screenings, at);
    return {};
  });
}
