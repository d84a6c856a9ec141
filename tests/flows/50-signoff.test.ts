import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { Sha256 } from '../../shared/base/ids.ts';
import type { SigningStage } from '../../shared/signoff/statement.ts';
import { codeOf } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Drafted } from './workstation.ts';
import { approvedDossier, catalogue, draftDossier, passPhrases, sign, texts } from './workstation.ts';

async function trySigning(
  { station, dossier }: Drafted,
  stage: SigningStage,
  passPhrase = passPhrases[stage],
) {
  const { content } = await station.call('dossier.read', { dossier });
  return station.ask('dossier.sign', { dossier, stage, content, answers: answersOf(stage), passPhrase });
}

describe('signing', () => {
  test('goes from handler to reviewer to approver, and each signature names the content', async () => {
    const { station, dossier } = await draftDossier();
    const states: string[] = [];
    for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
      await sign(station, dossier, stage);
      states.push((await station.call('dossier.read', { dossier })).state);
    }
    const { signOffs, content, nextStage } = await station.call('dossier.read', { dossier });
    expect({ states, nextStage }).toEqual({
      states: ['secrecy-review', 'approval', 'approved'],
      nextStage: null,
    });
    expect(
      signOffs.map(({ stage, name, inForce, content: signed }) => ({ stage, name, inForce, signed })),
    ).toEqual([
      { stage: 'handler', name: '方既白', inForce: true, signed: content },
      { stage: 'secrecy-reviewer', name: '贺青梧', inForce: true, signed: content },
      { stage: 'approver', name: '宁知远', inForce: true, signed: content },
    ]);
    expect(new Set(signOffs.map(({ key }) => key)).size).toBe(3);
  });

  test('with a wrong pass phrase signs nothing, and counts towards the lock', async () => {
    const drafted = await draftDossier();
    const { station, dossier } = drafted;
    for (let count = 0; count < 5; count += 1) {
      expect(codeOf(await trySigning(drafted, 'handler', '不是这个口令'))).toBe('signoff.wrong-pass-phrase');
    }
    expect(codeOf(await trySigning(drafted, 'handler'))).toBe('session.locked');
    expect(await station.call('dossier.read', { dossier })).toMatchObject({
      state: 'drafting',
      signOffs: [],
    });
  });

  test('waits while the clock is behind the signature before, since such a release could not leave', async () => {
    const drafted = await draftDossier();
    const { station, dossier } = drafted;
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    const before = station.clock.now();
    station.clock.set('2026-11-22T23:00:00.000Z');
    expect(codeOf(await trySigning(drafted, 'secrecy-reviewer'))).toBe('signoff.clock-behind');
    station.clock.set(before);
    expect((await trySigning(drafted, 'secrecy-reviewer')).ok).toBe(true);
  });

  test('by the same person twice is refused, whatever stage they try', async () => {
    const drafted = await draftDossier();
    await sign(drafted.station, drafted.dossier, 'handler');
    for (const stage of ['secrecy-reviewer', 'approver'] as const) {
      expect(codeOf(await trySigning(drafted, stage, passPhrases.handler))).toBe('signoff.same-person-twice');
    }
    expect(codeOf(await trySigning(drafted, 'handler'))).toBe('signoff.signed-elsewhere');
    expect((await drafted.station.call('dossier.read', { dossier: drafted.dossier })).signOffs).toHaveLength(
      1,
    );
  });

  test('out of turn is refused', async () => {
    const drafted = await draftDossier();
    await drafted.station.signIn('approver');
    expect(await trySigning(drafted, 'approver')).toMatchObject({
      failure: { code: 'signoff.wrong-stage', params: { stage: 'handler' } },
    });
  });

  test("for another's stage is refused", async () => {
    const drafted = await draftDossier();
    await drafted.station.signIn('secrecy-reviewer');
    expect(codeOf(await trySigning(drafted, 'handler', passPhrases['secrecy-reviewer']))).toBe(
      'session.not-allowed',
    );
  });

  test('while something is missing is refused with how much', async () => {
    const drafted = await draftDossier();
    const { station, dossier } = drafted;
    await station.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, indexNumber: '', formedOn: '' },
    });
    expect(await trySigning(drafted, 'handler')).toEqual({
      ok: false,
      failure: { code: 'signoff.gate-closed', params: { missing: 2 } },
    });
  });

  test('what one has not seen is refused', async () => {
    const { station, dossier, files } = await draftDossier();
    const { content } = await station.call('dossier.read', { dossier });
    const ticket = station.file('新.txt', `${texts.attachment}又一家\n`);
    await station.call('dossier.replace-file', { dossier, file: files.attachment, ticket });
    const stale = {
      dossier,
      stage: 'handler',
      content,
      answers: answersOf('handler'),
      passPhrase: passPhrases.handler,
    } as const;
    expect(codeOf(await station.ask('dossier.sign', stale))).toBe('signoff.content-changed');
  });

  test('survives a restart in the middle', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    await station.restart();
    await sign(station, dossier, 'secrecy-reviewer');
    await station.restart();
    await sign(station, dossier, 'approver');
    expect((await station.call('dossier.read', { dossier })).state).toBe('approved');
  });
});

