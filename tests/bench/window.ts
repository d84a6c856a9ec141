/**
 * `npm run bench:window`: the window of the built program against an empty window of the same Electron, started in turn, and
 * against itself on little work. Needs `npm run build`. Prints one row each; exit status 1 where a goal is missed.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from '../e2e/runtime.ts';
import { deskRows } from './desk-rows.ts';
import { growWindowOffice } from './window-office.ts';
import type { Start } from './window-starts.ts';
import { startEmpty, startOurs } from './window-starts.ts';
import { keyCost, openingTime } from './window-work.ts';

interface WindowRow {
  readonly what: string;
  readonly ours: number;
  readonly peer: number;
  readonly unit: string;
  readonly most: number;
}

const rounds = 3;
const mostEntryBytes = 900_000;

if (process.env.DISPLAY === undefined && process.platform === 'linux') {
  const again = ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, fileURLToPath(import.meta.url)];
  process.exit(spawnSync('xvfb-run', again, { stdio: 'inherit' }).status ?? 1);
}

const office = await growWindowOffice({ releases: 20_000 });
let isEveryMet = true;
try {
  for (const row of await startRows()) tell(row);
  tell(
    await workRow(
      'key press, 20,000 marked places (listed: the first 1,000 of a rule) to 200',
      keyCost,
      ['many', 'few'],
      1.3,
    ),
  );
  tell(await workRow('opening text, 1,000 pages to 10', openingTime, ['long', 'short'], 1.5));
  for (const row of await deskRows()) tell(row);
  const what = 'scripts before the first picture';
  tell({ what, unit: 'kB', most: 1, ours: entryBytes() / 1_000, peer: mostEntryBytes / 1_000 });
} finally {
  rmSync(office.folder, { recursive: true, force: true });
}
process.exitCode = isEveryMet ? 0 : 1;

function tell(row: WindowRow): void {
  isEveryMet &&= isMet(row);
  process.stdout.write(`${lineOf(row)}\n`);
}

/** Alternating, so that a busy moment of the machine hits both; the medians count. */
async function startRows(): Promise<readonly WindowRow[]> {
  const ours: Start[] = [];
  const empty: Start[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await startEmpty());
    ours.push(await startOurs(office));
  }
  const row = (what: string, key: keyof Start, unit: string, most: number): WindowRow => ({
    ...{ what, unit, most },
    ours: median(ours.map((start) => start[key])),
    peer: median(empty.map((start) => start[key])),
  });
  return [
    row('cold start to the work list, to an empty window', 'milliseconds', 'ms', 2.5),
    row('memory of all processes, to an empty window', 'megabytes', 'MB', 1.6),
  ];
}

async function workRow(
  what: string,
  measure: (folder: typeof office, titles: readonly string[]) => Promise<readonly number[]>,
  titles: readonly [keyof typeof office.titles, keyof typeof office.titles],
  most: number,
): Promise<WindowRow> {
  const [ours = Number.NaN, peer = Number.NaN] = await measure(
    office,
    titles.map((title) => office.titles[title]),
  );
  return { what, ours, peer, unit: 'ms', most };
}

/** Bytes of the scripts that the page loads before it shows anything: the entry and what it imports statically. */
function entryBytes(): number {
  const assets = join(projectFolder, 'dist/renderer/assets');
  const page = readFileSync(join(projectFolder, 'dist/renderer/index.html'), 'utf8');
  const named = [...page.matchAll(/assets\/([\w-]+\.js)/gu)].map(([, name]) => name);
  const present = new Set(readdirSync(assets));
  return [...new Set(named)]
    .filter((name) => name !== undefined && present.has(name))
    .reduce((sum, name) => sum + statSync(join(assets, name ?? '')).size, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function isMet({ ours, peer, most }: WindowRow): boolean {
  return ours / peer <= most;
}

function lineOf(row: WindowRow): string {
  const { what, ours, peer, unit, most } = row;
  const shown = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  return `${isMet(row) ? 'met   ' : 'MISSED'} ${what}: ${shown(ours)} / ${shown(peer)} ${unit} = ${(ours / peer).toFixed(2)} (at most ${most})`;
}
