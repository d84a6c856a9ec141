/** Opens a ZIP container for a reader: every entry within the file's budget, everything odd about it noted. */
import { displayName } from '../../intake/display-name.ts';
import { inflateEntry } from '../../intake/inflate-entry.ts';
import { readZipDirectory, type ZipDirectory, type ZipEntry } from '../../intake/zip-directory.ts';
import type { Collector } from '../collector.ts';
import type { ReadContext } from '../reader.ts';
import { stop } from '../stop.ts';

export interface OpenZip {
  readonly entries: readonly ZipEntry[];
  readonly comment: Uint8Array;
  /** Content of an entry; null when it could not be read, which has been noted under its name. */
  read(entry: ZipEntry): Uint8Array | null;
}

/** Stops with `damaged` or `over-limit` when the container as a whole cannot be trusted. */
export function openZip(
  bytes: Uint8Array,
  collector: Collector,
  context: Pick<ReadContext, 'limits' | 'budget'>,
): OpenZip {
  const reading = readZipDirectory(bytes, context.budget.entries);
  if (!reading.ok) {
    stop(
      reading.reason === 'too-many-entries' ? 'over-limit' : 'damaged',
      reading.reason === 'damaged' ? 'zip' : 'entries',
    );
  }
  const { directory } = reading;
  if (directory.overlapping) stop('damaged', 'zip-overlap');
  context.budget.entries -= directory.entries.length;
  noteOddities(directory, collector);
  return {
    entries: directory.entries,
    comment: directory.comment,
    read(entry) {
      const inflated = inflateEntry(bytes, entry, context.limits);
      if (!inflated.ok) {
        collector.skip(entryPath(entry.name), inflated.reason);
        return null;
      }
      context.budget.inflatedBytes -= inflated.bytes.length;
      if (context.budget.inflatedBytes < 0) stop('over-limit', 'inflatedBytes');
      return inflated.bytes;
    },
  };
}

/** Name of an entry as it may stand in a path: nothing unseen, and no `!`, which separates containers. */
export function entryPath(name: string): string {
  return displayName(name).replaceAll('!', '！');
}

function noteOddities(directory: ZipDirectory, collector: Collector): void {
  for (const name of directory.orphans) noteOrphan(name, collector);
  for (const entry of directory.entries) {
    if (entry.contradicted) collector.fact({ kind: 'zip.orphan-entry', path: entryPath(entry.name) });
  }
  const seen = new Set<string>();
  for (const { name } of directory.entries) {
    const folded = name.normalize('NFC').toLowerCase().replaceAll('\\', '/');
    if (seen.has(folded)) noteOrphan(name, collector);
    seen.add(folded);
  }
  if (directory.strayBytes > 0) {
    collector.fact({ kind: 'zip.trailing-data', path: '', count: directory.strayBytes });
    collector.skip('(trailing-data)', 'unknown-part');
  }
}

function noteOrphan(name: string, collector: Collector): void {
  collector.fact({ kind: 'zip.orphan-entry', path: entryPath(name) });
  collector.skip(entryPath(name), 'unknown-part');
}
