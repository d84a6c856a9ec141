/** People from the command line, as the administrators of an office would use it. */
import { expect, test } from 'vitest';
import type { Host } from '../../shared/cli/host.node.ts';
import { openOutput } from '../../shared/cli/output.node.ts';
import type { PeopleCall } from '../../shared/cli/people-command.node.ts';
import {
  runPassPhrase,
  runPeopleAbsence,
  runPeopleAdd,
  runPeopleAssign,
  runPeopleList,
  runPeopleRetire,
  runPeopleUnlock,
} from '../../shared/cli/people-command.node.ts';
import { findPlaces } from '../../shared/cli/places.node.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { runCli } from './run-cli.ts';
import { officeDraft, openWorkstation, passPhrases } from './workstation.ts';

const places = findPlaces(new URL('../../shared/cli/main.node.ts', import.meta.url).href);
const system = passPhrases['system-administrator'];
const security = passPhrases['security-administrator'];
const firstWords = '初来乍到请多关照-试验';
const ownWords = '从此自己保管口令-试验';

async function closedOffice() {
  const station = await openWorkstation();
  await station.call('office.create', officeDraft);
  await station.close();
  /** What a command says and exits with, run in this process. */
  return async (
    person: string,
    secrets: readonly string[],
    command: (call: PeopleCall) => Promise<number>,
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
    const output = {
      ...real,
      note,
      result,
      failure: (failure: Parameters<typeof real.failure>[0]) => note(real.sentenceOf(failure)),
    };
    const readSecrets = async (prompts: readonly string[]) =>
      secrets.length < prompts.length ? null : secrets.slice(0, prompts.length);
    const host: Host = { places, output, readSecrets, keyCost: { n: 16, r: 1, p: 1 } };
    const status = await command({ folder: station.workspace, options: { person, format }, host });
    return { status, ...said, json: () => JSON.parse(said.out) };
  };
}

test('people join, change duty, leave, stand in and are let in again', { timeout: 120_000 }, async () => {
  const run = await closedOffice();
  const reviewer = { grant: '岑望月', duty: 'secrecy-reviewer' } as const;
  const added = await run('柏舟行', [system, security, firstWords], (call) =>
    runPeopleAdd(call, '江上晴', reviewer),
  );
  expect(added).toMatchObject({ status: 0, notes: '' });
  expect(added.out).toContain('已增加：江上晴，保密审查员');

  const listed = await run('江上晴', [firstWords], runPeopleList);
  expect(listed).toMatchObject({ status: 2, out: '' });
  expect(listed.notes).toContain('请先更改口令');
  const differing = await run('江上晴', [firstWords, ownWords, `${ownWords}二`], runPassPhrase);
  expect(differing.notes).toContain('不一致');
  const changed = await run('江上晴', [firstWords, ownWords, ownWords], runPassPhrase);
  expect(changed).toMatchObject({ status: 0, notes: '' });

  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const days = { from: today, to: today };
  const absence = await run('岑望月', [security], (call) =>
    runPeopleAbsence(call, '贺青梧', { deputy: '江上晴', ...days }),
  );
  expect(absence).toMatchObject({ status: 0, notes: '' });
  const incomplete = await run('岑望月', [security], (call) =>
    runPeopleAbsence(call, '贺青梧', { deputy: '江上晴' }),
  );
  expect(incomplete.status).toBe(2);
  expect(incomplete.notes).toContain('--deputy');

  for (let count = 0; count < 5; count += 1) await run('方既白', ['猜一个口令试试看'], runPeopleList);
  const view = await run('柏舟行', [system], runPeopleList);
  expect(view.out).toContain('方既白\t承办人\t账号锁定，还有 15 分钟');
  expect(view.out).toContain(`外出：贺青梧，${today} 至 ${today}，由江上晴代理`);
  const unlocked = await run('柏舟行', [system], (call) => runPeopleUnlock(call, '方既白'));
  expect(unlocked).toMatchObject({ status: 0, notes: '' });
  expect((await run('方既白', [passPhrases.handler], runPeopleList)).status).toBe(0);

  const ended = await run('贺青梧', [passPhrases['secrecy-reviewer']], (call) =>
    runPeopleAbsence(call, '贺青梧', { end: true }),
  );
  expect(ended).toMatchObject({ status: 0, notes: '' });
  const retired = await run('柏舟行', [system, security], (call) =>
    runPeopleRetire(call, '江上晴', '岑望月'),
  );
  expect(retired).toMatchObject({ status: 0, notes: '' });
  const back = await run('柏舟行', [system, security, firstWords], (call) =>
    runPeopleAssign(call, '江上晴', { grant: '岑望月', duty: 'handler' }),
  );
  expect(back).toMatchObject({ status: 0, notes: '' });
  const json = await run('柏舟行', [system], runPeopleList, { format: 'json', language: 'en' });
  expect(json.json()).toMatchObject({
    schema: 'xianshen.people/1',
    people: expect.arrayContaining([
      expect.objectContaining({ name: '江上晴', duty: 'handler', due: 'one-time', lockedMinutes: 0 }),
    ]),
    retired: [],
    absences: [],
    policy: { minimum: 10 },
  });
});

test('says what is missing, and changes nothing', { timeout: 120_000 }, async () => {
  const run = await closedOffice();
  const handler = { grant: '岑望月', duty: 'handler' } as const;
  const by = (person: string, secrets: readonly string[], grant = '岑望月') =>
    run(person, secrets, (call) => runPeopleAdd(call, '江上晴', { ...handler, grant }));
  expect((await by('柏舟行', [system, security])).notes).toContain('没有读到口令');
  expect((await by('柏舟行', [system, security, firstWords], '无此人')).notes).toContain('无此人');
  expect((await by('柏舟行', [system, passPhrases.approver, firstWords], '宁知远')).notes).toContain('授权');
  expect((await by('岑望月', [security, security, firstWords])).notes).toContain('岗位不能办理');
  const unknown = await run('柏舟行', [system, security], (call) =>
    runPeopleRetire(call, '无此人', '岑望月'),
  );
  expect(unknown).toMatchObject({ status: 2, out: '' });
  const last = await run('柏舟行', [system, security], (call) => runPeopleRetire(call, '宁知远', '岑望月'));
  expect(last.notes).toContain('唯一的审批人');
  const view = await run('柏舟行', [system], runPeopleList, { format: 'json' });
  expect(view.json().people).toHaveLength(6);
});

test('the commands are there, in both languages, and wrong usage is told', { timeout: 60_000 }, async () => {
  const help = await runCli(['people', '--help', '--lang', 'en']);
  expect(help.status).toBe(0);
  for (const name of ['list', 'add', 'assign', 'retire', 'unlock', 'absence', 'pass-phrase']) {
    expect(help.out).toContain(name);
  }
  const wrong = await runCli(['people', 'absence', '.', '某人', '--person', '某人', '--from', '明天']);
  expect(wrong).toMatchObject({ status: 2, out: '' });
});
