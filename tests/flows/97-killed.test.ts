import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { wiringFor } from '../contract/wiring.ts';
import { got, quietLog } from '../store/test-store.ts';
import type { BusyInput } from './busy-process.ts';
import { givenWiring, killedProgram } from './killed-program.ts';
import { catalogue, openOffice, passPhrases, policyRecord, texts } from './workstation.ts';

const kills = 100;
/** Lines that a dossier takes from its making to the third signature, and some of the next. */
const mostLines = 34;
/** Lines until its first file is in: three of four kills come that early, so that a hundred take no longer than need be. */
const fewLines = 9;

/** Numbers that look random and are the same in each run (Park and Miller, 1988). */
function* seeded(seed: number): Generator<number> {
  for (let value = seed; ; ) {
    value = (value * 48_271) % 2_147_483_647;
    yield value;
  }
}

/** A process that has loaded the program and waits for a word before it opens anything. */
function makeReady(input: BusyInput) {
  return spawn(process.execPath, [killedProgram('busy-process'), JSON.stringify(input)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Lets the process work until it has written so many lines, and kills it wherever it then is. */
async function killAfter(lines: number, child: ReturnType<typeof makeReady>): Promise<readonly string[]> {
  child.stdin.end('!');
  const exited = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return said;
}

/** What somebody who opens the database next finds, past the program. */
function lookInto(workspace: string) {
  const database = new sqlite(join(workspace, 'office.db'), { readonly: true });
  const list = (text: string) => database.prepare(text).pluck().all();
  const found = {
    integrity: list('PRAGMA integrity_check'),
    orphans: list('PRAGMA foreign_key_check'),
    unscreened: list('SELECT id FROM source_file WHERE id NOT IN (SELECT file_id FROM screening)'),
    kept: new Set([
      ...list("SELECT 'dossier ' || id FROM dossier"),
      ...list("SELECT 'file ' || id FROM source_file"),
      ...list("SELECT stage || ' ' || dossier_id FROM sign_off"),
    ]),
    /** States against the signatures that lead to them. */
    halfSigned: list(`
      SELECT id FROM dossier WHERE (SELECT count(*) FROM sign_off WHERE dossier_id = id) <>
        CASE state WHEN 'drafting' THEN 0 WHEN 'secrecy-review' THEN 1 WHEN 'approval' THEN 2 ELSE 3 END`),
  };
  database.close();
  return found;
}

async function inspect(workspace: string) {
  const wiring = { ...wiringFor(workspace), pathOfTicket: () => null, onProgress: () => {} };
  const engine = got(await createEngine(nodePorts(quietLog), wiring));
  const inspection = await engine.inspect();
  await engine.close();
  return inspection;
}

function unfinishedIn(workspace: string): readonly string[] {
  return readdirSync(workspace, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.unfinished'),
  );
}

test(`killed ${kills} times while it imports and signs, it keeps all that it confirmed and nothing by halves`, {
  timeout: 600_000,
}, async () => {
  const station = await openOffice();
  await station.close();
  const { workspace } = station;
  const numbers = seeded(20_261_123);
  const confirmed = new Set<string>();
  let length = 0;
  const wiring = givenWiring(workspace);
  const input = { workspace, wiring, catalogue, record: policyRecord, texts, passPhrases };
  let next = makeReady(input);
  for (let kill = 1; kill <= kills; kill += 1) {
    const lines = 1 + (numbers.next().value % (kill % 4 === 0 ? mostLines : fewLines));
    const child = next;
    const working = killAfter(lines, child);
    if (kill < kills) next = makeReady(input);
    const said = await working;
    for (const line of said) if (line.startsWith('kept ')) confirmed.add(line.slice('kept '.length));
    const about = `kill ${kill} after ${lines} lines`;
    const inspection = await inspect(workspace);
    expect(inspection, about).toMatchObject({
      isWhole: true,
      ledger: { problems: [] },
      vault: { missing: [], damaged: [] },
    });
    expect(inspection.ledger.length, about).toBeGreaterThanOrEqual(length);
    length = inspection.ledger.length;
    const found = lookInto(workspace);
    const { integrity, orphans, unscreened, halfSigned } = found;
    expect({ integrity, orphans, unscreened, halfSigned }, about).toEqual({
      integrity: ['ok'],
      orphans: [],
      unscreened: [],
      halfSigned: [],
    });
    expect(
      [...confirmed].filter((each) => !found.kept.has(each)),
      about,
    ).toEqual([]);
    // Opening removed what the vault had begun; the head file is replaced in one step.
    expect(unfinishedIn(join(workspace, 'vault')), about).toEqual([]);
  }
  for (const what of ['dossier', 'file', 'handler', 'secrecy-reviewer', 'approver']) {
    expect([...confirmed].filter((each) => each.startsWith(`${what} `)).length, what).toBeGreaterThan(1);
  }
});
