/** `npm run bench [-- [--json] ID...]`: measures all rows, or those named, and prints; says nothing about pass or fail, since machines differ. */
import type { Row } from './measure.ts';
import { measure } from './measure.ts';
import { measurements } from './rows.ts';

const rows: Row[] = [];
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
for (const measurement of await measurements()) {
  if (wanted.length > 0 && !wanted.includes(measurement.id)) continue;
  rows.push(await measure(measurement));
  process.stderr.write(`${measurement.id}\n`);
}
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ schema: 'xianshen.bench/1', rows }, null, 2)}\n`);
} else {
  for (const row of rows) {
    process.stdout.write(
      `${row.id.padEnd(18)} ${String(row.ours).padStart(10)} ${row.unit.padEnd(10)} ${row.peer} ${row.peerValue ?? '-'} (×${row.ratio ?? '-'}${row.goal === null ? '' : `, goal ${Number(row.goal.toPrecision(3))}`})\n`,
    );
  }
}
