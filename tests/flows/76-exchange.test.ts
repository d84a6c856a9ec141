/** A dossier goes clerk → reviewer → clerk → approver as a file, over three machines that share nothing else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from '../../shared/base/base64.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { DossierId } from '../../shared/base/ids.ts';
import { readZip } from '../../shared/bundle/read-zip.ts';
import { writeZip } from '../../shared/bundle/zip-writer.ts';
import type { OpenedPackage, PackedDossier } from '../../shared/contract/exchange-api.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { restoreBackup } from '../../shared/engine/restore.node.ts';
import { openVaultSlot } from '../../shared/engine/vault-slot.node.ts';
import type { DossierHistory } from '../../shared/exchange/dossier-history.ts';
import { parseAddress } from '../../shared/exchange/exchange-address.ts';
import { decryptWith, encryptTo } from '../../shared/exchange/exchange-cipher.node.ts';
import type { ExchangeContent, StatementFacts } from '../../shared/exchange/exchange-package.ts';
import { readExchangeBag, writeExchangeBag } from '../../shared/exchange/exchange-package.ts';
import { openObject } from '../../shared/intake/vault-seal.node.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { createKey, unlockKey } from '../../shared/signoff/keys.node.ts';
import { parseSealedKey } from '../../shared/signoff/sealed-key.ts';
import type { Signer } from '../../shared/signoff/signing.ts';
import { codeOf, got, quietLog } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import {
  catalogue,
  officeDraft,
  openWorkstation,
  passPhrases,
  policyRecord,
  sign,
  texts,
} from './workstation.ts';

/** Sets a further machine up from a backup of the first, as an office does. */
async function furtherMachine(first: Workstation, name: string): Promise<Workstation> {
  const backup = join(first.out, `${name}.zip`);
  got(await first.engine().backUp(backup));
  const station = await openWorkstation({ workstation: name });
  await station.close();
  const folder = join(station.folder, 'restored');
  const host = {
    onProgress: () => undefined,
    inspect: async (at: string) => {
      await station.restart({ workspaceFolder: at });
      const inspection = await station.engine().inspect();
      await station.close();
      return { ok: true, value: inspection } as const;
    },
  };
  expect(got(await restoreBackup(backup, folder, host)).whole).toBe(true);
  await station.restart({ workspaceFolder: folder });
  return station;
}

interface Office {
  readonly clerk: Workstation;
  readonly reviewer: Workstation;
  readonly approver: Workstation;
}

async function threeMachines(): Promise<Office> {
  const clerk = await openWorkstation({ workstation: '承办机' });
  await clerk.call('office.create', officeDraft);
  const reviewer = await furtherMachine(clerk, '审查机');
  const approver = await furtherMachine(clerk, '审批机');
  return { clerk, reviewer, approver };
}

async function draftAt(station: Workstation, change: Partial<Record<keyof typeof texts, string>> = {}) {
  await station.signIn('handler');
  const { dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: catalogue.title,
  });
  await station.call('dossier.set-catalogue', { dossier, catalogue });
  await station.call('dossier.set-record', { dossier, record: policyRecord });
  for (const slot of ['document', 'interpretation', 'attachment'] as const) {
    const ticket = station.file(`${slot}.txt`, change[slot] ?? texts[slot]);
    await station.call('dossier.add-file', { dossier, slot, ticket });
  }
  return dossier;
}

async function addressOf(station: Workstation, duty: Duty): Promise<string> {
  await station.signIn(duty);
  const made = await station.call('exchange.address', {
    folder: station.ticket(station.out),
    passPhrase: passPhrases[duty],
  });
  return made.path;
}

async function packFor(
  from: Workstation,
  to: { readonly station: Workstation; readonly duty: Duty; readonly address?: string },
  work: { readonly dossier: DossierId; readonly by: Duty },
): Promise<PackedDossier> {
  const address = to.address ?? (await addressOnce(to.station, to.duty));
  await from.signIn(work.by);
  return from.call('exchange.pack', {
    dossier: work.dossier,
    address: from.ticket(address),
    folder: from.ticket(from.out),
    passPhrase: passPhrases[work.by],
  });
}

