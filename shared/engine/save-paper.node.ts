/** Writes a paper into a folder that a person chose, under a name that is not taken, and notes it in the ledger. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '../base/canonical-json.ts';
import type { FileTicket } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { SavedPaper } from '../contract/list-api.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { EngineContext, Event } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';

export interface Paper {
  readonly by: PersonRow;
  readonly action: Event['action'];
  readonly objects: readonly string[];
  /** Facts for the ledger besides digest and size. */
  readonly detail: Readonly<Record<string, JsonValue>>;
  readonly folder: FileTicket;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Failures: `intake.ticket-unknown`, `bundle.target-exists`, `bundle.folder-not-writable`, `ledger.broken`. */
export async function savePaper(context: EngineContext, paper: Paper): Promise<Result<SavedPaper>> {
  const { by, action, objects, fileName } = paper;
  const folder = context.wiring.pathOfTicket(paper.folder);
  if (folder === null) return fail('intake.ticket-unknown', {});
  const { brokenAt } = context.store;
  if (brokenAt !== null) return fail('ledger.broken', { number: brokenAt });
  const written = await writeBundleFile(join(folder, fileName), paper.bytes);
  if (!written.ok) return written;
  const { path, bytes, sha256 } = written.value;
  const detail = { ...paper.detail, sha256, bytes };
  const recorded = record(context, { by, action, objects, detail }, () => null);
  if (recorded.ok) return ok({ path, fileName, bytes, sha256 });
  // What the ledger does not know of must not be lying about.
  await rm(path, { force: true });
  return recorded;
}

/** Text that can be part of a file name everywhere. */
export function namePart(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*\s]+/gu, ' ').trim();
  return [...plain].slice(0, 40).join('');
}
