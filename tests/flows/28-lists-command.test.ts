/** Register, search, papers and statistics from the command line: the same as in the window. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Host } from '../../shared/cli/host.node.ts';
import type { ListsCall } from '../../shared/cli/lists-command.node.ts';
import {
  runForms,
  runRegisterExport,
  runRegisterList,
  runSearch,
  runStatistics,
} from '../../shared/cli/lists-command.node.ts';
import { openOutput } from '../../shared/cli/output.node.ts';
import { findPlaces } from '../../shared/cli/places.node.ts';
import { runProgram } from '../../shared/cli/program.node.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { catalogue, draftDossier, passPhrases } from './workstation.ts';

const main = new URL('../../shared/cli/main.node.ts', import.meta.url).href;
const everything = { filter: { year: null, kind: null, state: null, organ: null }, newestFirst: true };

/** What a command says and exits with, run in this process over an office with one draft. */
async function closedOffice() {
  const { station } = await draftDossier();
  await station.close();
  const run = async (
    command: (call: ListsCall) => Promise<number>,
    { format = 'text', language = 'zh' }: { format?: 'text' | 'json'; language?: Language } = {},
  ) => {
    const said = { out: '', notes: '' };
    const real = openOutput(language);
    const note = (line: string) => {
      said.notes += `${line}\n`;
    };
    const result = (line: string) => {
      said.out += `${line}\n`;
    };
    const failure: typeof real.failure = (each) => note(real.sentenceOf(each));
    const host: Host = {
      places: findPlaces(main),
      output: { ...real, note, result, failure },
      readSecrets: async () => [passPhrases.handler],
      keyCost: { n: 16, r: 1, p: 1 },
    };
    const options = { person: '方既白', format };
    const status = await command({ folder: station.workspace, options, host });
    return { status, ...said };
  };
  return { station, run };
}

test('register, search, papers and statistics are told and written out', { timeout: 120_000 }, async () => {
  const { station, run } = await closedOffice();
  const number = 'BMSC-2026-0001';

  const listed = await run((call) => runRegisterList(call, everything, null));
  expect(listed).toMatchObject({ status: 0, notes: '' });
  expect(listed.out).toContain(`${number}\t草稿\t`);
  expect(listed.out).toContain('共 1 件');
  const asJson = await run((call) => runRegisterList(call, everything, 1), { format: 'json' });
  expect(JSON.parse(asJson.out)).toMatchObject({
    schema: 'xianshen.register/1',
    total: 1,
    lines: [{ packageNumber: number, title: catalogue.title, state: 'drafting' }],
  });

  const found = await run((call) => runSearch(call, ['夜间开放', '座位'], 20));
  expect(found).toMatchObject({ status: 0 });
  expect(found.out).toContain('interpretation.txt');
  const short = await run((call) => runSearch(call, ['夜'], 20), { language: 'en' });
  expect(short).toEqual({ status: 2, out: '', notes: expect.stringContaining('two characters') });

  const forms = await run((call) => runForms(call, number, {}), { format: 'json' });
  expect(JSON.parse(forms.out)).toMatchObject({
    schema: 'xianshen.forms/1',
    forms: expect.arrayContaining([
      { form: 'review-slip', standing: 'ready' },
      { form: 'legality-review', standing: 'not-of-this-kind' },
    ]),
  });
  const unknown = await run((call) => runForms(call, 'BMSC-2026-0009', {}));
  expect(unknown).toMatchObject({ status: 2, notes: expect.stringContaining('没有编号') });
  const half = await run((call) => runForms(call, number, { form: 'interpretation' }));
  expect(half).toMatchObject({ status: 2, notes: expect.stringContaining('--out') });

  const numbers = await run((call) => runStatistics(call, 2026, { as: 'xlsx' }), { language: 'en' });
  expect(numbers.out).toContain('All of 2026\t1\t0');
  expect(numbers.out).toContain('requests: received\t0');

  const written = [
    await run((call) => runRegisterExport(call, everything, { as: 'csv', of: 'register', out: station.out })),
    await run((call) => runForms(call, number, { form: 'review-slip', out: station.out })),
    await run((call) => runStatistics(call, 2026, { as: 'xlsx', out: station.out })),
  ];
  for (const { status, out } of written) {
    expect(status).toBe(0);
    expect(existsSync(out.replace(/^已保存：/u, '').trim())).toBe(true);
  }
});

test.for([
  [['register', 'list', 'office'], '--person'],
  [['register', 'list', 'office', '--person', '甲', '--state', 'lost'], '--state'],
  [['register', 'export', 'office', '--person', '甲', '--as', 'pdf', '--out', 'x'], '--as'],
  [['search', 'office', '--person', '甲'], 'words'],
  [['records', 'forms', 'office', '--person', '甲'], 'package'],
  [['statistics', 'office', '--person', '甲', '--year', '26'], '--year'],
] as const)('wrong usage is told: %j', async ([args, what]) => {
  const real = process.stderr.write;
  let said = '';
  process.stderr.write = (chunk) => {
    said += String(chunk);
    return true;
  };
  try {
    expect(await runProgram(args, main)).toBe(2);
  } finally {
    process.stderr.write = real;
  }
  expect(said).toContain(what);
});