const addresses = new WeakMap<Workstation, string>();
async function addressOnce(station: Workstation, duty: Duty): Promise<string> {
  const known = addresses.get(station);
  if (known !== undefined) return known;
  const made = await addressOf(station, duty);
  addresses.set(station, made);
  return made;
}

async function openAt(station: Workstation, duty: Duty, path: string): Promise<OpenedPackage> {
  await station.signIn(duty);
  return station.call('exchange.open', { package: station.ticket(path) });
}

async function tryOpening(station: Workstation, duty: Duty, path: string): Promise<string> {
  await station.signIn(duty);
  return codeOf(await station.ask('exchange.open', { package: station.ticket(path) }));
}

/** What somebody can make who knows the form and the receiver's address, and even holds the handler's pass phrase. */
async function forgery(clerk: Workstation, reviewer: Workstation, dossier: DossierId) {
  const address = parseAddress(readFileSync(await addressOnce(reviewer, 'secrecy-reviewer')))!.address;
  await clerk.close();
  const database = new sqlite(join(clerk.workspace, 'office.db'), { readonly: true });
  const people =
    "SELECT sealed FROM person_key JOIN duty_assignment USING (person_id) WHERE duty = 'handler'";
  const sealed = got(parseSealedKey(String(database.prepare(people).pluck().get())));
  database.close();
  await clerk.restart();
  await clerk.signIn('handler');
  const handler = got(await unlockKey(sealed, passPhrases.handler));
  const ports = nodePorts(quietLog);
  const cheap = { n: 16, r: 1, p: 1 };
  const made = await createKey(passPhrases.handler, ports.ids, cheap);
  const stranger = got(await unlockKey(made.sealed, passPhrases.handler));
  const content = await contentAt(clerk, dossier);
  const facts: StatementFacts = {
    kind: 'exchange',
    packageNumber: content.history.packageNumber,
    officeCode: officeDraft.code,
    from: '承办机',
    to: address.keyId,
    packedAt: clerk.clock.now(),
    program: '0.1.0',
  };
  const write = (change: Partial<StatementFacts>, signer: Signer, history = content.history) =>
    writeExchangeBag({ ...content, history }, { ...facts, ...change }, { signer, hash: nodeHash });
  const seal = (bytes: Uint8Array) => encryptTo(decodeBase64(address.publicKey)!, bytes, ports.ids);
  const bag = write({}, handler);
  return {
    bag,
    stranger,
    seal,
    zipWith: (path: string) =>
      writeZip([
        ...readZip(bag, 'x').entries!,
        { path: `${facts.packageNumber}/${path}`, bytes: new Uint8Array(3) },
      ]),
    signed: (change: Partial<StatementFacts>, signer: Signer = handler) => seal(write(change, signer)),
    changed: (change: (history: DossierHistory) => DossierHistory) =>
      seal(write({}, handler, change(content.history))),
  };
}

/** What a package of the clerk's holds, read by a second engine over a copy of the workspace. */
async function contentAt(clerk: Workstation, dossier: DossierId): Promise<ExchangeContent> {
  const own = await addressOnce(clerk, 'handler');
  const packed = await packFor(
    clerk,
    { station: clerk, duty: 'handler', address: own },
    { dossier, by: 'handler' },
  );
  const { people } = await clerk.call('office.status', {});
  const handler = people.find(({ duty }) => duty === 'handler')!;
  await clerk.close();
  const database = new sqlite(join(clerk.workspace, 'office.db'), { readonly: true });
  const setting = (name: string) =>
    String(database.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name));
  const slot = setting(`vault-slot/${handler.id}`);
  const kept = JSON.parse(setting('exchange-key/承办机'));
  database.close();
  await clerk.restart();
  await clerk.signIn('handler');
  const key = got(await openVaultSlot(slot, { person: handler.id, passPhrase: passPhrases.handler }));
  const privateKey = openObject(decodeBase64(kept.sealed)!, key, kept.digest)!;
  const opened = decryptWith(
    { publicKey: decodeBase64(kept.publicKey)!, privateKey },
    readFileSync(packed.path),
  );
  if (!opened.ok) throw new Error(opened.why);
  return readExchangeBag(opened.bytes, nodeHash)!.content;
}

