/**
 * `npm run bench [-- [--json] ID...]`: measures all rows but those with the largest inputs, or the rows named, and prints one
 * table of values, ratios and goals. Exit status 1 when a goal is missed. A machine that does other work at the same time slows threads and processes unevenly.
 */
import { availableParallelism } from 'node:os';
import type { Row } from './measure.ts';
import { measure } from './measure.ts';
import { measurements } from './rows.ts';

const header = ['row', 'ours', 'unit', 'peer', 'its value', 'ratio', 'goal', 'met'];

function cellsOf({ id, ours, unit, peer, peerValue, ratio, goal, least, met }: Row): readonly string[] {
  const goals = [
    ...(goal === null ? [] : [`× ${Number(goal.toPrecision(3))}`]),
    ...(least === null ? [] : [`${least} ${unit}`]),
  ];
  return [
    id,
    String(ours),
    unit,
    peer,
    peerValue === null ? 'peer not installed' : String(peerValue),
    ratio === null ? '–' : `× ${ratio}`,
    goals.join(', ') || '–',
    met === null ? '–' : met ? 'met' : 'not met',
  ];
}

/** A table that a README can hold as it is. */
function tableOf(rows: readonly Row[]): string {
  const lines = [header, header.map(() => '---'), ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  return lines
    .map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}

const rows: Row[] = [];
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
for (const { id, onRequest = false, prepare } of measurements) {
  if (wanted.length > 0 ? !wanted.includes(id) : onRequest) continue;
  const row = await measure(await prepare());
  rows.push(row);
  process.stderr.write(`${cellsOf(row).join('  ')}\n`);
}
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify({ schema: 'xianshen.bench/1', cores: availableParallelism(), rows }, null, 2)}\n`
    : `${tableOf(rows)}\n${availableParallelism()} cores, Node ${process.versions.node}\n`,
);
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
