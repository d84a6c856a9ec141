/** Checks an exported ledger on any machine: needs no office, no database and no account. */
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportProblem, ExportProblemKind } from '../audit/ledger-export-problem.ts';
import { chainProblem } from '../audit/ledger-export-problem.ts';
import { isSignedCheckpoint, parseVerifierKey, readCheckpoint } from '../audit/signed-checkpoint.ts';
import type { ChainWalk } from '../audit/walk-chain.ts';
import { rootOf, startOfChain, walkOn } from '../audit/walk-chain.ts';
import { encodeBase64 } from '../base/base64.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { LedgerExportReport } from '../contract/audit-views.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import type { ExportManifest } from './ledger-export-form.ts';
import {
  exportFiles,
  furtherFiles,
  manifestText,
  parseEntryLine,
  parseManifest,
  tableHead,
  tableLine,
} from './ledger-export-form.ts';
import type { ReadFile } from './read-lines.node.ts';
import { readLines } from './read-lines.node.ts';

/**
 * Checks a folder, or the entries alone where only those were handed on.
 * @param path folder, its manifest, or a file of entries
 * Failure: `intake.not-found`. An export that does not hold is no failure but a report.
 */
export async function verifyLedgerExport(path: string): Promise<Result<LedgerExportReport>> {
  const kind = await kindOf(path);
  if (kind === null) return fail('intake.not-found', { name: basename(path) });
  if (kind === 'folder') return ok(await verifyFolder(path));
  if (basename(path) === exportFiles.manifest) return ok(await verifyFolder(dirname(path)));
  const { walk, problems } = await readEntries(path);
  return ok(reportOf({ walk, manifest: null, problems }));
}

/** Tells whether a folder looks like an exported ledger, so that it is not taken for a workspace. */
export async function isLedgerExport(path: string): Promise<boolean> {
  const kind = await kindOf(path);
  return (
    kind === 'file' || (kind === 'folder' && (await kindOf(join(path, exportFiles.manifest))) === 'file')
  );
}

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

async function verifyFolder(folder: string): Promise<LedgerExportReport> {
  const manifest = await readManifest(folder);
  const entries = await readEntries(join(folder, exportFiles.entries));
  const table = await readLines(join(folder, exportFiles.table), () => undefined);
  const found = new Map<string, ReadFile | null>([
    [exportFiles.entries, entries.file],
    [exportFiles.table as string, table],
  ]);
  for (const name of Object.values(furtherFiles)) {
    const file = await readLines(join(folder, name), () => undefined);
    const isListed = manifest?.files.some((each) => each.name === name) === true;
    if (file !== null || isListed) found.set(name, file);
  }
  const tableDiffers = table !== null && entries.table !== null && table.sha256 !== entries.table;
  const problems = [
    ...(manifest === null ? [problem(exportFiles.manifest, 'manifest.unreadable')] : []),
    ...(await strangers(folder)),
    ...fileProblems(found, manifest),
    ...entries.problems,
    ...(tableDiffers ? [problem(exportFiles.table, 'table.differs')] : []),
    ...(manifest === null ? [] : sumProblems(entries.walk, manifest)),
    ...(found.get(furtherFiles.checkpoint) ? await checkpointProblems(folder, entries.walk) : []),
  ];
  return reportOf({ walk: entries.walk, manifest, problems });
}

async function readManifest(folder: string): Promise<ExportManifest | null> {
  const lines: (string | null)[] = [];
  await readLines(join(folder, exportFiles.manifest), (line) => {
    if (lines.length < 100) lines.push(line);
  });
  if (lines.includes(null)) return null;
  const text = lines.map((line) => `${line}\n`).join('');
  const manifest = parseManifest(text);
  // One way of writing it: what another program might read otherwise is no manifest.
  return manifest !== null && manifestText(manifest) === text ? manifest : null;
}

/** What nobody vouches for must not lie among what somebody does. */
async function strangers(folder: string): Promise<readonly ExportProblem[]> {
  const known = new Set<string>([...Object.values(exportFiles), ...Object.values(furtherFiles)]);
  const names = (await readdir(folder)).filter((name) => !known.has(name));
  return names.sort().map((name) => problem(name, 'file.extra'));
}

