/** What the window is told after an export or a verification. */
import type { Sha256 } from '../base/ids.ts';
import type { VerifyReport } from '../bundle/verify-report.ts';

export interface ExportedBundle {
  /** Full path, for the export card. */
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly trustPath: string;
  /** Verification of the written file, read back from the disk. */
  readonly report: VerifyReport;
}

export interface VerifiedBundle {
  readonly fileName: string;
  readonly report: VerifyReport;
}
