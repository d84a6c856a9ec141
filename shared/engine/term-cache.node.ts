/**
 * Automata of long term lists, kept in a folder so that the next start need not build them. A file holds terms of rule sets and
 * nothing of any document; its name and its digest are those of the terms, so that a list that changed has another file, and a
 * file that was damaged, cut or written by another version is built anew and replaced.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { nodeHash } from '../base/hash.node.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { buildTermAutomaton } from '../text/build-term-automaton.ts';
import type { TermAutomaton } from '../text/term-automaton.ts';
import { readTermAutomaton, writeTermAutomaton } from '../text/term-automaton-file.ts';

export interface TermCache {
  /** The automaton of a list in shared memory: read where a sound file is there, else built and kept. */
  build(terms: readonly string[]): TermAutomaton;
  /** What was done so far, for the log. */
  counts(): TermCacheCounts;
}

export interface TermCacheCounts {
  readonly read: number;
  readonly built: number;
  /** Files that could not be written; the search goes on without them. */
  readonly notKept: number;
}

/** Below this a list is built as fast as its file is read. */
const fewestTerms = 5_000;
/** An office has one list or two; files of earlier versions go. */
const mostFiles = 8;
const fileName = /^terms-[0-9a-f]{32}\.bin$/u;

/** @param folder null: nothing is kept */
export function openTermCache(folder: string | null): TermCache {
  const counts = { read: 0, built: 0, notKept: 0 };
  return {
    build(terms) {
      if (folder === null || terms.length < fewestTerms) {
        counts.built += 1;
        return buildTermAutomaton(terms, { shared: true });
      }
      const source = nodeHash.sha256(encodeUtf8(terms.join('\0')));
      const path = join(folder, `terms-${source.slice(0, 32)}.bin`);
      const known = readKept(path, source);
      if (known !== null) {
        counts.read += 1;
        return known;
      }
      const automaton = buildTermAutomaton(terms, { shared: true });
      counts.built += 1;
      if (!keep(folder, path, writeTermAutomaton(automaton, { hash: nodeHash, source }))) counts.notKept += 1;
      return automaton;
    },
    counts: () => ({ ...counts }),
  };
}

/** Null for a file that is not there, cannot be read, or is not what was written for these terms. */
function readKept(path: string, source: string): TermAutomaton | null {
  let untrustedBytes: Uint8Array;
  try {
    untrustedBytes = readFileSync(path);
  } catch {
    // Whatever the reason, the list itself is at hand.
    return null;
  }
  return readTermAutomaton(untrustedBytes, { hash: nodeHash, source, shared: true });
}

/** Whole or not at all: a process that ends in between leaves no file of that name. False where it could not be written. */
function keep(folder: string, path: string, bytes: Uint8Array): boolean {
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, path);
    dropOldest(folder);
    return true;
  } catch {
    // A full disk or a folder without the right to write costs time at the next start, nothing else.
    if (existsSync(draft)) rmSync(draft);
    return false;
  }
}

function dropOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => fileName.test(name))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(mostFiles)) rmSync(path, { force: true });
}