describe('any change after a signature voids it', () => {
  const changes = {
    'one byte of a file': async ({ station, dossier, files }: Drafted) => {
      const ticket = station.file('改一字节.txt', texts.document.replace('二十二时', '二十三时'));
      await station.call('dossier.replace-file', { dossier, file: files.document, ticket });
    },
    'one character of the catalogue': async ({ station, dossier }: Drafted) => {
      await station.call('dossier.set-catalogue', { dossier, catalogue: { ...catalogue, topic: '文化。' } });
    },
    'a file more': async ({ station, dossier }: Drafted) => {
      const ticket = station.file('附件二.txt', '附件二：开放时间表');
      await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
    },
    'a file less': async ({ station, dossier, files }: Drafted) => {
      await station.call('dossier.remove-file', { dossier, file: files.attachment });
    },
  };

  test.for(Object.keys(changes) as (keyof typeof changes)[])('%s', async (name) => {
    const approved = await approvedDossier();
    const { station, dossier } = approved;
    await station.signIn('handler');
    await changes[name](approved);
    const detail = await station.call('dossier.read', { dossier });
    expect(detail).toMatchObject({ state: 'drafting', nextStage: 'handler' });
    expect(detail.signOffs.map(({ inForce }) => inForce)).toEqual([false, false, false]);
    await station.signIn('approver');
    const folder = station.ticket(station.out);
    const exporting = await station.ask('bundle.export', {
      dossier,
      folder,
      passPhrase: passPhrases.approver,
    });
    expect(codeOf(exporting)).toBe('bundle.not-approved');
    expect(readdirSync(station.out)).toEqual([]);
  });

  test('changed back to what it was, it still has to be signed anew', async () => {
    const { station, dossier } = await approvedDossier();
    await station.signIn('handler');
    const { content } = await station.call('dossier.read', { dossier });
    await station.call('dossier.set-catalogue', { dossier, catalogue: { ...catalogue, topic: '别的' } });
    await station.call('dossier.set-catalogue', { dossier, catalogue });
    const detail = await station.call('dossier.read', { dossier });
    expect(detail.content).toBe(content);
    expect(detail.signOffs.map(({ inForce }) => inForce)).toEqual([false, false, false]);
  });
});

describe('a vault that was tampered with', () => {
  function vaultPath(drafted: Drafted, digest: Sha256): string {
    return join(drafted.station.workspace, 'vault', digest.slice(0, 2), digest);
  }

  test.for(['secrecy-reviewer', 'approver'] as const)('is noticed before the %s signs', async (stage) => {
    const drafted = await draftDossier();
    await sign(drafted.station, drafted.dossier, 'handler');
    if (stage === 'approver') await sign(drafted.station, drafted.dossier, 'secrecy-reviewer');
    const path = vaultPath(drafted, nodeHash.sha256(new TextEncoder().encode(texts.document)));
    const bytes = readFileSync(path);
    bytes[10] = bytes[10]! ^ 1;
    writeFileSync(path, bytes);
    await drafted.station.signIn(stage);
    expect(codeOf(await trySigning(drafted, stage))).toBe('vault.damaged');
  });

  test('or emptied, is noticed too', async () => {
    const drafted = await draftDossier();
    rmSync(vaultPath(drafted, nodeHash.sha256(new TextEncoder().encode(texts.attachment))));
    expect(codeOf(await trySigning(drafted, 'handler'))).toBe('vault.missing');
  });
});
