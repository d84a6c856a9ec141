/** A file as it was handed in: never changed afterwards, known by the digest of its bytes. */
import type { Sha256 } from '../base/ids.ts';
import type { FileType } from './file-type.ts';

export interface SourceFile {
  /** Name as given, without any folder. */
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  /** What the first bytes say, whatever the name's ending claims. */
  readonly type: FileType;
}
