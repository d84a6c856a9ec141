/** Two windows, two programs, one stage: one signature comes of it, and whoever was second is told so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { wiringFor } from '../contract/wiring.ts';
import { codeOf, quietLog } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import { draftDossier, passPhrases } from './workstation.ts';

const holder = fileURLToPath(new URL('../store/hold-store.ts', import.meta.url));

function secondProgram(workspace: string) {
  const wiring = { ...wiringFor(workspace), pathOfTicket: () => null, onProgress: () => undefined };
  return createEngine(nodePorts(quietLog), wiring);
}

test('two windows, two handles and two processes make one signature for each stage', async () => {
  const { station, dossier } = await draftDossier();
  const { content } = await station.call('dossier.read', { dossier });
  const asking = (stage: 'handler' | 'secrecy-reviewer' | 'approver') =>
    station.ask('dossier.sign', {
      dossier,
      stage,
      content,
      answers: answersOf(stage),
      passPhrase: passPhrases[stage],
    });
  const windows = await Promise.all([asking('handler'), asking('handler'), asking('handler')]);
  expect(windows.map(codeOf)).toEqual(['ok', 'signoff.signed-elsewhere', 'signoff.signed-elsewhere']);
  expect((await station.call('dossier.read', { dossier })).signOffs).toHaveLength(1);

  // A second program on the same folder, while the first goes on.
  expect(codeOf(await secondProgram(station.workspace))).toBe('store.locked');
  await station.signIn('secrecy-reviewer');
  expect(codeOf(await asking('secrecy-reviewer'))).toBe('ok');
  await station.close();

  // A handle past the program.
  const database = new sqlite(join(station.workspace, 'office.db'));
  for (const verb of ['INSERT', 'INSERT OR REPLACE']) {
    const again = () => database.exec(`${verb} INTO sign_off SELECT * FROM sign_off`);
    expect(again).toThrow(/written once|out of turn/u);
  }
  database.close();

  // Another process that holds the folder, until it lets go.
  const child = spawn(process.execPath, [holder, station.workspace], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('held\n');
  expect(codeOf(await secondProgram(station.workspace))).toBe('store.locked');
  child.stdin.end();
  await once(child, 'exit');
  await station.restart();
  await station.signIn('approver');
  expect(codeOf(await asking('approver'))).toBe('ok');
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 100 });
  const signing = entries.filter(({ action }) => action === 'dossier.sign').map(({ result }) => result);
  expect(signing.sort()).toEqual(['done', 'done', 'done', 'refused', 'refused']);
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
});
