/**
 * `npm run fuzz [-- --seconds 60] [--seed N] [--only NAME]`: changes samples for about a minute and reads them. Prints each
 * fault with what makes it again, and ends with 1 when there was one. `--again NAME SEED` reads one case and prints the result.
 */
import { parseArgs } from 'node:util';
import { createExtractor } from '../../shared/extraction/extract.node.ts';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { bytesOf, endlessCases, fuzz } from './fuzz-run.ts';
import { fuzzSamples } from './fuzz-samples.ts';

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const print = (line: string) => void process.stdout.write(`${line}\n`);
const samples = fuzzSamples().filter(({ name }) => values.only === undefined || name.includes(values.only));

if (values.again) await readAgain(positionals[0] ?? '', Number(positionals[1]));
else await run();

async function readAgain(name: string, seed: number): Promise<void> {
  const sample = samples.find((each) => each.name === name);
  if (sample === undefined) throw new Error(`no sample ${name}`);
  print(
    JSON.stringify(await extractText({ bytes: bytesOf({ sample, seed }), name }), null, 1).slice(0, 4000),
  );
}

async function run(): Promise<void> {
  const seed = Number(values.seed);
  const end = performance.now() + Number(values.seconds) * 1000;
  const extractor = createExtractor({
    workerUrl: new URL('../../shared/extraction/extract-worker.node.ts', import.meta.url),
    deadlineMs: 20_000,
    heapMegabytes: 512,
    workers: 2,
  });
  let last = seed;
  const goesOn = () => performance.now() < end;
  const cases = endlessCases(samples, { seed, goesOn });
  const outcome = await fuzz(
    extractor,
    {
      next() {
        const next = cases.next();
        if (next.done !== true) last = next.value.seed;
        return next;
      },
    },
    {
      hands: 2,
      onProblem: ({ sample, seed: bad, what }) => print(`FAULT  --again ${sample} ${bad}  ${what}`),
    },
  );
  await extractor.close();
  print(`samples ${samples.length}, seeds ${seed} to ${last}, cases ${outcome.cases}`);
  print(`read ${outcome.read}, refused ${outcome.refused}, faults ${outcome.problems.length}`);
  process.exitCode = outcome.problems.length === 0 ? 0 : 1;
}
