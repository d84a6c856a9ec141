/** Keys over their life: lost, replaced, expired, compromised, and the root that hands over. */
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { PersonId } from '../../shared/base/ids.ts';
import { verifyBundle } from '../../shared/bundle/verify-bundle.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { mayReplace } from '../../shared/signoff/succession.ts';
import type { TrustFile } from '../../shared/signoff/trust-file.ts';
import { parseTrustFile } from '../../shared/signoff/trust-file.ts';
import { verifySignature } from '../../shared/signoff/verify-signature.node.ts';
import { codeOf } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import {
  approvedDossier,
  copyOf,
  draftDossier,
  officeDraft,
  openOffice,
  openWorkstation,
  passPhrases,
  sign,
} from './workstation.ts';

const ports = { hash: nodeHash, verifySignature };
const passPhrase = passPhrases['security-administrator'];
const fresh = '孤帆远影碧空尽-试验';
const year = 365 * 24 * 3_600_000;

async function idOf(station: Workstation, duty: Duty): Promise<PersonId> {
  return (await station.call('office.status', {})).people.find((each) => each.duty === duty)!.id;
}

async function witness(station: Workstation) {
  const person = await idOf(station, 'system-administrator');
  return { person, passPhrase: passPhrases['system-administrator'] };
}

async function replaceKey(station: Workstation, duty: 'handler' | 'secrecy-reviewer' | 'approver') {
  await station.signIn('security-administrator');
  const person = await idOf(station, duty);
  const input = { person, newPassPhrase: fresh, passPhrase, witness: await witness(station) };
  return station.call('keys.replace', input);
}

async function signInWith(station: Workstation, duty: Duty, words: string) {
  return station.ask('session.sign-in', { person: await idOf(station, duty), passPhrase: words });
}

/** The trust file that stands in the folder of exports. */
function trustIn(station: Workstation): TrustFile {
  const parsed = parseTrustFile(new Uint8Array(readFileSync(join(station.out, 'trust.json'))), ports);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.trust;
}

async function exportAs(station: Workstation, dossier: Parameters<typeof sign>[1], words: string) {
  return station.ask('bundle.export', { dossier, folder: station.ticket(station.out), passPhrase: words });
}

async function ledgerHolds(station: Workstation): Promise<void> {
  await station.signIn('security-auditor');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
}

test('the security administrator and the auditor see every certificate, and nobody else does', async () => {
  const station = await openOffice('both');
  expect(codeOf(await station.ask('keys.list', {}))).toBe('session.not-allowed');
  await station.signIn('security-auditor');
  const seen = await station.call('keys.list', {});
  expect(seen).toMatchObject({ version: 1, suite: 'both', successions: 0 });
  expect(seen.roots.map(({ algorithm }) => algorithm)).toEqual(['ed25519', 'sm2']);
  expect(seen.keys).toHaveLength(6);
  expect(seen.keys.every(({ standing }) => standing === 'in-force')).toBe(true);
  const revoked = await station.ask('keys.revoke', {
    person: await idOf(station, 'approver'),
    why: 'lost',
    passPhrase: passPhrases['security-auditor'],
  });
  expect(codeOf(revoked)).toBe('session.not-allowed');
});

describe('a key that was lost', () => {
  test('signs nothing any more, and its holder cannot sign in until there is a new one', async () => {
    const { station } = await draftDossier();
    await station.signIn('security-administrator');
    const person = await idOf(station, 'handler');
    const view = await station.call('keys.revoke', { person, why: 'lost', passPhrase });
    expect(view.version).toBe(2);
    expect(view.keys.find((each) => each.person === person)).toMatchObject({
      standing: 'revoked',
      revoked: { why: 'lost' },
    });
    expect(codeOf(await signInWith(station, 'handler', passPhrases.handler))).toBe('key.none');
    expect(codeOf(await station.ask('keys.revoke', { person, why: 'lost', passPhrase }))).toBe('key.none');
    await replaceKey(station, 'handler');
    expect(codeOf(await signInWith(station, 'handler', passPhrases.handler))).toBe(
      'session.wrong-pass-phrase',
    );
    expect(codeOf(await signInWith(station, 'handler', fresh))).toBe('ok');
    await ledgerHolds(station);
  });

  test('takes nothing from what it signed before: the bundle verifies under the newer trust file', async () => {
    const { station, dossier } = await approvedDossier();
    await replaceKey(station, 'handler');
    await station.signIn('approver');
    const exported = await exportAs(station, dossier, passPhrases.approver);
    expect(exported).toMatchObject({ ok: true, value: { report: { valid: true } } });
    expect(trustIn(station)).toMatchObject({ version: 2 });
    expect(trustIn(station).certificates.map(({ revoked }) => revoked?.why ?? null)).toEqual([
      'replaced',
      null,
      null,
      null,
    ]);
  });

  test('of the approver: what was approved leaves with the new one', async () => {
    const { station, dossier } = await approvedDossier();
    await replaceKey(station, 'approver');
    expect(codeOf(await signInWith(station, 'approver', fresh))).toBe('ok');
    expect(codeOf(await exportAs(station, dossier, passPhrases.approver))).toBe('signoff.wrong-pass-phrase');
    expect(await exportAs(station, dossier, fresh)).toMatchObject({
      ok: true,
      value: { report: { valid: true, problems: [] } },
    });
    await ledgerHolds(station);
  });
});

