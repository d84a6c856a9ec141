/** Keys and trust files from the command line, as the administrators and an auditor would use them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Host } from '../../shared/cli/host.node.ts';
import {
  runKeysList,
  runKeysRenew,
  runKeysReplace,
  runKeysRevoke,
  runKeysShow,
  runRotateRoot,
  runTrustExport,
  runTrustImport,
} from '../../shared/cli/keys-command.node.ts';
import { openOutput } from '../../shared/cli/output.node.ts';
import { findPlaces } from '../../shared/cli/places.node.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { runCli } from './run-cli.ts';
import { officeDraft, openWorkstation, passPhrases } from './workstation.ts';

const places = findPlaces(new URL('../../shared/cli/main.node.ts', import.meta.url).href);

/** What a command says and exits with, run in this process. */
async function run(
  command: (host: Host) => Promise<number>,
  secrets: readonly string[],
  language: Language = 'zh',
) {
  const said = { out: '', notes: '' };
  const real = openOutput(language);
  const note = (line: string) => {
    said.notes += `${line}\n`;
  };
  const output = {
    ...real,
    note,
    result: (line: string) => {
      said.out += `${line}\n`;
    },
    failure: (failure: Parameters<typeof real.sentenceOf>[0]) => note(real.sentenceOf(failure)),
  };
  const readSecrets = async (prompts: readonly string[]) => {
    const given = secrets.slice(0, prompts.length);
    return given.length < prompts.length ? null : given;
  };
  const status = await command({ places, output, readSecrets });
  return { status, ...said };
}

const own = passPhrases['security-administrator'];
const audit = passPhrases['security-auditor'];
const fresh = '孤帆远影碧空尽-试验';

async function closedOffice() {
  const station = await openWorkstation();
  await station.call('office.create', { ...officeDraft, suite: 'both' });
  await station.close();
  const called =
    (person: string, format: 'text' | 'json' = 'text') =>
    (host: Host) => ({
      folder: station.workspace,
      options: { person, format },
      host,
    });
  return { out: station.out, administrator: called('岑望月'), auditor: called('云归晚'), called };
}

test('keys are listed, revoked, replaced and renewed by those whose work it is', async () => {
  const { administrator, auditor, called } = await closedOffice();
  const listed = await run((host) => runKeysList(auditor(host)), [audit]);
  expect(listed).toMatchObject({ status: 0, notes: '' });
  expect(listed.out).toMatch(/信任文件第 1 版；签名算法：Ed25519 与 SM2\/SM3 同时签名/);
  expect(listed.out).toMatch(/根密钥 SM2：(?:[0-9a-f]{4} ){15}[0-9a-f]{4}\n/);
  expect(listed.out.match(/有效，至 20\d\d-\d\d-\d\d（还有 10\d\d 天）/g)).toHaveLength(6);

  const wrong = await run((host) => runKeysRenew(administrator(host), '方既白'), ['不是这一句口令啊啊啊']);
  expect(wrong).toMatchObject({ status: 2, out: '' });
  expect(wrong.notes).toContain('还可以再试 4 次');
  expect((await run((host) => runKeysRenew(administrator(host), '方既白'), [])).notes).toContain('口令');
  const nobody = await run((host) => runKeysRenew(administrator(host), '无此人'), [own]);
  expect(nobody).toMatchObject({ status: 2, notes: expect.stringContaining('无此人') });

  const revoke = (host: Host) => runKeysRevoke(administrator(host), '方既白', 'compromised');
  const revoked = await run(revoke, [own]);
  expect(revoked).toMatchObject({ status: 0, notes: '' });
  expect(revoked.out).toContain('以前的全部签名都不再有效');
  const again = await run((host) => runKeysRenew(administrator(host), '方既白'), [own]);
  expect(again).toMatchObject({ status: 2, out: '', notes: expect.stringContaining('没有可用的签名密钥') });
  const needy = await run((host) => runKeysList(auditor(host)), [audit], 'en');
  expect(needy.status).toBe(1);
  expect(needy.out).toMatch(/revoked \(20\d\d-\d\d-\d\d, compromised\)/);
  expect(needy.out).toContain('need attention: 1.');

  const replace = (witness?: string) => (host: Host) =>
    runKeysReplace(administrator(host), '宁知远', witness);
  expect(await run(replace(), [own, fresh, fresh])).toMatchObject({ status: 2, out: '' });
  expect((await run(replace(), [own, fresh, `${fresh}错`])).notes).toContain('不一致');
  const witnessed = [own, fresh, fresh, passPhrases['system-administrator']];
  expect(await run(replace('柏舟行'), witnessed)).toMatchObject({ status: 0, notes: '' });

  const shown = await run((host) => runKeysShow(called('云归晚', 'json')(host), '方既白'), [audit]);
  expect(JSON.parse(shown.out)).toMatchObject({
    schema: 'xianshen.key/1',
    keys: [{ algorithm: 'ed25519', state: 'revoked', revoked: { why: 'compromised' } }, { algorithm: 'sm2' }],
  });
  const handler = await run((host) => runKeysList(called('贺青梧')(host)), [passPhrases['secrecy-reviewer']]);
  expect(handler).toMatchObject({ status: 2, out: '' });
});

test('a new root comes with its checklist, and no earlier trust file is taken', async () => {
  const { administrator, out, called } = await closedOffice();
  expect(await run((host) => runTrustExport(administrator(host), out), [own])).toMatchObject({ status: 0 });
  const rotated = await run((host) => runRotateRoot(administrator(host)), [own]);
  expect(rotated).toMatchObject({ status: 0, notes: '' });
  expect(rotated.out.match(/^□ /gmu)?.length).toBeGreaterThan(5);
  const take = (file: string) => (host: Host) => runTrustImport(administrator(host), join(out, file));
  const back = await run(take('trust-v1.json'), [own]);
  expect(back).toMatchObject({ status: 1, out: '', notes: expect.stringContaining('不接受第 1 版') });
  writeFileSync(join(out, 'none.json'), '{}');
  expect((await run(take('none.json'), [own], 'en')).status).toBe(1);
  const listed = await run((host) => runKeysList(called('岑望月', 'json')(host)), [own]);
  expect(JSON.parse(listed.out)).toMatchObject({ schema: 'xianshen.keys/1', version: 2, successions: 1 });
});

test('the commands are there, and a reason that does not exist is wrong usage', async () => {
  const wrong = await runCli(['keys', 'revoke', 'x', 'y', '--person', 'z', '--why', 'bored', '--lang', 'en']);
  expect(wrong).toMatchObject({ status: 2, out: '', notes: expect.stringContaining('--why') });
});
