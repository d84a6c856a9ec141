/** Whether a workspace is whole: asked by the command line, without anybody's account, and answered without any content. */
import type { Sha256 } from '../base/ids.ts';
import type { LedgerReport } from '../contract/audit-views.ts';
import type { OfficeStatus } from '../contract/office-views.ts';
import { readDossiers } from '../store/read-dossiers.node.ts';
import { readVaultDigests } from '../store/read-screenings.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { officeStatus } from './office-cases.node.ts';
import { verifyLedger } from './verify-ledger.node.ts';

export interface WorkspaceInspection {
  readonly status: OfficeStatus;
  /** Number of releases, whatever their state. */
  readonly dossiers: number;
  readonly ledger: LedgerReport;
  readonly vault: {
    /** Objects that the database names. */
    readonly objects: number;
    /** Those of them that are gone or are not what they were. */
    readonly missing: readonly Sha256[];
    readonly damaged: readonly Sha256[];
    /** Sealed ones that are undamaged, and whose content nobody could look at without a sign-in. */
    readonly unproven: number;
  };
  readonly isWhole: boolean;
}

export async function inspectWorkspace(context: EngineContext): Promise<WorkspaceInspection> {
  const digests = readVaultDigests(context.store.readable);
  const missing: Sha256[] = [];
  const damaged: Sha256[] = [];
  let unproven = 0;
  for (const digest of digests) {
    const stored = await context.vault.check(digest);
    if (stored.ok && stored.value === 'unproven') unproven += 1;
    if (!stored.ok) (stored.failure.code === 'vault.missing' ? missing : damaged).push(digest);
  }
  const ledger = verifyLedger(context);
  return {
    status: officeStatus(context),
    dossiers: readDossiers(context.store.readable).length,
    ledger,
    vault: { objects: digests.length, missing, damaged, unproven },
    isWhole: ledger.whole && missing.length === 0 && damaged.length === 0,
  };
}
