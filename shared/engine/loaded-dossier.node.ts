/** Everything about one dossier that decisions are made on, read from store and vault. */
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { GateItem } from '../release/gates.ts';
import { contentGate } from '../release/gates.ts';
import type { FindingStanding } from '../review/review-state.ts';
import { blocksHandler, blocksReviewer, standingOf } from '../review/review-state.ts';
import type { Finding } from '../screening/finding.ts';
import type { DossierContent, SigningStage } from '../signoff/statement.ts';
import { contentDigest } from '../signoff/statement.ts';
import type { DossierRow, FileRow } from '../store/read-dossiers.node.ts';
import { readDossier, readFiles } from '../store/read-dossiers.node.ts';
import { readSteps } from '../store/read-procedure.node.ts';
import type { DecisionRow, SignOffRow } from '../store/read-reviews.node.ts';
import { readDecisions, readSignOffs } from '../store/read-reviews.node.ts';
import type { ScreeningRow } from '../store/read-screenings.node.ts';
import { readScreenings } from '../store/read-screenings.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { judgedRelease } from './procedure-view.node.ts';
import { isSameRuleBook, ruleSetReferences } from './rule-book.ts';
import { openNotes } from './sealed-words.node.ts';
import type { Screened } from './stored-objects.ts';
import { parseScreened } from './stored-objects.ts';

export interface LoadedFile {
  readonly row: FileRow;
  /** Order within the slot, from 1 without gaps: as the release numbers it. */
  readonly position: number;
  readonly screening: ScreeningRow;
  readonly screened: Screened;
  readonly findings: readonly Finding[];
}

export interface LoadedDossier {
  readonly row: DossierRow;
  readonly files: readonly LoadedFile[];
  readonly decisions: readonly DecisionRow[];
  readonly signOffs: readonly SignOffRow[];
  readonly content: DossierContent;
  /** Digest of exactly what would be signed now. */
  readonly digest: Sha256;
}

/** Failures: `dossier.unknown`; `vault.damaged`, `vault.missing` when what was screened is gone. */
export async function loadDossier(context: EngineContext, id: DossierId): Promise<Result<LoadedDossier>> {
  const { readable } = context.store;
  const row = readDossier(readable, id);
  if (row === null) return fail('dossier.unknown', {});
  const rows = readFiles(readable, id);
  const screenings = new Map(readScreenings(readable, id).map((each) => [each.file, each]));
  const files: LoadedFile[] = [];
  for (const file of rows) {
    const loaded = await loadFile(context, file, { screening: screenings.get(file.id), rows });
    if (!loaded.ok) return loaded;
    files.push(loaded.value);
  }
  const content = contentOf(row, files);
  return ok({
    row,
    files,
    decisions: openNotes(context, readDecisions(readable, id)),
    signOffs: readSignOffs(readable, id),
    content,
    digest: contentDigest(content, context.ports.hash),
  });
}

async function loadFile(
  { vault }: EngineContext,
  row: FileRow,
  beside: { readonly screening: ScreeningRow | undefined; readonly rows: readonly FileRow[] },
): Promise<Result<LoadedFile>> {
  const { screening, rows } = beside;
  if (screening === undefined) throw new Error('a file that was never screened');
  const stored = await vault.get(screening.findings);
  if (!stored.ok) return stored;
  const screened = parseScreened(stored.value);
  const position = rows.filter(({ slot }) => slot === row.slot).findIndex(({ id }) => id === row.id) + 1;
  return ok({ row, position, screening, screened, findings: [...screened.own, ...screened.across] });
}

function contentOf(
  { packageNumber, kind, catalogue }: DossierRow,
  files: readonly LoadedFile[],
): DossierContent {
  const parts = files.map(({ row: { slot, name, sha256, bytes, mediaType }, position }) => ({
    slot,
    position,
    name,
    sha256,
    bytes,
    mediaType,
  }));
  return { packageNumber, kind, catalogue, parts };
}

/** A file of a loaded dossier. Failure: `dossier.part-unknown`. */
export function fileOf(dossier: LoadedDossier, id: SourceFileId): Result<LoadedFile> {
  const file = dossier.files.find(({ row }) => row.id === id);
  return file === undefined ? fail('dossier.part-unknown', {}) : ok(file);
}

/** Standing of a finding under the decisions about its dossier. */
export function standingIn(
  decisions: readonly DecisionRow[],
  finding: Pick<Finding, 'id' | 'severity'>,
): FindingStanding {
  return standingOf(
    finding,
    decisions.filter((decision) => decision.finding === finding.id),
  );
}

/** Sign-offs that count: of this round, about this very content. */
export function standingSignOffs({ row, signOffs, digest }: LoadedDossier): readonly SignOffRow[] {
  return signOffs.filter(({ round, content }) => round === row.round && content === digest);
}

/** What is missing before the signature of a stage. */
export function missingFor(
  context: EngineContext,
  dossier: LoadedDossier,
  stage: SigningStage,
): readonly GateItem[] {
  const inForce = ruleSetReferences(context.ruleSets);
  const blocks = stage === 'handler' ? blocksHandler : blocksReviewer;
  const stale = dossier.files
    .filter(({ screening }) => !isSameRuleBook(screening.ruleSets, inForce))
    .map(({ row }): GateItem => ({ gate: 'screening-stale', file: row.id }));
  const open = dossier.files
    .flatMap(({ findings }) => findings)
    .filter((finding) => blocks(standingIn(dossier.decisions, finding), finding))
    .map(({ id, rule }): GateItem => ({ gate: 'finding-open', finding: id, rule }));
  return [...contentItems(context, dossier), ...stale, ...open];
}

function contentItems(context: EngineContext, dossier: LoadedDossier): readonly GateItem[] {
  const release = judgedRelease(context, dossier);
  if (release === null) return [{ gate: 'step-open', step: dossier.row.kind }];
  const steps = readSteps(context.store.readable, dossier.row.id).map(({ step }) => step);
  return contentGate(release, dossier.row.catalogue, steps);
}