function fileProblems(
  found: ReadonlyMap<string, ReadFile | null>,
  manifest: ExportManifest | null,
): readonly ExportProblem[] {
  const missing = [...found]
    .filter(([, file]) => file === null)
    .map(([name]) => problem(name, 'file.missing'));
  if (manifest === null) return missing;
  const differing = [...found].filter(([name, file]) => {
    const listed = manifest.files.filter((each) => each.name === name);
    const [told] = listed;
    return (
      file !== null && (listed.length !== 1 || told?.sha256 !== file.sha256 || told.bytes !== file.bytes)
    );
  });
  const unknown = manifest.files.filter(({ name }) => !found.has(name));
  return [
    ...missing,
    ...differing.map(([name]) => problem(name, 'file.differs')),
    ...unknown.map(({ name }) => problem(name, 'file.missing')),
  ];
}

interface ReadEntries {
  readonly file: ReadFile | null;
  readonly walk: ChainWalk;
  /** Digest that the table of these entries has; null when not every line could be read. */
  readonly table: string | null;
  readonly problems: readonly ExportProblem[];
}

async function readEntries(path: string): Promise<ReadEntries> {
  const name = basename(path);
  const problems: ExportProblem[] = [];
  const table = createHash('sha256').update(tableHead);
  let walk = startOfChain;
  let line = 0;
  let unreadable = 0;
  const file = await readLines(path, (untrustedLine) => {
    line += 1;
    const parsed = parseEntryLine(untrustedLine ?? '');
    if (!parsed.ok) {
      unreadable += 1;
      problems.push({
        file: name,
        line,
        what: parsed.why === 'form' ? 'entry.unreadable' : 'entry.not-exact',
      });
      return;
    }
    const step = walkOn(walk, parsed.entry, nodeHash);
    walk = step.walk;
    if (step.fault !== null) problems.push({ file: name, line, what: chainProblem(step.fault) });
    table.update(tableLine(parsed.entry));
  });
  return { file, walk, table: unreadable === 0 ? table.digest('hex') : null, problems };
}

function sumProblems(walk: ChainWalk, manifest: ExportManifest): readonly ExportProblem[] {
  const differing: readonly (readonly [boolean, ExportProblemKind])[] = [
    [walk.tree.size !== manifest.length, 'length.differs'],
    [walk.head.hash !== manifest.head, 'head.differs'],
    [rootOf(walk, nodeHash) !== manifest.rootHash, 'root.differs'],
  ];
  return differing.filter(([differs]) => differs).map(([, what]) => problem(exportFiles.manifest, what));
}

/** The note speaks of exactly these entries, and is signed by the key that lies beside it. */
async function checkpointProblems(folder: string, walk: ChainWalk): Promise<readonly ExportProblem[]> {
  const note = await shortText(join(folder, furtherFiles.checkpoint));
  const key = parseVerifierKey((await shortText(join(folder, furtherFiles.key))).trimEnd(), nodeHash);
  const told = readCheckpoint(note);
  const isOfThese = told?.size === walk.tree.size && told.rootHash === rootOf(walk, nodeHash);
  const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verifySignature({ algorithm: 'ed25519', publicKey: encodeBase64(publicKey) }, message, signature);
  const isSigned =
    key !== null &&
    key.name === told?.origin &&
    isSignedCheckpoint(note, key.publicKey, { hash: nodeHash, verify });
  return [
    ...(isOfThese ? [] : [problem(furtherFiles.checkpoint, 'checkpoint.differs')]),
    ...(isSigned ? [] : [problem(furtherFiles.checkpoint, 'checkpoint.unsigned')]),
  ];
}

/** Text of a small file; empty for anything else. */
async function shortText(path: string): Promise<string> {
  const lines: string[] = [];
  await readLines(path, (line) => {
    if (line !== null && lines.length < 10) lines.push(`${line}\n`);
  });
  return lines.join('');
}

function problem(file: string, what: ExportProblemKind): ExportProblem {
  return { file, line: null, what };
}

function reportOf(read: {
  readonly walk: ChainWalk;
  readonly manifest: ExportManifest | null;
  readonly problems: readonly ExportProblem[];
}): LedgerExportReport {
  const { walk, manifest, problems } = read;
  return {
    whole: problems.length === 0,
    hasManifest: manifest !== null,
    origin: manifest?.origin ?? null,
    exportedAt: manifest?.exportedAt ?? null,
    length: walk.tree.size,
    head: walk.head.hash,
    rootHash: rootOf(walk, nodeHash),
    problems,
  };
}
