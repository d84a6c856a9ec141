/**
 * The bytes of a bundle in the order in which they are written. What is released comes from the vault and is never held: its
 * check value is known only when it has been written, so the header in front of it is written anew then.
 */
import type { Sha256 } from '../base/ids.ts';
import { crc32 } from '../intake/crc32.ts';
import { sm3Hex } from '../signoff/sm3.ts';
import type { BundlePlan, PayloadFile } from './plan-bundle.ts';
import type { ZipEntryFacts } from './zip-layout.ts';
import { centralHeader, endRecord, largestOffset, localHeader } from './zip-layout.ts';

/** `part`: a released document, whose bytes come next. `patch`: bytes that take the place of some written before. */
export type BundlePiece =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'part'; readonly sha256: Sha256; readonly length: number; readonly needsSm3: boolean }
  | { readonly kind: 'patch'; readonly at: number; readonly bytes: Uint8Array };

/** What writing a part has shown; for other pieces nothing is asked. */
export interface PartFacts {
  readonly crc32: number;
  /** Null unless it was asked for. */
  readonly sm3: string | null;
}

/** Pieces of a bundle; the answer to each `part` is what its bytes came to. */
export function* bundlePieces(plan: BundlePlan): Generator<BundlePiece, void, PartFacts | null> {
  const directory: Uint8Array[] = [];
  const sm3 = new Map<string, string>();
  let offset = 0;
  function* whole(path: string, bytes: Uint8Array): Generator<BundlePiece, void, PartFacts | null> {
    const facts = { path: `${plan.folder}/${path}`, crc32: crc32(bytes), bytes: bytes.length };
    yield { kind: 'bytes', bytes: localHeader(facts) };
    yield { kind: 'bytes', bytes };
    close(facts);
  }
  function* part(file: PayloadFile): Generator<BundlePiece, void, PartFacts | null> {
    const { path, sha256, length } = file;
    const facts = { path: `${plan.folder}/${path}`, crc32: 0, bytes: length };
    yield { kind: 'bytes', bytes: localHeader(facts) };
    const written = yield { kind: 'part', sha256, length, needsSm3: plan.needsSm3 };
    if (written === null) throw new Error('a part that nobody wrote');
    if (written.sm3 !== null) sm3.set(path, written.sm3);
    const known = { ...facts, crc32: written.crc32 };
    yield { kind: 'patch', at: offset, bytes: localHeader(known) };
    close(known);
  }
  const close = (facts: ZipEntryFacts): void => {
    directory.push(centralHeader(facts, offset));
    offset += localHeader(facts).length + facts.bytes;
  };
  for (const { path, bytes } of plan.head) yield* whole(path, bytes);
  for (const file of plan.payload) {
    if (file.bytes === null) yield* part(file);
    else {
      if (plan.needsSm3) sm3.set(file.path, sm3Hex(file.bytes));
      yield* whole(file.path, file.bytes);
    }
  }
  for (const { path, bytes } of plan.tail((path) => sm3.get(path) ?? '')) yield* whole(path, bytes);
  const length = directory.reduce((sum, header) => sum + header.length, 0);
  if (offset + length > largestOffset || directory.length > 0xfffe)
    throw new RangeError('too large for this ZIP');
  for (const header of directory) yield { kind: 'bytes', bytes: header };
  yield { kind: 'bytes', bytes: endRecord(directory.length, length, offset) };
}

/** Bytes that a bundle of this plan has at least: more than its documents have together. */
export function leastBytes(plan: BundlePlan): number {
  return plan.payload.reduce((sum, { length }) => sum + length, 0);
}