test('a compromised key takes all it signed with it, also what left long ago', async () => {
  const { station, dossier } = await approvedDossier();
  const first = await exportAs(station, dossier, passPhrases.approver);
  if (!first.ok) throw new Error(first.failure.code);
  const bundle = new Uint8Array(readFileSync(first.value.path));
  await station.signIn('security-administrator');
  const person = await idOf(station, 'secrecy-reviewer');
  await station.call('keys.revoke', { person, why: 'compromised', passPhrase });
  await station.signIn('approver');
  expect(readdirSync(station.out).sort()).toEqual(['BMSC-2026-0001.zip', 'trust.json']);
  const later = join(station.folder, 'later');
  mkdirSync(later);
  const again = await station.ask('bundle.export', {
    dossier,
    folder: station.ticket(later),
    passPhrase: passPhrases.approver,
  });
  expect(again).toMatchObject({
    ok: false,
    failure: { code: 'signoff.key-compromised', params: { stage: 'secrecy-reviewer' } },
  });
  expect(readdirSync(later)).toEqual([]);
  const known = trustIn(station);
  const certificates = known.certificates.map((each) =>
    each.person === person
      ? { ...each, revoked: { at: '2027-01-01T00:00:00.000Z', why: 'compromised' as const } }
      : each,
  );
  const report = verifyBundle(bundle, {
    ...ports,
    name: 'a.zip',
    trust: { ...known, certificates } as TrustFile,
  });
  expect(report.problems.map(({ code }) => code)).toContain('signature.revoked');
});

test('nobody signs on top of a signature whose key was compromised, until it is given again', async () => {
  const { station, dossier } = await draftDossier();
  for (const stage of ['handler', 'secrecy-reviewer'] as const) await sign(station, dossier, stage);
  await station.signIn('security-administrator');
  const person = await idOf(station, 'handler');
  await station.call('keys.revoke', { person, why: 'compromised', passPhrase });
  await replaceKey(station, 'handler');
  await station.signIn('approver');
  const { content } = await station.call('dossier.read', { dossier });
  const [stage, answers] = ['approver', answersOf('approver')] as const;
  const input = { dossier, stage, content, answers, passPhrase: passPhrases.approver };
  expect(await station.ask('dossier.sign', input)).toMatchObject({
    failure: { code: 'signoff.key-compromised', params: { stage: 'handler' } },
  });
  await station.call('dossier.return', { dossier, comment: '承办人密钥泄露，请换发后重新签署' });
  await signInWith(station, 'handler', fresh);
  await station.call('dossier.sign', {
    dossier,
    stage: 'handler',
    content,
    answers: answersOf('handler'),
    passPhrase: fresh,
  });
  for (const stage of ['secrecy-reviewer', 'approver'] as const) await sign(station, dossier, stage);
  expect(codeOf(await exportAs(station, dossier, passPhrases.approver))).toBe('ok');
});

