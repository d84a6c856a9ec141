/** Seeing a file as it looks, and beside another version of itself. Nothing here changes a release. */
import type { Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type {
  ComparisonView,
  OriginalBytes,
  VersionKind,
  VersionView,
  ViewingApi,
} from '../contract/viewing-api.ts';
import { drawnBytes, isDrawn } from '../contract/viewing-api.ts';
import { fileNamePath } from '../extraction/extract-text.node.ts';
import type { CoveredParagraph } from '../release/compare/compare-covered.ts';
import { compareCovered } from '../release/compare/compare-covered.ts';
import type { ComparedRow } from '../release/compare/compare-texts.ts';
import { looksClassified } from '../screening/screen.ts';
import { signingStages } from '../signoff/statement.ts';
import { readCleanCopy } from '../store/clean-copies.node.ts';
import type { VersionRow } from '../store/read-versions.node.ts';
import { readEarlierVersions, readReleasedVersions } from '../store/read-versions.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal, rulesOfToday } from './engine-context.node.ts';
import { countCovered, hideWords } from './hide-words.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { fileOf, loadDossier } from './loaded-dossier.node.ts';
import { parseScreened, parseText } from './stored-objects.ts';

type LookingMethod = Exclude<keyof ViewingApi, 'dossier.text-window'>;

export function viewingCases(context: EngineContext): Pick<Handlers, LookingMethod> {
  return {
    'dossier.original': (input) => original(context, input),
    'dossier.versions': (input) => listVersions(context, input),
    'dossier.compare': (input) => compare(context, input),
  };
}

/** A file whose members were too large or damaged is not unpacked a second time, by a window. */
const untrustworthy: readonly string[] = ['over-limit', 'damaged', 'encrypted'];

async function original(
  context: EngineContext,
  input: Api['dossier.original']['input'],
): Promise<Result<OriginalBytes>> {
  const action = 'dossier.original';
  const person = permit(context, action, signingStages);
  if (!person.ok) return person;
  const found = await find(context, input);
  if (!found.ok) return found;
  const { row, findings, screened } = found.value.file;
  const { type, bytes: size, sha256 } = row;
  const objects = [input.dossier, row.id];
  const marks = looksClassified(findings, rulesOfToday(context));
  if (marks.length > 0) {
    const rules = [...new Set(marks.map(({ rule }) => rule))].sort();
    const detail = { reason: 'intake.looks-classified', rules };
    recordRefusal(context, { by: person.value, action, objects, detail });
    return fail('intake.looks-classified', { rules: rules.join(', ') });
  }
  const isUnpacked =
    type === 'docx' && screened.notInspected.some(({ reason }) => untrustworthy.includes(reason));
  if (!isDrawn(type) || isUnpacked) return fail('viewing.no-layout', {});
  if (size > drawnBytes) return fail('viewing.too-large', { bytes: size, limit: drawnBytes });
  const bytes = await context.vault.get(sha256);
  if (!bytes.ok) return bytes;
  const covered = countCovered(findings, context.ruleSets);
  const view = { type, bytes: bytes.value, covered };
  if (covered === 0) return ok(view);
  return record(context, { by: person.value, action, objects, detail: { sha256, covered } }, () => view);
}

async function listVersions(
  context: EngineContext,
  input: Api['dossier.versions']['input'],
): Promise<Result<readonly VersionView[]>> {
  const person = permit(context, 'dossier.versions', signingStages);
  if (!person.ok) return person;
  const found = await find(context, input);
  return found.ok ? ok(versionsOf(context, found.value).map(({ view }) => view)) : found;
}

interface Found {
  readonly dossier: LoadedDossier;
  readonly file: LoadedFile;
}

async function find(
  context: EngineContext,
  input: Pick<Api['dossier.versions']['input'], 'dossier' | 'file'>,
): Promise<Result<Found>> {
  const dossier = await loadDossier(context, input.dossier);
  if (!dossier.ok) return dossier;
  const file = fileOf(dossier.value, input.file);
  return file.ok ? ok({ dossier: dossier.value, file: file.value }) : file;
}

interface Version {
  readonly row: VersionRow;
  readonly view: VersionView;
}

function versionsOf({ store }: EngineContext, { dossier, file }: Found): readonly Version[] {
  const copy = readCleanCopy(store.readable, file.row.id);
  const { title, documentNumber } = dossier.row.catalogue;
  const earlier = readEarlierVersions(store.readable, file.row).map((row) =>
    versionOf(row, row.file === copy?.original ? 'original' : 'earlier'),
  );
  const released = readReleasedVersions(store.readable, { row: file.row, title, documentNumber });
  return [...earlier, ...released.map((row) => versionOf(row, 'last-release'))];
}

function versionOf(row: VersionRow, kind: VersionKind): Version {
  const { text: _text, findings: _findings, ...shown } = row;
  return { row, view: { ...shown, kind } };
}

async function compare(
  context: EngineContext,
  input: Api['dossier.compare']['input'],
): Promise<Result<ComparisonView>> {
  const person = permit(context, 'dossier.compare', signingStages);
  if (!person.ok) return person;
  const found = await find(context, input);
  if (!found.ok) return found;
  const { file } = found.value;
  const version = versionsOf(context, found.value).find(
    ({ view }) => view.file === input.with.file && view.dossier === input.with.dossier,
  );
  if (version === undefined) return fail('dossier.part-unknown', {});
  const before = await paragraphsOf(context, version.row);
  if (!before.ok) return before;
  const { text, findings } = file.screening;
  const after = await paragraphsOf(context, { text, findings });
  if (!after.ok) return after;
  const rows = compareCovered(before.value, after.value);
  return ok({ rows, counts: countRows(rows) });
}

/** Paragraphs of what was read from a file, part by part; blank ones are left out. */
async function paragraphsOf(
  { vault, ruleSets }: EngineContext,
  digests: { readonly text: Sha256; readonly findings: Sha256 },
): Promise<Result<readonly CoveredParagraph[]>> {
  const text = await vault.get(digests.text);
  if (!text.ok) return text;
  const screened = await vault.get(digests.findings);
  if (!screened.ok) return screened;
  const { own, across } = parseScreened(screened.value);
  const { parts } = parseText(text.value);
  const covered = hideWords(parts, [...own, ...across], ruleSets);
  return ok(
    parts.flatMap((part, index) => {
      // Versions say their names beside the comparison.
      if (part.path === fileNamePath) return [];
      const shown = covered[index]?.text.split('\n') ?? [];
      return part.text
        .split('\n')
        .map((plain, line) => ({ plain, shown: shown[line] ?? '' }))
        .filter(({ plain }) => plain.trim() !== '');
    }),
  );
}

function countRows(rows: readonly ComparedRow[]): ComparisonView['counts'] {
  const counts = { same: 0, removed: 0, added: 0, changed: 0 };
  for (const { row } of rows) counts[row] += 1;
  return counts;
}
