/**
 * Listed terms against the fastest scanner on npm and a common one, and a whole process against ripgrep. Terms are words made of the characters
 * of the text, so that beginnings of terms are everywhere and whole terms now and then; both sides must find as many.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AhoCorasick } from '@monyone/aho-corasick';
import { buildTermAutomaton } from '../../shared/text/build-term-automaton.ts';
import { fold } from '../../shared/text/fold.ts';
import { findTerms } from '../../shared/text/term-automaton.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';
import { randomTerms, variedText } from './varied-text.ts';

interface Scanner {
  search(text: string): readonly unknown[];
}

/** The package has no types of its own. */
const FastScanner = createRequire(import.meta.url)('fastscan') as new (terms: string[]) => Scanner;

const characters = 7_000_000;
const goals = { speed: 4, folded: 3, build: 1 / 0.6, memory: 1 / 0.7 };

const row = (id: string, prepare: Prepared['prepare']): Prepared => ({ id, prepare });

export const termRows: readonly Prepared[] = [
  ...[1, 50, 200].map((k) => row(`terms-${k}k`, () => speedRow(k * 1_000, fastscan))),
  row('terms-50k-aho', () => speedRow(50_000, ahoCorasick)),
  row('terms-50k-folded', () => foldedRow(50_000)),
  ...[50, 200].flatMap((k) => [
    row(`terms-${k}k-build`, () => buildRow(k * 1_000)),
    row(`terms-${k}k-memory`, () => memoryRow(k * 1_000)),
  ]),
  row('terms-50k-process', () => processRow(50_000)),
  row('terms-10x-text', tenfoldRow),
];

/** More than 20 MB in UTF-8. */
const text = () => variedText(characters);

interface Peer {
  readonly name: string;
  /** Added to the name of the row. */
  readonly suffix: string;
  prepare(terms: readonly string[]): (text: string) => number;
}

const fastscan: Peer = {
  name: 'fastscan',
  suffix: '',
  prepare(terms) {
    const scanner = new FastScanner([...terms]);
    return (searched) => scanner.search(searched).length;
  },
};

const ahoCorasick: Peer = {
  name: '@monyone/aho-corasick',
  suffix: '-aho',
  prepare(terms) {
    const scanner = new AhoCorasick([...terms]);
    return (searched) => scanner.matchInText(searched).length;
  },
};

function speedRow(count: number, { name, suffix, prepare }: Peer): Measurement {
  const searched = text();
  const terms = randomTerms(count);
  const automaton = buildTermAutomaton(terms);
  const find = prepare(terms);
  assertSame(findTerms(automaton, unitsOf(searched)).count, find(searched));
  return {
    id: `terms-${count / 1_000}k${suffix}`,
    peer: name,
    unit: 'Mchar/s',
    goal: goals.speed,
    amount: searched.length / 1e6,
    ours: () => findTerms(automaton, unitsOf(searched)),
    theirs: () => find(searched),
  };
}

/** As much text on both sides: in one piece, and in ten. */
function tenfoldRow(): Measurement {
  const searched = unitsOf(text());
  const tenth = searched.length / 10;
  const automaton = buildTermAutomaton(randomTerms(50_000));
  const tenths = Array.from({ length: 10 }, (_, index) => searched.slice(index * tenth, (index + 1) * tenth));
  return {
    id: 'terms-10x-text',
    peer: 'a tenth of it, ten times',
    unit: 'Mchar/s',
    goal: 10 / 11,
    amount: searched.length / 1e6,
    ours: () => findTerms(automaton, searched),
    theirs: () => tenths.map((units) => findTerms(automaton, units)),
  };
}

/** Ours folds the text first; the peer looks at it as it stands. */
function foldedRow(count: number): Measurement {
  const searched = text();
  const terms = randomTerms(count);
  const automaton = buildTermAutomaton(terms);
  const scanner = new FastScanner([...terms]);
  const findFolded = () => {
    const { units, length } = fold(searched, { breaks: 'keep' });
    return findTerms(automaton, units, length).count;
  };
  assertSame(findFolded(), scanner.search(searched).length);
  return {
    id: `terms-${count / 1_000}k-folded`,
    peer: 'fastscan',
    unit: 'Mchar/s',
    goal: goals.folded,
    amount: searched.length / 1e6,
    ours: findFolded,
    theirs: () => scanner.search(searched),
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

/** Both print every match with its term; the numbers of lines must be the same. */
function processRow(count: number): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
  const [textFile, termFile] = [join(folder, 'text.txt'), join(folder, 'terms.txt')];
  const searched = text();
  writeFileSync(textFile, searched);
  // ripgrep reports matches that do not overlap, so no term may begin or end within another one.
  const terms = apart(randomTerms(count), searched);
  writeFileSync(termFile, `${terms.join('\n')}\n`);
  const script = fileURLToPath(new URL('./scan-file.ts', import.meta.url));
  const hasPeer = spawnSync('rg', ['--version']).status === 0;
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { maxBuffer: 2 ** 30 }).stdout;
  const ours = () => run(process.execPath, script, termFile, textFile);
  const theirs = () => run('rg', '-oFf', termFile, textFile);
  if (hasPeer) assertSame(linesIn(ours()), linesIn(theirs()));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  return {
    id: `terms-${count / 1_000}k-process`,
    peer: 'rg -oFf',
    unit: 'MB/s',
    goal: 1,
    amount: Buffer.byteLength(searched) / 1e6,
    ours,
    theirs: () => (hasPeer ? theirs() : undefined),
    hasPeer,
  };
}

/** The terms without those whose matches overlap another match in this text. */
function apart(terms: readonly string[], searched: string): readonly string[] {
  const { rows, count } = findTerms(buildTermAutomaton(terms), unitsOf(searched));
  const places = Array.from({ length: count }, (_, index) => rows.subarray(index * 3, index * 3 + 3)).sort(
    (a, b) => (a[0] ?? 0) - (b[0] ?? 0),
  );
  const dropped = new Set<number>();
  let end = 0;
  for (const [start = 0, to = 0, term = 0] of places) {
    if (dropped.has(term)) continue;
    if (start < end) dropped.add(term);
    else end = to;
  }
  return terms.filter((_, number) => !dropped.has(number));
}

function linesIn(output: Uint8Array): number {
  return output.reduce((sum, byte) => (byte === 0x0a ? sum + 1 : sum), 0);
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < units.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}

function assertSame(ours: number, theirs: number): void {
  if (ours !== theirs) throw new Error(`counts differ: ${ours} and ${theirs}`);
}
