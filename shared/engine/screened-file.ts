/** A file as a dry run sees it. */
import type { TextPart } from '../extraction/extracted-text.ts';
import type { Finding } from '../screening/finding.ts';

export interface ScreenedFile {
  readonly parts: readonly TextPart[];
  /** Of a refused file its marks alone. */
  readonly findings: readonly Finding[];
  readonly refused: boolean;
}
