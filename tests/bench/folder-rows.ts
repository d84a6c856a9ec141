/**
 * A folder of 300 mixed files, checked as `xianshen check` does: two workers against one, time to the first findings, and memory
 * of 1,200 files against 300. Words in pictures are left out: recognition runs in a process of its own and is measured there.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(top, 'shared/cli/main.node.ts');
const sources = ['tests/samples/valid', 'resources/sample-office/clean', 'resources/sample-office/planted'];
const files = 300;

interface Run {
  readonly seconds: number;
  /** Until the first line of a file's part of the report. */
  readonly firstSeconds: number;
  readonly peakMegabytes: number;
}

/** Rows of the folder. The runs of the first row are taken for the others too. */
export const folderRows: readonly Prepared[] = [
  { id: 'folder-2-workers', prepare: twoWorkers },
  { id: 'folder-first-finding', prepare: firstFinding },
  { id: 'folder-memory', prepare: memory },
];

interface Runs {
  readonly one: readonly Run[];
  readonly two: readonly Run[];
}

let kept: Promise<Runs> | null = null;

/** Three rounds of both, in turn, so that a busy moment of the machine hits both. */
function runs(): Promise<Runs> {
  kept ??= inFolder(files, async (folder) => {
    const one: Run[] = [];
    const two: Run[] = [];
    for (let round = 0; round < 3; round += 1) {
      one.push(await check(folder, 1));
      two.push(await check(folder, 2));
    }
    return { one, two };
  });
  return kept;
}

async function twoWorkers(): Promise<Measurement> {
  const { one, two } = await runs();
  const rate = (of: readonly Run[]) => files / middle(of.map(({ seconds }) => seconds));
  return {
    ...{ id: 'folder-2-workers', peer: 'one worker', unit: 'files/s', goal: 1.7 },
    ...measured(rate(two), rate(one)),
  };
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
  const large = await inFolder(files * 4, (folder) => check(folder, 2));
  return {
    ...{ id: 'folder-memory', peer: '1,200 files', unit: 'MB', goal: 1 / 1.1 },
    ...measured(middle(two.map(({ peakMegabytes }) => peakMegabytes)), large.peakMegabytes),
  };
}

function measured(ours: number, theirs: number) {
  return { amount: 1, value: { ours, theirs }, ours: () => undefined, theirs: () => undefined };
}

async function inFolder<T>(count: number, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
  try {
    return await use(makeFolder(join(folder, 'files'), count));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Files of every kind in turn, each under a name of its own. */
function makeFolder(folder: string, count: number): string {
  mkdirSync(folder);
  const samples = sources.flatMap((source) =>
    readdirSync(join(top, source)).map((name) => ({ name, bytes: readFileSync(join(top, source, name)) })),
  );
  for (let index = 0; index < count; index += 1) {
    const sample = samples[index % samples.length];
    if (sample !== undefined)
      writeFileSync(join(folder, `${String(index).padStart(4, '0')}-${sample.name}`), sample.bytes);
  }
  return folder;
}

/** One run in a process of its own, which tells its own peak of memory when it ends. */
function check(folder: string, workers: number): Promise<Run> {
  const tellsPeak = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nPEAK '+process.resourceUsage().maxRSS+'\\n'))`;
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', tellsPeak, cli, 'check', '--no-ocr', '--jobs', String(workers), folder],
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
      const peak = Number(/PEAK (\d+)/.exec(notes)?.[1]);
      resolve({ seconds: (performance.now() - start) / 1000, firstSeconds, peakMegabytes: peak / 1024 });
    });
  });
}

function middle(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