describe('a trust file that travels between two machines of the office', () => {
  const exportTrust = async (station: Workstation) =>
    (await station.call('keys.export-trust', { folder: station.ticket(station.out) })).path;
  const take = (station: Workstation, path: string) =>
    station.ask('keys.import-trust', { file: station.ticket(path), passPhrase });

  test('goes forward only, ends revoked keys, and follows the root', async () => {
    const station = await openOffice('both');
    await station.signIn('security-administrator');
    const first = await exportTrust(station);
    const other = await openWorkstation({ workspaceFolder: copyOf(station) });
    await other.signIn('security-administrator');
    const person = await idOf(station, 'handler');
    await station.call('keys.revoke', { person, why: 'lost', passPhrase });
    await replaceKey(station, 'approver');
    const third = await exportTrust(station);
    expect(await take(other, third)).toMatchObject({ ok: true, value: { version: 3, isRootHere: true } });
    expect(await take(other, third)).toMatchObject({
      failure: { code: 'key.trust-older', params: { known: 3, offered: 3 } },
    });
    expect(codeOf(await take(other, first))).toBe('key.trust-older');
    expect(codeOf(await signInWith(other, 'handler', passPhrases.handler))).toBe('key.none');
    await other.signIn('security-administrator');
    await station.call('keys.rotate-root', { passPhrase });
    expect(await take(other, await exportTrust(station))).toMatchObject({
      ok: true,
      value: { version: 4, isRootHere: false, successions: 1 },
    });
    expect(codeOf(await other.ask('keys.rotate-root', { passPhrase }))).toBe('key.not-root-here');
    await ledgerHolds(other);
  });

  test('is refused from another office, from a root that nobody named, and where it is none', async () => {
    const station = await openOffice();
    const stranger = await openWorkstation();
    await stranger.call('office.create', officeDraft);
    const elsewhere = await openWorkstation();
    await elsewhere.call('office.create', { ...officeDraft, code: 'QXWJ02' });
    for (const each of [station, stranger, elsewhere]) await each.signIn('security-administrator');
    await replaceKey(stranger, 'handler');
    expect(codeOf(await take(station, await exportTrust(stranger)))).toBe('key.trust-stranger');
    expect(codeOf(await take(station, await exportTrust(elsewhere)))).toBe('key.trust-other-office');
    expect(codeOf(await take(station, join(station.workspace, 'office.db')))).toBe('bundle.trust-unreadable');
    expect(codeOf(await take(station, join(station.folder, '没有.json')))).toBe('bundle.trust-unreadable');
    expect(codeOf(await station.ask('keys.export-trust', { folder: station.ticket(station.out) }))).toBe(
      'ok',
    );
    expect(codeOf(await station.ask('keys.export-trust', { folder: station.ticket(station.out) }))).toBe(
      'bundle.target-exists',
    );
    await station.signIn('handler');
    expect(codeOf(await station.ask('keys.export-trust', { folder: station.ticket(station.out) }))).toBe(
      'session.not-allowed',
    );
    expect(codeOf(await take(station, station.out))).toBe('session.not-allowed');
    await ledgerHolds(station);
  });
});

describe('a certificate that has run out', () => {
  test('refuses signatures until it is renewed, and then covers all since it was made', async () => {
    const { station, dossier } = await draftDossier();
    station.clock.pass(3.1 * year);
    // A pass phrase has run out long before its certificate.
    const [mine, theirs] = ['三年以后的新口令-承办', '三年以后的新口令-安全'];
    await station.signIn('handler');
    await station.call('key.change-pass-phrase', { old: passPhrases.handler, new: mine });
    const { content } = await station.call('dossier.read', { dossier });
    const input = {
      dossier,
      stage: 'handler',
      content,
      answers: answersOf('handler'),
      passPhrase: mine,
    } as const;
    expect(codeOf(await station.ask('dossier.sign', input))).toBe('key.not-in-force');
    await station.signIn('security-administrator');
    await station.call('key.change-pass-phrase', { old: passPhrase, new: theirs });
    const person = await idOf(station, 'handler');
    const before = (await station.call('keys.list', {})).keys.find((each) => each.person === person)!;
    const view = await station.call('keys.renew', { person, passPhrase: theirs });
    const renewed = view.keys.find((each) => each.person === person)!;
    expect(renewed).toMatchObject({ keyId: before.keyId, validFrom: before.validFrom, standing: 'in-force' });
    expect(renewed.validUntil > before.validUntil).toBe(true);
    await station.call('session.sign-in', { person, passPhrase: mine });
    expect(codeOf(await station.ask('dossier.sign', input))).toBe('ok');
    await station.signIn('security-auditor');
    const auditors = { old: passPhrases['security-auditor'], new: '三年以后的新口令-审计' };
    await station.call('key.change-pass-phrase', auditors);
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
  });
});

