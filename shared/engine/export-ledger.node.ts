/** Writes the whole ledger into a folder that another machine can check. */
import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { reportRows } from '../audit/audit-report.ts';
import { noteVerifierKey, readCheckpoint } from '../audit/signed-checkpoint.ts';
import type { ChainWalk } from '../audit/walk-chain.ts';
import { rootOf, startOfChain, walkOn } from '../audit/walk-chain.ts';
import { decodeBase64 } from '../base/base64.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { ExportedLedger } from '../contract/audit-views.ts';
import type { CheckpointRow } from '../store/keep-checkpoint.node.ts';
import { readWorkstationKey } from '../store/keep-checkpoint.node.ts';
import { allEntries, readEntriesAfter, readEntriesBefore } from '../store/read-ledger.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import { auditReportPaper } from './audit-report-paper.ts';
import { writeForm } from './document-writers.node.ts';
import { fillFolder } from './draft-folder.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import type { ExportedFile, ExportManifest } from './ledger-export-form.ts';
import {
  entryLine,
  exportFiles,
  exportSchema,
  furtherFiles,
  manifestText,
  tableHead,
  tableLine,
} from './ledger-export-form.ts';
import { checkpointNow } from './take-checkpoint.node.ts';

type Source = Pick<EngineContext, 'store' | 'ports' | 'wiring'>;

/**
 * Exports what is in the table, also a broken ledger: whoever looks into it needs it most.
 * Failures: those of `fillFolder`.
 */
export function exportLedger(source: Source, folder: string): Promise<Result<ExportedLedger>> {
  return fillFolder(folder, async (draft) => {
    const signed = source.store.brokenAt === null ? checkpointNow(source, 'export') : null;
    const written = await writeEntries(source, draft);
    const report = await writeReport(source, draft, written);
    const proof = signed?.ok === true ? await writeCheckpoint(source, draft, signed.value) : [];
    const manifest = { ...written, files: [...written.files, report, ...proof] };
    await writeText(draft, exportFiles.manifest, [manifestText(manifest)]);
    const { length, head, rootHash } = manifest;
    return ok({ path: folder, folderName: basename(folder), length, head, rootHash });
  });
}

async function writeEntries(source: Source, draft: string): Promise<ExportManifest> {
  const { store, ports, wiring } = source;
  let walk = startOfChain;
  const lines = linesOf(source, (next) => {
    walk = next;
  });
  const entries = await writeText(draft, exportFiles.entries, lines);
  const table = await writeText(draft, exportFiles.table, rowsOf(source));
  return {
    schema: exportSchema,
    program: wiring.programVersion,
    origin: `${readOffice(store.readable)?.code ?? '-'}/${store.workstation}`,
    exportedAt: ports.clock.now(),
    length: walk.tree.size,
    head: walk.head.hash,
    rootHash: rootOf(walk, ports.hash),
    files: [entries, table],
  };
}

/** What an auditor looks at first, to be printed and signed. */
async function writeReport(
  { store, ports }: Source,
  draft: string,
  { origin, length, head, rootHash }: ExportManifest,
): Promise<ExportedFile> {
  const rows = reportRows(allEntries(store.readable));
  const [first] = readEntriesAfter(store.readable, 0, 1);
  const [last] = readEntriesBefore(store.readable, null, 1);
  const facts = { origin, length, head, rootHash, from: first?.at ?? '', until: last?.at ?? '' };
  const bytes = await writeForm(auditReportPaper(rows, facts), ports.clock.now());
  return writeBytes(draft, furtherFiles.report, bytes);
}

/** The signed note, and the key to compare with the one that was told on another way. */
async function writeCheckpoint(
  { store, ports }: Source,
  draft: string,
  { note, keyId }: CheckpointRow,
): Promise<readonly ExportedFile[]> {
  const publicKey = decodeBase64(readWorkstationKey(store.readable, keyId) ?? '') ?? new Uint8Array();
  const key = noteVerifierKey(readCheckpoint(note)?.origin ?? '', publicKey, ports.hash);
  return [
    await writeText(draft, furtherFiles.checkpoint, [note]),
    await writeText(draft, furtherFiles.key, [`${key}\n`]),
  ];
}

async function writeBytes(folder: string, name: string, bytes: Uint8Array): Promise<ExportedFile> {
  await writeFile(join(folder, name), bytes, { flag: 'wx', mode: 0o600 });
  return { name, bytes: bytes.length, sha256: nodeHash.sha256(bytes) };
}

function* linesOf({ store, ports }: Source, keep: (walk: ChainWalk) => void): Generator<string> {
  let walk = startOfChain;
  for (const entry of allEntries(store.readable)) {
    walk = walkOn(walk, entry, ports.hash).walk;
    keep(walk);
    yield `${entryLine(entry)}\n`;
  }
}

function* rowsOf({ store }: Source): Generator<string> {
  yield tableHead;
  for (const entry of allEntries(store.readable)) yield tableLine(entry);
}

/** Small pieces are gathered, or each would be a call of the system. */
const pieceUnits = 64 * 1024;

async function writeText(folder: string, name: string, pieces: Iterable<string>): Promise<ExportedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(join(folder, name), 'wx', 0o600);
  try {
    for (const text of gathered(pieces)) {
      const piece = Buffer.from(text, 'utf8');
      hash.update(piece);
      bytes += piece.length;
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { name, bytes, sha256: brand<Sha256>(hash.digest('hex')) };
}

function* gathered(pieces: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < pieceUnits) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}