/** Time goes on alike on all machines. */
function passTime({ clerk, reviewer, approver }: Office, ms: number): void {
  for (const station of [clerk, reviewer, approver]) station.clock.pass(ms);
}

describe('a dossier that travels', () => {
  test('is signed on three machines and leaves as one verified bundle', async () => {
    const office = await threeMachines();
    const { clerk, reviewer, approver } = office;
    const dossier = await draftAt(clerk);
    await sign(clerk, dossier, 'handler');

    const there = await packFor(
      clerk,
      { station: reviewer, duty: 'secrecy-reviewer' },
      { dossier, by: 'handler' },
    );
    expect(there.to).toBe('审查机');
    expect(readFileSync(there.path).includes(Buffer.from('图书馆'))).toBe(false);
    passTime(office, 3_600_000);
    const arrived = await openAt(reviewer, 'secrecy-reviewer', there.path);
    expect(arrived).toMatchObject({
      outcome: 'new',
      dossier,
      from: '承办机',
      packageNumber: 'BMSC-2026-0001',
    });
    await sign(reviewer, dossier, 'secrecy-reviewer');

    passTime(office, 3_600_000);
    const back = await packFor(
      reviewer,
      { station: clerk, duty: 'handler' },
      { dossier, by: 'secrecy-reviewer' },
    );
    const returned = await openAt(clerk, 'handler', back.path);
    expect(returned).toMatchObject({ outcome: 'forward', from: '审查机' });
    expect(returned.differences).toEqual([{ kind: 'signOffs', here: 0, there: 1 }]);
    expect((await clerk.call('dossier.read', { dossier })).state).toBe('approval');

    passTime(office, 3_600_000);
    const on = await packFor(clerk, { station: approver, duty: 'approver' }, { dossier, by: 'handler' });
    expect((await openAt(approver, 'approver', on.path)).outcome).toBe('new');
    passTime(office, 3_600_000);
    await sign(approver, dossier, 'approver');
    const exported = await approver.call('bundle.export', {
      dossier,
      folder: approver.ticket(approver.out),
      passPhrase: passPhrases.approver,
    });
    expect(exported.report).toMatchObject({ valid: true, problems: [] });
    expect(new Set(exported.report.signers.map(({ stage }) => stage)).size).toBeGreaterThanOrEqual(3);

    for (const station of [clerk, reviewer, approver]) {
      const inspection = await station.engine().inspect();
      expect(inspection.ledger.problems).toEqual([]);
      expect(inspection.isWhole).toBe(true);
    }
    // The approval comes home: every machine ends with the same.
    const home = await packFor(approver, { station: clerk, duty: 'handler' }, { dossier, by: 'approver' });
    expect((await openAt(clerk, 'handler', home.path)).outcome).toBe('forward');
    expect((await clerk.call('dossier.read', { dossier })).state).toBe('exported');
    expect((await clerk.engine().inspect()).isWhole).toBe(true);
  });
});

