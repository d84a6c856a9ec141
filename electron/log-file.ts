/**
 * Technical log in the data folder: one JSON object a line. Of an error only class, code and stack frames are kept: its
 * message may quote what was being read.
 */
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../shared/base/ports.ts';

/** A log that has grown beyond this is put aside at the next start; one old one is kept. */
const largestLogBytes = 5_000_000;

/**
 * Opens a log for one process. A folder that cannot be written must not stop the program: lines then go to standard error.
 * @param name file name without ending, one for each process
 */
export function openLogFile(folder: string, name: string): Log {
  const file = join(folder, `${name}.log`);
  const write = isWritable(folder, file)
    ? (line: string) => appendFileSync(file, line)
    : (line: string) => process.stderr.write(line);
  return {
    info: (event, facts = {}) => write(toLine({ level: 'info', event, ...facts })),
    error: (event, error, facts = {}) =>
      write(toLine({ level: 'error', event, ...facts, ...describeError(error) })),
  };
}

export interface ErrorFacts {
  readonly error?: string;
  readonly code?: string;
  readonly stack?: readonly string[];
}

/** What may be kept of an error: class, code, and where it was thrown. Nothing is known of null. */
export function describeError(error: unknown): ErrorFacts {
  if (error === null) return {};
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.name, ...code, stack: frames.map((frame) => frame.trim()) };
}

function toLine(record: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ at: new Date().toISOString(), ...record })}\n`;
}

function isWritable(folder: string, file: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    if (existsSync(file) && statSync(file).size > largestLogBytes) renameSync(file, `${file}.old`);
    appendFileSync(file, '');
    return true;
  } catch {
    return false;
  }
}
