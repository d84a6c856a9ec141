/**
 * A folder of 300 mixed files, checked by `xianshen check` of the built program: two workers against one, time to the first findings,
 * and memory of 1,200 files against 300. Words in pictures are left out: recognition runs in a process of its own and is measured
 * there. The folder is an office's: half documents of ordinary length, half small files of every format. Beside it the small
 * files alone, which two threads share badly: each has to load and warm up the same program for files of a few milliseconds.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram } from './build-program.ts';
import type { Measurement } from './measure.ts';
import { type NamedFile, officeFiles } from './office-files.ts';
import type { Prepared } from './rows.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['tests/samples/valid', 'resources/sample-office/clean', 'resources/sample-office/planted'];
const files = 300;
const rounds = 5;

interface Run {
  readonly seconds: number;
  /** Of all threads together: tells what a busy machine hides. */
  readonly cpuSeconds: number;
  /** Until the first line of a file's part of the report. */
  readonly firstSeconds: number;
  readonly peakMegabytes: number;
}

/** Rows of the folder. The runs of the first row are taken for the others too. */
export const folderRows: readonly Prepared[] = [
  { id: 'folder-2-workers', prepare: twoWorkers },
  { id: 'folder-small-2-workers', prepare: twoWorkersOnSmallFiles },
  { id: 'folder-first-finding', prepare: firstFinding },
  { id: 'folder-memory', prepare: memory },
];

interface Runs {
  readonly one: readonly Run[];
  readonly two: readonly Run[];
}

let kept: Promise<Runs> | null = null;

function runs(): Promise<Runs> {
  kept ??= mixedFiles().then((mixed) => compare(mixed));
  return kept;
}

/** Rounds of both, in turn, so that a busy moment of the machine hits both. */
function compare(samples: readonly NamedFile[]): Promise<Runs> {
  return inFolder(samples, files, async (folder) => {
    const one: Run[] = [];
    const two: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      one.push(await check(folder, 1));
      two.push(await check(folder, 2));
    }
    tellProcessorTime(one, two);
    return { one, two };
  });
}

function tellProcessorTime(one: readonly Run[], two: readonly Run[]): void {
  const said = [one, two].map((side) => best(side.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2));
  process.stderr.write(`processor time of a run: ${said[0]} s with one worker, ${said[1]} s with two\n`);
}

async function twoWorkers(): Promise<Measurement> {
  return ratio('folder-2-workers', await runs(), 1.7);
}

async function twoWorkersOnSmallFiles(): Promise<Measurement> {
  return ratio('folder-small-2-workers', await compare(smallFiles()), null);
}

function ratio(id: string, { one, two }: Runs, goal: number | null): Measurement {
  const rate = (of: readonly Run[]) => files / best(of.map(({ seconds }) => seconds));
  return { ...{ id, peer: 'one worker', unit: 'files/s', goal }, ...measured(rate(two), rate(one)) };
}

/** As a rate, since more is better in every row: half a time a second is two seconds. */
async function firstFinding(): Promise<Measurement> {
  const { one, two } = await runs();
  const rate = (of: readonly Run[]) => 1 / middle(of.map(({ firstSeconds }) => firstSeconds));
  return {
    ...{ id: 'folder-first-finding', peer: 'one worker', unit: '1/s', goal: null, least: 0.5 },
    ...measured(rate(two), rate(one)),
  };
}

/** Four times the files may not need a tenth more. */
async function memory(): Promise<Measurement> {
  const { two } = await runs();
  const large = await inFolder(await mixedFiles(), files * 4, (folder) => check(folder, 2));
  return {
    ...{ id: 'folder-memory', peer: '1,200 files', unit: 'MB', goal: 1 / 1.1 },
    ...measured(middle(two.map(({ peakMegabytes }) => peakMegabytes)), large.peakMegabytes),
  };
}

function measured(ours: number, theirs: number) {
  return { amount: 1, value: { ours, theirs }, ours: () => undefined, theirs: () => undefined };
}

async function inFolder<T>(
  samples: readonly NamedFile[],
  count: number,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
  try {
    return await use(fill(join(folder, 'files'), samples, count));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The samples in turn, each time under a name of its own. */
function fill(folder: string, samples: readonly NamedFile[], count: number): string {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const sample = samples[index % samples.length];
    if (sample !== undefined)
      writeFileSync(join(folder, `${String(index).padStart(4, '0')}-${sample.name}`), sample.bytes);
  }
  return folder;
}

/** Small files of every kind. */
function smallFiles(): readonly NamedFile[] {
  return sources.flatMap((source) =>
    readdirSync(join(top, source)).map((name) => ({ name, bytes: readFileSync(join(top, source, name)) })),
  );
}

/** Small files and documents of ordinary length in turn. */
async function mixedFiles(): Promise<readonly NamedFile[]> {
  const small = smallFiles();
  const documents = await officeFiles(small.length);
  return small.flatMap((file, index) => [file, ...documents.slice(index, index + 1)]);
}

const tellsUse = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\nUSED '+u.maxRSS+' '+(u.userCPUTime+u.systemCPUTime)+'\\n')})`;

let program: Promise<string> | null = null;

/** One run in a process of its own, which tells its peak of memory and its processor time when it ends. */
async function check(folder: string, workers: number): Promise<Run> {
  program ??= buildProgram();
  const cli = await program;
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', tellsUse, cli, 'check', '--no-ocr', '--jobs', String(workers), folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let firstSeconds = Number.NaN;
  let notes = '';
  child.stdout.on('data', () => {
    if (Number.isNaN(firstSeconds)) firstSeconds = (performance.now() - start) / 1000;
  });
  child.stderr.on('data', (piece: Buffer) => {
    notes = (notes + piece.toString()).slice(-200);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      const [, peak, microseconds] = /USED (\d+) (\d+)/.exec(notes) ?? [];
      resolve({
        seconds: (performance.now() - start) / 1000,
        cpuSeconds: Number(microseconds) / 1e6,
        firstSeconds,
        peakMegabytes: Number(peak) / 1024,
      });
    });
  });
}

/** What the machine can do when nothing disturbs it. */
function best(values: readonly number[]): number {
  return Math.min(...values);
}

function middle(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