describe('a package', () => {
  test('that is opened twice changes nothing the second time, nor does one of an older state', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    const dossier = await draftAt(clerk);
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const early = await packFor(clerk, to, { dossier, by: 'handler' });
    await sign(clerk, dossier, 'handler');
    const late = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    expect((await openAt(reviewer, 'secrecy-reviewer', late.path)).outcome).toBe('new');
    const before = await reviewer.call('dossier.read', { dossier });
    expect((await openAt(reviewer, 'secrecy-reviewer', late.path)).outcome).toBe('same');
    expect((await openAt(reviewer, 'secrecy-reviewer', early.path)).outcome).toBe('older');
    expect(await reviewer.call('dossier.read', { dossier })).toEqual(before);
    expect(await reviewer.call('dossier.list', {})).toHaveLength(1);
    expect((await reviewer.engine().inspect()).ledger.problems).toEqual([]);
  });

  test('carries decisions, a return with its comment, and the next version, there and back', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    const document = `${texts.document}联系人手机：13900000000。\n`;
    const dossier = await draftAt(clerk, { document });
    const open = (await clerk.call('dossier.findings', { dossier })).filter(
      ({ severity }) => severity === 'soft',
    );
    expect(open.length).toBeGreaterThan(0);
    for (const { id: finding } of open) {
      const decision = { action: 'set-aside', reason: 'needed-for-service', note: '对外服务电话' } as const;
      await clerk.call('dossier.decide', { dossier, finding, ...decision });
    }
    await sign(clerk, dossier, 'handler');
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    await openAt(reviewer, 'secrecy-reviewer', there.path);
    const seen = await reviewer.call('dossier.findings', { dossier });
    for (const { id } of open) expect(seen.find((each) => each.id === id)?.decisions?.length).toBe(1);
    await reviewer.call('dossier.return', { dossier, comment: '请换成办公电话' });
    const back = await packFor(
      reviewer,
      { station: clerk, duty: 'handler' },
      { dossier, by: 'secrecy-reviewer' },
    );
    passTime(office, 60_000);
    expect(await openAt(clerk, 'handler', back.path)).toMatchObject({
      outcome: 'forward',
      differences: [
        { kind: 'rounds', here: 0, there: 1 },
        { kind: 'returns', here: 0, there: 1 },
      ],
    });
    const { files, state } = await clerk.call('dossier.read', { dossier });
    expect(state).toBe('drafting');
    const file = files.find(({ slot }) => slot === 'document')!.id;
    const ticket = clerk.file('第二稿.txt', texts.document);
    await clerk.call('dossier.replace-file', { dossier, file, ticket });
    await sign(clerk, dossier, 'handler');
    const again = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    expect((await openAt(reviewer, 'secrecy-reviewer', again.path)).outcome).toBe('forward');
    await sign(reviewer, dossier, 'secrecy-reviewer');
    expect((await reviewer.engine().inspect()).isWhole).toBe(true);
  });

  test('of a dossier that was worked on in both places is told apart, and nothing is changed', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    const dossier = await draftAt(clerk);
    await sign(clerk, dossier, 'handler');
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    await openAt(reviewer, 'secrecy-reviewer', there.path);
    await sign(reviewer, dossier, 'secrecy-reviewer');
    await clerk.signIn('handler');
    await clerk.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, summary: '改了一句。' },
    });
    const back = await packFor(
      reviewer,
      { station: clerk, duty: 'handler' },
      { dossier, by: 'secrecy-reviewer' },
    );
    await clerk.signIn('handler');
    const before = await clerk.call('dossier.read', { dossier });
    const opened = await openAt(clerk, 'handler', back.path);
    expect(opened.outcome).toBe('parted');
    expect(opened.differences).toEqual([
      { kind: 'rounds', here: 1, there: 0 },
      { kind: 'signOffs', here: 0, there: 1 },
      { kind: 'content', here: 1, there: 1 },
    ]);
    expect(await clerk.call('dossier.read', { dossier })).toEqual(before);
  });

  test('whose number stands for another dossier here is refused', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    await draftAt(reviewer);
    const dossier = await draftAt(clerk);
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier, by: 'handler' });
    expect(await tryOpening(reviewer, 'secrecy-reviewer', there.path)).toBe('exchange.number-taken');
    expect(await reviewer.call('dossier.list', {})).toHaveLength(1);
  });

  test('with a later number leaves a gap, and the next dossier follows it', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    await draftAt(clerk);
    await clerk.signIn('handler');
    const second = await clerk.call('dossier.create', {
      kind: 'policy-with-interpretation',
      title: '第二件',
    });
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier: second.dossier, by: 'handler' });
    expect(await openAt(reviewer, 'secrecy-reviewer', there.path)).toMatchObject({
      outcome: 'new',
      packageNumber: 'BMSC-2026-0002',
    });
    await reviewer.signIn('handler');
    const third = await reviewer.call('dossier.create', {
      kind: 'policy-with-interpretation',
      title: '第三件',
    });
    expect((await reviewer.call('dossier.read', third)).packageNumber).toBe('BMSC-2026-0003');
  });
});

