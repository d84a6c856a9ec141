/** Headless cleaning: one file in, a new file out, nothing else kept. A file that looks classified gives no copy. */
import { dirname } from 'node:path';
import type { Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { exists, writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { CleanedFile, CleaningPlan } from '../cleaning/cleaning-plan.ts';
import { displayName } from '../intake/display-name.ts';
import { readSource } from '../intake/read-source.node.ts';
import { standardMaskPolicy } from '../screening/mask-policy.ts';
import { looksClassified } from '../screening/screen.ts';
import type { CheckSettings } from './check-files.node.ts';
import type { ScreenedText } from './check-worker.node.ts';
import type { Cleaner } from './cleaner.node.ts';
import { maskProposals } from './hidden-view.ts';

export interface CleaningOrder {
  readonly path: string;
  readonly out: string;
  readonly kinds: CleaningPlan['kinds'];
  readonly changes: CleaningPlan['changes'];
  readonly maskPersonal: boolean;
}

export interface CleanedCopy extends Omit<CleanedFile, 'bytes'> {
  readonly before: Sha256;
  readonly after: Sha256;
  readonly bytes: number;
  readonly notInspected: readonly { readonly place: string; readonly reason: string }[];
}

/**
 * Failures: those of `readSource`, the extractor and `cleanFile`, `intake.looks-classified`, `cleaning.target-exists`,
 * `cleaning.folder-not-writable`, `store.disk-full`. After a failure there is no new file.
 */
export async function cleanForFile(
  order: CleaningOrder,
  settings: Pick<CheckSettings, 'checker' | 'ruleSets' | 'hash'>,
  cleaner: Cleaner,
): Promise<Result<CleanedCopy>> {
  const name = displayName(order.out.slice(dirname(order.out).length).replace(/^[\\/]/, '') || order.out);
  if (await exists(order.out).catch(() => false)) return fail('cleaning.target-exists', { name });
  const source = await readSource(order.path);
  if (!source.ok) return source;
  const screened = await screenedUnlessClassified(source.value, settings);
  if (!screened.ok) return screened;
  const { text, findings } = screened.value;
  // Outside of a workspace there is no office whose policy could hold.
  const styles = { ruleSets: settings.ruleSets, policy: standardMaskPolicy };
  const masks = order.maskPersonal ? maskProposals(text, findings, styles) : [];
  const plan: CleaningPlan = { kinds: order.kinds, changes: order.changes, masks };
  const cleaned = await cleaner.clean({ ...source.value, plan });
  if (!cleaned.ok) return cleaned;
  const again = await screenedUnlessClassified(
    { bytes: cleaned.value.bytes, name: source.value.name },
    settings,
  );
  if (!again.ok) return again;
  const written = await writeBundleFile(order.out, cleaned.value.bytes);
  if (!written.ok) return { ok: false, failure: ownFailure(written.failure, name) };
  const { bytes, ...facts } = cleaned.value;
  return ok({
    ...facts,
    before: settings.hash.sha256(source.value.bytes),
    after: written.value.sha256,
    bytes: bytes.length,
    notInspected: again.value.text.notInspected.map(({ path, reason }) => ({ place: path, reason })),
  });
}

async function screenedUnlessClassified(
  input: { readonly bytes: Uint8Array; readonly name: string },
  { checker, ruleSets }: Pick<CheckSettings, 'checker' | 'ruleSets'>,
): Promise<Result<ScreenedText>> {
  const screened = await checker.extract(input);
  if (!screened.ok) return screened;
  const marks = looksClassified(screened.value.findings, ruleSets);
  if (marks.length === 0) return screened;
  const rules = [...new Set(marks.map(({ rule }) => rule))].sort().join(', ');
  return fail('intake.looks-classified', { rules });
}

type WriteFailure = Extract<Awaited<ReturnType<typeof writeBundleFile>>, { readonly ok: false }>['failure'];

/** The writer speaks of bundles; here it is a copy. */
function ownFailure(failure: WriteFailure, name: string): WriteFailure {
  if (failure.code === 'bundle.target-exists') return { code: 'cleaning.target-exists', params: { name } };
  if (failure.code === 'bundle.folder-not-writable') {
    return { code: 'cleaning.folder-not-writable', params: { name } };
  }
  return failure;
}