describe('rights to review and approve', () => {
  test.each(['secrecy-reviewer', 'approver'] as const)('of a %s need two administrators', async (duty) => {
    const station = await openOffice();
    await station.signIn('security-administrator');
    const person = await idOf(station, duty);
    const own = { person: await idOf(station, 'security-administrator'), passPhrase };
    const auditor = {
      person: await idOf(station, 'security-auditor'),
      passPhrase: passPhrases['security-auditor'],
    };
    for (const second of [null, own, auditor]) {
      const asked = await station.ask('keys.replace', {
        person,
        newPassPhrase: fresh,
        passPhrase,
        witness: second,
      });
      expect(codeOf(asked)).toBe('key.witness-needed');
    }
    const wrong = { ...(await witness(station)), passPhrase: '不是这一句口令啊啊啊' };
    const asked = await station.ask('keys.replace', {
      person,
      newPassPhrase: fresh,
      passPhrase,
      witness: wrong,
    });
    expect(codeOf(asked)).toBe('session.wrong-pass-phrase');
    expect((await station.call('keys.list', {})).version).toBe(1);
    expect((await replaceKey(station, duty)).version).toBe(2);
    await station.signIn('security-auditor');
    const [entry] = (await station.call('audit.list', { before: null, limit: 50 })).filter(
      ({ action, result }) => action === 'keys.replace' && result === 'done',
    );
    expect(entry?.detail).toMatchObject({ version: 2, witness: (await witness(station)).person });
  });

  test('are given to nobody whose duty does not sign', async () => {
    const station = await openOffice();
    await station.signIn('security-administrator');
    const person = await idOf(station, 'security-administrator');
    expect(codeOf(await station.ask('keys.revoke', { person, why: 'lost', passPhrase }))).toBe(
      'key.person-unknown',
    );
    expect(codeOf(await station.ask('keys.renew', { person, passPhrase }))).toBe('key.person-unknown');
    const weak = { person: await idOf(station, 'handler'), newPassPhrase: '太短', passPhrase, witness: null };
    expect(codeOf(await station.ask('keys.replace', weak))).toBe('office.weak-pass-phrase');
  });
});

describe.each(['ed25519', 'sm2', 'both'] as const)('the root of an office that signs with %s', (suite) => {
  test('hands over to the next, and verifiers follow forward only', async () => {
    const { station, dossier } = await approvedDossier(suite);
    const first = await exportAs(station, dossier, passPhrases.approver);
    if (!first.ok) throw new Error(first.failure.code);
    const known = trustIn(station);
    await station.signIn('security-administrator');
    for (const version of [2, 3]) {
      const view = await station.call('keys.rotate-root', { passPhrase });
      expect(view).toMatchObject({ version, successions: version - 1 });
    }
    await station.signIn('approver');
    const bundle = new Uint8Array(readFileSync(first.value.path));
    const later = await station.ask('bundle.export', {
      dossier,
      folder: station.ticket(station.folder),
      passPhrase: passPhrases.approver,
    });
    expect(later).toMatchObject({ ok: true, value: { report: { valid: true } } });
    const bytes = new Uint8Array(readFileSync(join(station.folder, 'trust.json')));
    const newest = parseTrustFile(bytes, ports);
    if (!newest.ok) throw new Error(newest.why);
    expect(newest.trust.root.keyId).not.toBe(known.root.keyId);
    expect(mayReplace(known, newest.trust, ports)).toBe(true);
    expect(mayReplace(newest.trust, known, ports)).toBe(false);
    expect(verifyBundle(bundle, { ...ports, name: 'a.zip', trust: newest.trust }).problems).toEqual([]);
    await ledgerHolds(station);
  });
});

test('a later trust file takes the place of the earlier one in a folder, which is kept aside', async () => {
  const { station, dossier } = await approvedDossier();
  await exportAs(station, dossier, passPhrases.approver);
  await replaceKey(station, 'handler');
  await station.signIn('approver');
  renameSync(join(station.out, 'BMSC-2026-0001.zip'), join(station.folder, 'first.zip'));
  expect(codeOf(await exportAs(station, dossier, passPhrases.approver))).toBe('ok');
  expect(readdirSync(station.out)).toEqual([
    'BMSC-2026-0001.zip',
    expect.stringMatching(/^trust-[0-9a-f]{8}\.json$/),
    'trust.json',
  ]);
  expect(trustIn(station).version).toBe(2);
});

test('a trust file that was put back shows in the check of the ledger', async () => {
  const station = await openOffice();
  await replaceKey(station, 'handler');
  await station.close();
  const { default: sqlite } = await import('better-sqlite3');
  const database = new sqlite(join(station.workspace, 'office.db'));
  database.exec('DROP TRIGGER trust_version_stays; DELETE FROM trust_version WHERE version = 2');
  database.close();
  await station.restart();
  await station.signIn('security-auditor');
  const { problems } = await station.call('audit.verify', {});
  expect(problems.map(({ what }) => what)).toContain('people.differ');
});
