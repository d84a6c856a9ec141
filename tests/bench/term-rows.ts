/**
 * Listed terms against the fastest scanner on npm, and a whole process against ripgrep. Terms are words made of the characters
 * of the text, so that beginnings of terms are everywhere and whole terms now and then; both sides must find as many.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildTermAutomaton } from '../../shared/text/build-term-automaton.ts';
import { fold } from '../../shared/text/fold.ts';
import { findTerms } from '../../shared/text/term-automaton.ts';
import type { Measurement } from './measure.ts';
import { randomTerms, variedText } from './varied-text.ts';

interface Scanner {
  search(text: string): readonly unknown[];
}

/** The package has no types of its own. */
const FastScanner = createRequire(import.meta.url)('fastscan') as new (terms: string[]) => Scanner;

const characters = 7_000_000;
const goals = { speed: 4, folded: 3, build: 1 / 0.6, memory: 1 / 0.7 };

/** More than 20 MB in UTF-8. */
export function termRows(): readonly Measurement[] {
  const text = variedText(characters);
  return [
    ...[1_000, 50_000, 200_000].map((count) => speedRow(text, count)),
    foldedRow(text, 50_000),
    buildRow(50_000),
    memoryRow(50_000),
    processRow(text, 50_000),
  ];
}

function speedRow(text: string, count: number): Measurement {
  const terms = randomTerms(count);
  const automaton = buildTermAutomaton(terms);
  const scanner = new FastScanner([...terms]);
  assertSame(findTerms(automaton, unitsOf(text)).count, scanner.search(text).length);
  return {
    id: `terms-${count / 1_000}k`,
    peer: 'fastscan',
    unit: 'Mchar/s',
    goal: goals.speed,
    amount: text.length / 1e6,
    ours: () => findTerms(automaton, unitsOf(text)),
    theirs: () => scanner.search(text),
  };
}

/** Ours folds the text first; the peer looks at it as it stands. */
function foldedRow(text: string, count: number): Measurement {
  const terms = randomTerms(count);
  const automaton = buildTermAutomaton(terms);
  const scanner = new FastScanner([...terms]);
  const findFolded = () => {
    const { units, length } = fold(text, { breaks: 'keep' });
    return findTerms(automaton, units, length).count;
  };
  assertSame(findFolded(), scanner.search(text).length);
  return {
    id: `terms-${count / 1_000}k-folded`,
    peer: 'fastscan',
    unit: 'Mchar/s',
    goal: goals.folded,
    amount: text.length / 1e6,
    ours: findFolded,
    theirs: () => scanner.search(text),
  };
}

function buildRow(count: number): Measurement {
  const terms = randomTerms(count);
  return {
    id: `terms-${count / 1_000}k-build`,
    peer: 'fastscan',
    unit: 'builds/s',
    goal: goals.build,
    amount: 1,
    ours: () => buildTermAutomaton(terms),
    theirs: () => new FastScanner([...terms]),
  };
}

/** Bytes kept, as a share: both sides report, nobody is timed. */
function memoryRow(count: number): Measurement {
  const terms = randomTerms(count);
  return {
    id: `terms-${count / 1_000}k-memory`,
    peer: 'fastscan',
    unit: '1/MB',
    goal: goals.memory,
    amount: 1,
    value: {
      ours: 1e6 / buildTermAutomaton(terms).buffer.byteLength,
      theirs: 1e6 / bytesKept(() => new FastScanner([...terms])),
    },
    ours: () => undefined,
    theirs: () => undefined,
  };
}

/** Growth of the heap while what was made is held. */
function bytesKept(make: () => unknown): number {
  const before = process.memoryUsage().heapUsed;
  const held = make();
  const after = process.memoryUsage().heapUsed;
  if (held === undefined) throw new Error('nothing was made');
  return Math.max(1, after - before);
}

function processRow(text: string, count: number): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
  const [textFile, termFile] = [join(folder, 'text.txt'), join(folder, 'terms.txt')];
  writeFileSync(textFile, text);
  writeFileSync(termFile, `${randomTerms(count).join('\n')}\n`);
  const script = fileURLToPath(new URL('./scan-file.ts', import.meta.url));
  const hasPeer = spawnSync('rg', ['--version']).status === 0;
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { maxBuffer: 2 ** 30 });
  return {
    id: `terms-${count / 1_000}k-process`,
    peer: hasPeer ? 'rg' : 'rg (not installed)',
    unit: 'MB/s',
    goal: 1,
    amount: Buffer.byteLength(text) / 1e6,
    ours: () => run(process.execPath, script, termFile, textFile),
    theirs: () => (hasPeer ? run('rg', '-oFf', termFile, textFile) : undefined),
    hasPeer,
  };
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < units.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}

function assertSame(ours: number, theirs: number): void {
  if (ours !== theirs) throw new Error(`counts differ: ${ours} and ${theirs}`);
}
