/** What every reader of an old Office file is given: the storage it lies in and where its findings go. */
import type { Collector } from '../collector.ts';
import type { ReadContext } from '../reader.ts';
import type { Storage } from './storage.ts';

export type OldFormat = 'doc' | 'xls' | 'ppt';

export interface OfficeFile {
  readonly format: OldFormat;
  readonly storage: Storage;
  readonly collector: Collector;
  readonly context: ReadContext;
  /** Reads an object kept in a storage of this file, whatever it is, and adds what it holds under `path`. */
  readonly openObject: (storage: Storage, path: string) => Promise<void>;
}

/** Reads the format's own streams; gives the number of sheets or slides where the format has them. */
export type OfficeStreamReader = (file: OfficeFile) => Promise<number | undefined>;
