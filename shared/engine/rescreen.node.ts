/**
 * Screening of the files of a dossier: each by itself, and against one another. Results that are no longer true (other rule
 * sets, another document beside an interpretation) are made anew as a further screening, never edited.
 */

import { hexToBytes } from '../base/bytes.ts';
import type { DossierId, FindingId, SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { closedStates } from '../release/dossier-state.ts';
import { isRecording } from '../screening/check-captions.ts';
import type { DossierContext } from '../screening/cross-check.ts';
import { crossCheck } from '../screening/cross-check.ts';
import type { Finding } from '../screening/finding.ts';
import { screen } from '../screening/screen.ts';
import type { TextSketch } from '../screening/text-sketch.ts';
import { sketchText } from '../screening/text-sketch.ts';
import type { WritableStore } from '../store/handles.ts';
import type { FileRow } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { ScreeningRow } from '../store/read-screenings.node.ts';
import { writeScreening } from '../store/write-screenings.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record, rulesOfToday, workspaceKey } from './engine-context.node.ts';
import { hideWords } from './hide-words.ts';
import type { FileIndex } from './index-words.node.ts';
import { fileIndex, writeFileIndex } from './index-words.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import { factsDigest, factsOf } from './register-facts.node.ts';
import { isSameRuleBook, ruleSetReferences } from './rule-book.ts';
import type { Screened } from './stored-objects.ts';
import { parseText, screenedBytes, textBytes } from './stored-objects.ts';
import { processSegmenter } from './word-segmenter.node.ts';

/** A file to be screened: newly read, or with what is known of it. */
export type Screenable =
  | { readonly row: FileRow; readonly text: ExtractedText }
  | Pick<LoadedFile, 'row' | 'screening' | 'screened'>;

export interface NewScreening {
  readonly row: Omit<ScreeningRow, 'number'>;
  readonly findings: readonly Finding[];
  /** What a new file is found by; null for one that is in the index already. */
  readonly index: { readonly file: FileRow; readonly words: FileIndex } | null;
}

/** A dossier whose screenings are those of the rules in force; brings them up to date where that is still allowed. */
export async function freshDossier(
  context: EngineContext,
  id: DossierId,
  person: PersonRow,
): Promise<Result<LoadedDossier>> {
  const loaded = await loadDossier(context, id);
  if (!loaded.ok || context.store.brokenAt !== null || !(await isStale(context, loaded.value))) return loaded;
  const screenings = await rescreen(context, loaded.value.files);
  if (!screenings.ok) return screenings;
  const detail = { ruleSets: ruleSetReferences(context.ruleSets).map(({ digest }) => digest) };
  const files = screenings.value.map(({ row }) => row.file);
  const event = { by: person, action: 'dossier.screen', objects: [id, ...files], detail } as const;
  const recorded = record(context, event, (tx, at) => writeScreenings(tx, screenings.value, at));
  return recorded.ok ? loadDossier(context, id) : recorded;
}

/** What was exported stays as it was signed. Else other rules, another catalogue entry or another register mean other findings. */
async function isStale(context: EngineContext, { row, files }: LoadedDossier): Promise<boolean> {
  if (closedStates.includes(row.state)) return false;
  const inForce = ruleSetReferences(context.ruleSets);
  if (files.some(({ screening }) => !isSameRuleBook(screening.ruleSets, inForce))) return true;
  const document = files.find(isMain);
  if (document === undefined) return false;
  const compared = files.map((file) => ({
    sha256: file.row.sha256,
    sketch: file.screened.sketch ?? null,
  }));
  const facts = await factsOf(context, row.id, compared);
  return facts !== null && document.screened.facts !== factsDigest(facts, context.ports.hash);
}

/** Findings about the release as a whole belong to its document. */
function isMain({ row }: Pick<Screenable, 'row'>): boolean {
  return row.slot === 'document';
}

export function writeScreenings(tx: WritableStore, screenings: readonly NewScreening[], at: string): void {
  for (const { row, findings, index } of screenings) {
    writeScreening(tx, row, { findings, at });
    if (index !== null) writeFileIndex(tx, index.file, index.words);
  }
}

/**
 * Screens what needs it and puts texts and findings into the vault.
 * @param files all files of the dossier as it will be
 * @returns screenings to be written; files whose result stays the same are not among them
 */
export async function rescreen(
  context: EngineContext,
  files: readonly Screenable[],
): Promise<Result<readonly NewScreening[]>> {
  const texts = await textsOf(context, files);
  if (!texts.ok) return texts;
  const dossier = await dossierOf(context, files, texts.value);
  const across = acrossFindings(context, files, { texts: texts.value, dossier });
  const facts = dossier === undefined ? {} : { facts: factsDigest(dossier.facts, context.ports.hash) };
  const main = files.find(isMain);
  const screenings: NewScreening[] = [];
  for (const file of files) {
    const text = texts.value.get(file.row.id);
    const screened: Screened = {
      own:
        text !== undefined && needsOwn(context, file) ? ownFindings(context, file.row, text) : knownOwn(file),
      across: across.get(file.row.id) ?? [],
      notInspected: 'screened' in file ? file.screened.notInspected : file.text.notInspected,
      sketch: sketchOf(file, texts.value),
      ...(file === main ? facts : {}),
      ...(hasCaptions(file, texts.value) ? { hasCaptions: true } : {}),
    };
    const made = await keepScreening(context, file, screened);
    if (!made.ok) return made;
    if (made.value !== null) screenings.push(made.value);
  }
  return ok(screenings);
}

/** The release as a whole, with what the register holds; undefined while it has no files. */
async function dossierOf(
  context: EngineContext,
  files: readonly Screenable[],
  texts: ReadonlyMap<SourceFileId, ExtractedText>,
): Promise<DossierContext | undefined> {
  const [first] = files;
  if (first === undefined) return undefined;
  const compared = files.map((file) => {
    const { id, slot, sha256, type, name } = file.row;
    const known = { type, name, hasCaptions: hasCaptions(file, texts) };
    return { file: id, scope: slot, sha256, sketch: sketchOf(file, texts), ...known };
  });
  const facts = await factsOf(context, first.row.dossier, compared);
  return facts === null ? undefined : { facts, files: compared };
}

/** Once made it stays with the screening; screenings of earlier versions have none until they are made anew. */
function sketchOf(file: Screenable, texts: ReadonlyMap<SourceFileId, ExtractedText>): TextSketch | null {
  if ('screened' in file && file.screened.sketch !== undefined) return file.screened.sketch;
  const text = texts.get(file.row.id);
  return text === undefined ? null : sketchText(text);
}

/** Captions within a recording are the only text of it that is read as such. */
function hasCaptions(file: Screenable, texts: ReadonlyMap<SourceFileId, ExtractedText>): boolean {
  if (!isRecording(file.row.type)) return false;
  if ('screened' in file && file.screened.hasCaptions !== undefined) return file.screened.hasCaptions;
  return (
    texts.get(file.row.id)?.parts.some(({ role, path }) => role === 'body' && !path.includes('!')) ?? false
  );
}

function needsOwn({ ruleSets }: EngineContext, file: Screenable): boolean {
  return !('screening' in file) || !isSameRuleBook(file.screening.ruleSets, ruleSetReferences(ruleSets));
}

function knownOwn(file: Screenable): readonly Finding[] {
  return 'screened' in file ? file.screened.own : [];
}

/** Texts of the files that are screened anew, and of those that the rules across files look at. */
async function textsOf(
  context: EngineContext,
  files: readonly Screenable[],
): Promise<Result<ReadonlyMap<SourceFileId, ExtractedText>>> {
  const texts = new Map<SourceFileId, ExtractedText>();
  for (const file of files) {
    if ('text' in file) texts.set(file.row.id, file.text);
    else if (file.row.slot !== 'attachment' || needsOwn(context, file)) {
      const stored = await context.vault.get(file.screening.text);
      if (!stored.ok) return stored;
      texts.set(file.row.id, parseText(stored.value));
    }
  }
  return ok(texts);
}

/** Findings of one file by itself. Their ids are keyed by its place, so that equal words in two files stay two findings. */
export function ownFindings(context: EngineContext, row: FileRow, text: ExtractedText): readonly Finding[] {
  const { ports } = context;
  const ruleSets = rulesOfToday(context);
  const segmenter = processSegmenter();
  return screen({
    ...{ text, ruleSets, scope: row.slot, hash: ports.hash, key: placeKey(context, row) },
    ...(segmenter === null ? {} : { segmenter }),
  });
}

function placeKey(context: EngineContext, { dossier, slot, place }: FileRow): Uint8Array {
  const name = encodeUtf8(`${dossier}/${slot}/${place}`);
  return hexToBytes(context.ports.hash.hmacSha256(workspaceKey(context), name));
}

interface Compared {
  readonly texts: ReadonlyMap<SourceFileId, ExtractedText>;
  readonly dossier: DossierContext | undefined;
}

function acrossFindings(
  context: EngineContext,
  files: readonly Screenable[],
  { texts, dossier }: Compared,
): ReadonlyMap<SourceFileId, readonly Finding[]> {
  const { ports } = context;
  const ruleSets = rulesOfToday(context);
  const compared = files.flatMap(({ row }) => {
    const text = row.slot === 'attachment' ? undefined : texts.get(row.id);
    return text === undefined ? [] : [{ file: row.id, scope: row.slot, text }];
  });
  const found = crossCheck({
    ...{ texts: compared, ruleSets, hash: ports.hash, key: workspaceKey(context) },
    ...(dossier === undefined ? {} : { dossier }),
  });
  return new Map(
    files.map(({ row }) => {
      const key = placeKey(context, row);
      const own = found.filter(({ file }) => file === row.id);
      return [row.id, own.map(({ finding }) => ({ ...finding, id: renamed(context, finding.id, key) }))];
    }),
  );
}

function renamed({ ports }: EngineContext, id: FindingId, key: Uint8Array): FindingId {
  return brand(`f-${ports.hash.hmacSha256(key, encodeUtf8(id)).slice(0, 32)}`);
}

/** Puts text and findings into the vault; null when an earlier screening says exactly the same. */
async function keepScreening(
  context: EngineContext,
  file: Screenable,
  screened: Screened,
): Promise<Result<NewScreening | null>> {
  const { vault, ports, ruleSets } = context;
  const findings = await vault.put(screenedBytes(screened));
  if (!findings.ok) return findings;
  const isKnown = 'screening' in file && file.screening.findings === findings.value;
  if (isKnown && !needsOwn(context, file)) return ok(null);
  const text = 'text' in file ? await vault.put(textBytes(file.text)) : ok(file.screening.text);
  if (!text.ok) return text;
  return ok<NewScreening>({
    row: {
      id: ports.ids.next('screening'),
      file: file.row.id,
      text: text.value,
      findings: findings.value,
      ruleSets: [...ruleSetReferences(ruleSets)],
    },
    findings: [...screened.own, ...screened.across],
    index: 'text' in file ? { file: file.row, words: indexOf(context, file, screened) } : null,
  });
}

function indexOf(
  context: EngineContext,
  { row, text }: { readonly row: FileRow; readonly text: ExtractedText },
  { own, across, sketch = null }: Screened,
): FileIndex {
  const parts = hideWords(text.parts, [...own, ...across], context.ruleSets);
  return fileIndex(context, row, { parts, sketch });
}