describe('a package that must not be believed', () => {
  test('is refused with its reason: another receiver, another office, damage at any place, no package at all', async () => {
    const office = await threeMachines();
    const { clerk, reviewer, approver } = office;
    const dossier = await draftAt(clerk);
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier, by: 'handler' });
    expect(await tryOpening(approver, 'approver', there.path)).toBe('exchange.not-for-us');

    const bytes = readFileSync(there.path);
    const broken = join(reviewer.folder, 'broken.xsx');
    const places = [0, 7, 8, 20, 48, 60, Math.floor(bytes.length / 2), bytes.length - 20, bytes.length - 1];
    for (const place of places) {
      writeFileSync(
        broken,
        bytes.map((value, at) => (at === place ? value ^ 1 : value)),
      );
      const expected =
        place < 8 ? 'exchange.unreadable' : place < 16 ? 'exchange.not-for-us' : 'exchange.damaged';
      expect(await tryOpening(reviewer, 'secrecy-reviewer', broken), `byte ${place}`).toBe(expected);
    }
    for (const length of [0, 10, 47, 63, 64, 200, bytes.length - 1]) {
      writeFileSync(broken, bytes.subarray(0, length));
      const expected = length < 64 ? 'exchange.unreadable' : 'exchange.damaged';
      expect(await tryOpening(reviewer, 'secrecy-reviewer', broken), `${length} bytes`).toBe(expected);
    }
    writeFileSync(broken, Buffer.concat([bytes, Buffer.from('x')]));
    expect(await tryOpening(reviewer, 'secrecy-reviewer', broken)).toBe('exchange.damaged');
    expect(await tryOpening(reviewer, 'secrecy-reviewer', reviewer.folder)).toBe('exchange.unreadable');
    expect(await reviewer.call('dossier.list', {})).toEqual([]);

    const stranger = await openWorkstation({ workstation: '外单位机' });
    await stranger.call('office.create', { ...officeDraft, code: '11990300MB00000001' });
    const foreign = await draftAt(stranger);
    await stranger.signIn('handler');
    const refused = await stranger.ask('exchange.pack', {
      dossier: foreign,
      address: stranger.ticket(await addressOnce(reviewer, 'secrecy-reviewer')),
      folder: stranger.ticket(stranger.out),
      passPhrase: passPhrases.handler,
    });
    expect(codeOf(refused)).toBe('exchange.other-office');
  });

  test('is refused for what stands inside it, however well it is encrypted', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    const dossier = await draftAt(clerk);
    await sign(clerk, dossier, 'handler');
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    await packFor(clerk, to, { dossier, by: 'handler' });
    const forge = await forgery(clerk, reviewer, dossier);
    const refusals: readonly (readonly [string, Uint8Array])[] = [
      ['exchange.damaged', forge.seal(Buffer.from('PK no package'))],
      ['exchange.damaged', forge.seal(forge.bag.map((value, at) => (at === 400 ? value ^ 1 : value)))],
      ['exchange.damaged', forge.seal(forge.zipWith('../../outside.txt'))],
      ['exchange.damaged', forge.seal(forge.zipWith('data/objects/link'))],
      ['exchange.not-signed', forge.signed({}, forge.stranger)],
      ['exchange.other-office', forge.signed({ officeCode: '11990300MB00000001' })],
      ['exchange.not-for-us', forge.signed({ to: '0123456789abcdef' })],
      ['exchange.not-for-us', forge.signed({ kind: 'archive' })],
      ['exchange.not-signed', forge.signed({ packedAt: '2035-01-01T00:00:00.000Z' })],
      ['exchange.history-refused', forge.changed((history) => ({ ...history, state: 'approved' }))],
      ['exchange.history-refused', forge.changed((history) => ({ ...history, round: 2 }))],
      [
        'exchange.history-refused',
        forge.changed((history) => ({ ...history, catalogue: { ...history.catalogue, title: '换了题目' } })),
      ],
      [
        'exchange.people-unknown',
        forge.changed((history) => ({ ...history, openedBy: 'person-nobody' as never })),
      ],
      ['dossier.kind-unknown', forge.changed((history) => ({ ...history, kind: 'no-such-kind' }))],
    ];
    for (const [code, bytes] of refusals) {
      const path = join(reviewer.folder, 'forged.xsx');
      writeFileSync(path, bytes);
      expect(await tryOpening(reviewer, 'secrecy-reviewer', path)).toBe(code);
    }
    await reviewer.signIn('secrecy-reviewer');
    expect(await reviewer.call('dossier.list', {})).toEqual([]);
    expect((await reviewer.engine().inspect()).isWhole).toBe(true);
  });
});
