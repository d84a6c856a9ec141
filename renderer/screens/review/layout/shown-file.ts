/** What every way of showing a file is given. */
import type { FindingId } from '../../../../shared/base/ids.ts';
import type { DrawnType } from '../../../../shared/contract/viewing-api.ts';
import type { TextPart } from '../../../../shared/extraction/extracted-text.ts';
import type { NumberedFinding } from '../numbered-findings.ts';

export interface ShownFile {
  readonly parts: readonly TextPart[];
  /** Findings of this file. */
  readonly findings: readonly NumberedFinding[];
  readonly active: NumberedFinding | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

export interface LayoutProps extends ShownFile {
  readonly type: DrawnType;
  readonly bytes: Uint8Array;
  /** Ids of findings whose words are covered until somebody asks. */
  readonly covered: ReadonlySet<string>;
}
