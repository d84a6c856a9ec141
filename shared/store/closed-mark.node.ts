/**
 * What the database file looked like when the program last let go of it in good order. Where it looks the same at the next
 * opening, it need not be read from end to end before anybody can sign in; that reading grows with the years of an office.
 *
 * The mark goes as soon as the file is opened for writing, so that a crash leaves none, and it counts for a week: what a failing
 * disk does to a file that nobody touched is found then at the latest, and by `workspace check` at any time.
 */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const markName = 'office.closed.json';
const weekMs = 7 * 24 * 60 * 60 * 1_000;

const closedMark = z.strictObject({
  bytes: z.int(),
  modifiedMs: z.number(),
  /** When the file was last read from end to end, ISO 8601. */
  checkedAt: z.string(),
});

export type ClosedMark = z.infer<typeof closedMark>;

/** The mark of a database that nobody has touched since, or null. */
export function readClosedMark(folder: string, path: string, now: string): ClosedMark | null {
  const mark = parseMark(join(folder, markName));
  if (mark === null || hasLog(path)) return null;
  const { size, mtimeMs } = statSync(path);
  const age = Date.parse(now) - Date.parse(mark.checkedAt);
  const isFresh = age >= 0 && age < weekMs;
  return isFresh && size === mark.bytes && mtimeMs === mark.modifiedMs ? mark : null;
}

export function dropClosedMark(folder: string): void {
  rmSync(join(folder, markName), { force: true });
}

/** @param path of the database, closed by now */
export function writeClosedMark(folder: string, path: string, checkedAt: string): void {
  if (hasLog(path)) return;
  const { size, mtimeMs } = statSync(path);
  const mark: ClosedMark = { bytes: size, modifiedMs: mtimeMs, checkedAt };
  writeFileSync(join(folder, markName), JSON.stringify(mark), { mode: 0o600 });
}

/** Changes that are not in the file yet: whoever wrote last did not close it. */
function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** A mark that cannot be read is none. */
function parseMark(path: string): ClosedMark | null {
  try {
    const mark = closedMark.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return mark.success ? mark.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
