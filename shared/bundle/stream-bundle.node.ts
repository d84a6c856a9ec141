/**
 * Writes a bundle straight from the vault, however large, and lets it have its name only when what lies on the disk has been
 * read back, hashed and verified. Documents are opened and written in one go; their digests are taken from the finished file,
 * so what is compared with the signatures is what will leave, and not what was meant to.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Vault } from '../intake/vault.node.ts';
import type { VerifyContext } from './bag.ts';
import type { WrittenFile } from './bundle-file.node.ts';
import { exists, failureOf, giveName, removeDraft, syncFolder } from './bundle-file.node.ts';
import type { BundlePiece, PartFacts } from './bundle-pieces.ts';
import { bundlePieces, leastBytes } from './bundle-pieces.ts';
import { openSm3 } from './look-into-file.node.ts';
import { bundleLimits } from './manifest.ts';
import type { BundlePlan } from './plan-bundle.ts';
import type { ReadBack } from './read-back.node.ts';
import { startReadBack } from './read-back.node.ts';
import { verifying } from './verify-bundle.ts';
import type { VerifyReport } from './verify-report.ts';

export interface StreamedBundle {
  readonly path: string;
  readonly plan: BundlePlan;
  readonly vault: Pick<Vault, 'stream'>;
  /** What the finished bundle is verified against. */
  readonly context: VerifyContext;
  /** Entry of the thread that hashes files. */
  readonly digestWorker: URL;
}

export interface WrittenBundle extends WrittenFile {
  readonly report: VerifyReport;
}

/**
 * Failures: `bundle.target-exists`, `bundle.folder-not-writable`, `store.disk-full`, `bundle.too-large`, and those of
 * `Vault.stream`; `vault.damaged` also for a document whose digest is not the one approved. After a failure the folder is as it
 * was.
 */
export async function streamBundle(bundle: StreamedBundle): Promise<Result<WrittenBundle>> {
  const { path, plan } = bundle;
  const name = basename(path);
  const tooLarge = sizeFailure(name, leastBytes(plan));
  if (!tooLarge.ok) return tooLarge;
  const draft = join(dirname(path), `.${name}.part`);
  try {
    if (await exists(path)) return fail('bundle.target-exists', { name });
    const written = await writeDraft(draft, bundle);
    if (written.ok) {
      await giveName(draft, path);
      await syncFolder(dirname(path));
    } else await removeDraft(draft);
    return written;
  } catch (error) {
    await removeDraft(draft);
    return failureOf(error, { path, name });
  }
}

function sizeFailure(name: string, bytes: number): Result<null> {
  const { bytes: limit } = bundleLimits;
  return bytes > limit ? fail('bundle.too-large', { name, bytes, limit }) : ok(null);
}

async function writeDraft(draft: string, bundle: StreamedBundle): Promise<Result<WrittenBundle>> {
  const { path, plan, context, digestWorker: worker } = bundle;
  // Only an export that was cut off leaves a draft behind.
  await removeDraft(draft);
  const file = await open(draft, 'wx+');
  const readBack = startReadBack(file, { worker, leastBytes: leastBytes(plan) });
  try {
    const size = await writePieces(file, bundle, readBack);
    if (!size.ok) return size;
    const tooLarge = sizeFailure(basename(path), size.value);
    if (!tooLarge.ok) return tooLarge;
    const [report, sha256] = await Promise.all([
      readBack.look(verifying(size.value, context)),
      readBack.digest(size.value),
      file.sync(),
    ]);
    const changed = changedPart(plan, report);
    if (changed !== null) return fail('vault.damaged', { digest: changed });
    // A bundle that does not verify here verifies nowhere: the program or the disk is at fault, and nothing may go out.
    if (!report.valid)
      throw new Error(`a written bundle that does not verify: ${report.problems.map(({ code }) => code)}`);
    return ok({ path, bytes: size.value, sha256, report });
  } finally {
    await readBack.end();
    await file.close();
  }
}

/** Writes all pieces one behind the other; gives the size. What is written is read back while the next is being written. */
async function writePieces(
  file: FileHandle,
  { plan, vault }: StreamedBundle,
  readBack: ReadBack,
): Promise<Result<number>> {
  const pieces = bundlePieces(plan);
  let at = 0;
  for (let step = pieces.next(); step.done !== true; ) {
    const piece = step.value;
    if (piece.kind === 'part') {
      const part = await writePart(file, { piece, vault, at });
      if (!part.ok) return part;
      readBack.partWritten({ at, length: piece.length, crc32: part.value.crc32 });
      at += piece.length;
      step = pieces.next(part.value);
    } else {
      await writeAll(file, piece.bytes, piece.kind === 'patch' ? piece.at : at);
      if (piece.kind === 'bytes') at += piece.bytes.length;
      // With its header, nothing of what has been written changes any more.
      else readBack.writtenUpTo(at);
      step = pieces.next(null);
    }
  }
  return ok(at);
}

interface PartPlace {
  readonly piece: Extract<BundlePiece, { readonly kind: 'part' }>;
  readonly vault: Pick<Vault, 'stream'>;
  readonly at: number;
}

async function writePart(file: FileHandle, { piece, vault, at }: PartPlace): Promise<Result<PartFacts>> {
  const sm3 = piece.needsSm3 ? openSm3() : null;
  let check = 0;
  let to = at;
  const streamed = await vault.stream(piece.sha256, piece.length, (bytes) => {
    check = crc32(bytes, check);
    sm3?.update(bytes);
    const from = to;
    to += bytes.length;
    return writeAll(file, bytes, from);
  });
  if (!streamed.ok) return streamed;
  if (to !== at + piece.length) return fail('vault.damaged', { digest: piece.sha256 });
  return ok({ crc32: check, sm3: sm3?.hex() ?? null });
}

/** More at once gains nothing, and on ext4 has been seen to cost the system several times as much. */
const writtenAtOnce = 256 * 1024;

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const length = Math.min(writtenAtOnce, bytes.length - done);
    const { bytesWritten } = await file.write(bytes, done, length, at + done);
    done += bytesWritten;
  }
}

/** Digest of a document that is not in the bundle as it was approved, or null. */
function changedPart({ payload }: BundlePlan, { problems }: VerifyReport) {
  const changed = payload.find(({ path }) =>
    problems.some(({ code, file }) => file === path && code === 'statement.subject-differs'),
  );
  return changed?.sha256 ?? null;
}
