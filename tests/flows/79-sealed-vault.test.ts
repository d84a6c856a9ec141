/** Documents at rest: sealed with a key that only those who work on documents can open. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openVaultSlot } from '../../shared/engine/vault-slot.node.ts';
import { openObject } from '../../shared/intake/vault-seal.node.ts';
import { codeOf } from '../store/test-store.ts';
import { runCli } from './run-cli.ts';
import type { Workstation } from './workstation.ts';
import { copyOf, draftDossier, openWorkstation, passPhrases, sign, texts } from './workstation.ts';

/** Files of the vault as they lie on the disk. */
function stored(workspace: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  const shelf = join(workspace, 'vault');
  return readdirSync(shelf, { recursive: true, encoding: 'utf8' })
    .map((name) => join(shelf, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

const isSealed = ({ bytes }: { readonly bytes: Buffer }) => bytes.subarray(0, 7).toString() === 'XSVAULT';

function settings(workspace: string): readonly string[] {
  const database = new sqlite(join(workspace, 'office.db'), { readonly: true });
  try {
    return database
      .prepare("SELECT name FROM setting WHERE name LIKE 'vault%' ORDER BY name")
      .pluck()
      .all() as string[];
  } finally {
    database.close();
  }
}

/** Takes an office back to how it was before there was a vault key: no slots, everything unsealed. */
async function asBefore(station: Workstation): Promise<void> {
  await station.signIn('approver');
  const plain = new Map<string, Uint8Array>();
  const { people } = await station.call('office.status', {});
  const handler = people.find(({ duty }) => duty === 'handler')!;
  await station.close();
  const database = new sqlite(join(station.workspace, 'office.db'));
  const slot = database
    .prepare('SELECT value FROM setting WHERE name = ?')
    .pluck()
    .get(`vault-slot/${handler.id}`);
  const key = await openVaultSlot(String(slot), { person: handler.id, passPhrase: passPhrases.handler });
  if (!key.ok) throw new Error('the slot of the handler does not open');
  for (const { path, bytes } of stored(station.workspace)) {
    const opened = openObject(bytes, key.value, path.slice(-64) as never);
    if (opened === null) throw new Error('a stored file that does not open');
    plain.set(path, opened);
  }
  for (const [path, bytes] of plain) writeFileSync(path, bytes);
  database.exec("DELETE FROM setting WHERE name LIKE 'vault%' OR name = 'files-are-sealed'");
  database.close();
  await station.restart();
}

describe('a new office', () => {
  test('seals every file from the first, with a slot for each who works on documents and none for the others', async () => {
    const { station } = await draftDossier();
    expect(stored(station.workspace).length).toBeGreaterThan(5);
    expect(stored(station.workspace).every(isSealed)).toBe(true);
    const { people } = await station.call('office.status', {});
    await station.close();
    const holders = people.filter(
      ({ duty }) => duty !== 'system-administrator' && duty !== 'security-auditor',
    );
    expect(settings(station.workspace)).toEqual(holders.map(({ id }) => `vault-slot/${id}`).sort());
  });

  test('opens its files after a sign-in and lets the key go at the sign-out', async () => {
    const { station, dossier, files } = await draftDossier();
    await station.restart();
    expect(codeOf(await station.ask('dossier.text', { dossier, file: files.document }))).toBe(
      'session.not-signed-in',
    );
    await station.signIn('handler');
    const { parts } = await station.call('dossier.text', { dossier, file: files.document });
    expect(parts.map(({ text }) => text).join('\n')).toContain('公共图书馆每日开放至二十二时');
    await station.call('session.sign-out', {});
    expect((await station.engine().inspect()).vault).toMatchObject({ damaged: [], unproven: 8 });
  });

  test('is checked, backed up and restored without a sign-in, and says what could not be proven', async () => {
    const { station } = await draftDossier();
    await station.close();
    const checked = await runCli(['workspace', 'check', station.workspace]);
    expect(checked.status).toBe(0);
    expect(checked.out).toContain('8 份库存文件已加密');
    const english = await runCli(['workspace', 'check', station.workspace, '--lang', 'en']);
    expect(english.out).toContain('8 stored files are encrypted');
    const backup = join(station.out, '备份.zip');
    expect((await runCli(['workspace', 'backup', station.workspace, '--out', backup])).status).toBe(0);
    expect(readFileSync(backup).includes(Buffer.from(texts.document))).toBe(false);
    const restored = join(station.folder, 'restored');
    expect((await runCli(['workspace', 'restore', backup, restored])).status).toBe(0);
    await station.restart({ workspaceFolder: restored });
    await station.signIn('secrecy-reviewer');
    const [first] = await station.call('dossier.list', {});
    const detail = await station.call('dossier.read', { dossier: first!.id });
    const text = await station.call('dossier.text', { dossier: first!.id, file: detail.files[0]!.id });
    expect(JSON.stringify(text.parts)).toContain('图书馆');
  });

  test('tells a flipped byte and a cut file without a sign-in', async () => {
    const { station } = await draftDossier();
    await station.close();
    const [first, second] = stored(station.workspace);
    writeFileSync(
      first!.path,
      first!.bytes.map((value, at) => (at === 30 ? value ^ 4 : value)),
    );
    writeFileSync(second!.path, second!.bytes.subarray(0, -5));
    const checked = await runCli(['workspace', 'check', station.workspace, '--format', 'json']);
    expect(checked.status).toBe(1);
    expect(JSON.parse(checked.out).vault.damaged.sort()).toEqual(
      [first!.path.slice(-64), second!.path.slice(-64)].sort(),
    );
  });

  test('signs and exports as before', async () => {
    const { station, dossier } = await draftDossier();
    for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
      await sign(station, dossier, stage);
    }
    const exported = await station.call('bundle.export', {
      dossier,
      folder: station.ticket(station.out),
      passPhrase: passPhrases.approver,
    });
    expect(exported.report.valid).toBe(true);
  });
});

describe('a pass phrase', () => {
  test('that was changed opens the files, and the old one does not', async () => {
    const { station, dossier, files } = await draftDossier();
    const fresh = '一水护田将绿绕-更换';
    await station.call('key.change-pass-phrase', { old: passPhrases.handler, new: fresh });
    await station.restart();
    const { people } = await station.call('office.status', {});
    const handler = people.find(({ duty }) => duty === 'handler')!;
    const old = await station.ask('session.sign-in', { person: handler.id, passPhrase: passPhrases.handler });
    expect(codeOf(old)).toBe('session.wrong-pass-phrase');
    await station.call('session.sign-in', { person: handler.id, passPhrase: fresh });
    const { parts } = await station.call('dossier.text', { dossier, file: files.document });
    expect(JSON.stringify(parts)).toContain('图书馆');
  });

  test('of somebody else opens no slot that was put in the place of theirs', async () => {
    const { station } = await draftDossier();
    const { people } = await station.call('office.status', {});
    const idOf = (duty: string) => people.find((each) => each.duty === duty)!.id;
    await station.close();
    const database = new sqlite(join(station.workspace, 'office.db'));
    database
      .prepare('UPDATE setting SET value = (SELECT value FROM setting WHERE name = ?) WHERE name = ?')
      .run(`vault-slot/${idOf('approver')}`, `vault-slot/${idOf('handler')}`);
    database.close();
    await station.restart();
    const outcome = await station.ask('session.sign-in', {
      person: idOf('handler'),
      passPhrase: passPhrases.handler,
    });
    expect(codeOf(outcome)).toBe('vault.slot-damaged');
    await station.signIn('approver');
  });
});

describe('an office from before files were sealed', () => {
  const order = ['handler', 'secrecy-reviewer', 'approver', 'security-administrator'] as const;

  test('seals its files when the last one who needs a key has signed in, and keeps a backup until then', async () => {
    const { station, dossier, files } = await draftDossier();
    await asBefore(station);
    expect(stored(station.workspace).some(isSealed)).toBe(false);
    for (const duty of order.slice(0, 3)) {
      await station.signIn(duty);
      expect(stored(station.workspace).some(isSealed), duty).toBe(false);
    }
    await station.signIn('security-administrator');
    expect(stored(station.workspace).every(isSealed)).toBe(true);
    expect(existsSync(join(station.workspace, 'before-sealing.zip'))).toBe(false);
    await station.signIn('handler');
    const { parts } = await station.call('dossier.text', { dossier, file: files.document });
    expect(JSON.stringify(parts)).toContain('图书馆');
    expect((await station.engine().inspect()).isWhole).toBe(true);
    await station.close();
    expect(settings(station.workspace).every((name) => name.startsWith('vault-slot/'))).toBe(true);
  });

  test('goes on where it was cut off, sealed and unsealed files side by side', async () => {
    const { station, dossier, files } = await draftDossier();
    await asBefore(station);
    for (const duty of order.slice(0, 3)) await station.signIn(duty);
    await station.call('session.sign-out', {});
    const before = copyOf(station);
    const halfDone = stored(station.workspace).slice(0, 3);
    await station.signIn('security-administrator');
    // As after a cut: three files unsealed again, and the backup that was made before the first one.
    for (const { path, bytes } of halfDone) writeFileSync(path, bytes);
    writeFileSync(join(station.workspace, 'before-sealing.zip'), 'from before');
    await station.restart();
    expect((await station.engine().inspect()).vault).toMatchObject({ damaged: [], unproven: 5 });
    await station.signIn('handler');
    expect(stored(station.workspace).every(isSealed)).toBe(true);
    expect(existsSync(join(station.workspace, 'before-sealing.zip'))).toBe(false);
    const { parts } = await station.call('dossier.text', { dossier, file: files.document });
    expect(JSON.stringify(parts)).toContain('图书馆');
    rmSync(before, { recursive: true });
  });

  test('does not seal a damaged file, says so, and leaves its backup standing', async () => {
    const { station } = await draftDossier();
    await asBefore(station);
    for (const duty of order.slice(0, 3)) await station.signIn(duty);
    await station.call('session.sign-out', {});
    const [first] = stored(station.workspace);
    writeFileSync(join(station.workspace, 'before-sealing.zip'), 'from before');
    writeFileSync(first!.path, '改过的内容');
    await station.signIn('security-administrator');
    expect(readFileSync(first!.path, 'utf8')).toBe('改过的内容');
    expect(existsSync(join(station.workspace, 'before-sealing.zip'))).toBe(true);
    expect((await station.engine().inspect()).vault.damaged).toEqual([first!.path.slice(-64)]);
  });

  test('begins nothing without a sound backup', async () => {
    const { station } = await draftDossier();
    await asBefore(station);
    for (const duty of order.slice(0, 3)) await station.signIn(duty);
    const [first] = stored(station.workspace);
    rmSync(first!.path);
    await station.signIn('security-administrator');
    expect(stored(station.workspace).some(isSealed)).toBe(false);
  });
});

test('the sample office is sealed as any other', async () => {
  const station = await openWorkstation();
  await station.call('office.create-sample', {});
  expect(stored(station.workspace).every(isSealed)).toBe(true);
});
