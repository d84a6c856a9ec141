/** Packages that must not be believed: damaged, misdirected, forged by whoever knows the form. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from '../../shared/base/base64.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { DossierId } from '../../shared/base/ids.ts';
import { readZip } from '../../shared/bundle/read-zip.ts';
import { writeZip } from '../../shared/bundle/zip-writer.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { openVaultSlot } from '../../shared/engine/vault-slot.node.ts';
import type { DossierHistory } from '../../shared/exchange/dossier-history.ts';
import { parseAddress } from '../../shared/exchange/exchange-address.ts';
import { decryptWith, encryptTo } from '../../shared/exchange/exchange-cipher.node.ts';
import type { ExchangeContent, StatementFacts } from '../../shared/exchange/exchange-package.ts';
import { readExchangeBag, writeExchangeBag } from '../../shared/exchange/exchange-package.ts';
import type { LedgerPart } from '../../shared/exchange/ledger-part.ts';
import { openObject } from '../../shared/intake/vault-seal.node.ts';
import { createKey, unlockKey } from '../../shared/signoff/keys.node.ts';
import { parseSealedKey } from '../../shared/signoff/sealed-key.ts';
import type { Signer } from '../../shared/signoff/signing.ts';
import { codeOf, got, quietLog } from '../store/test-store.ts';
import { addressOnce, draftAt, packFor, threeMachines, tryOpening } from './three-machines.ts';
import type { Workstation } from './workstation.ts';
import { officeDraft, openWorkstation, passPhrases, sign } from './workstation.ts';

const marked = `${['机', '密'].join('')}★10年\n\n关于雷达站改造的请示\n`;

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
        ...readZip(bag, 'x', nodeHash).entries!,
        { path: `${facts.packageNumber}/${path}`, bytes: new Uint8Array(3) },
      ]),
    signed: (change: Partial<StatementFacts>, signer: Signer = handler) => seal(write(change, signer)),
    /** The document's words exchanged for others, before anybody signed. */
    saying: (words: string) => {
      const bytes = new TextEncoder().encode(words);
      const sha256 = nodeHash.sha256(bytes);
      const old = content.history.files.find(({ slot }) => slot === 'document')!;
      const files = content.history.files.map((file) =>
        file === old ? { ...file, sha256, bytes: bytes.length } : file,
      );
      const objects = new Map([...content.objects].filter(([digest]) => digest !== old.sha256));
      objects.set(sha256, bytes);
      const history = { ...content.history, files, signOffs: [], state: 'drafting' as const };
      const bag = writeExchangeBag({ ...content, history, objects }, facts, {
        signer: handler,
        hash: nodeHash,
      });
      return seal(bag);
    },
    /** Another part of the ledger than the clerk's machine would have written. */
    proving: (change: (ledger: LedgerPart) => LedgerPart) => {
      const ledger = change(content.ledger);
      return seal(writeExchangeBag({ ...content, ledger }, facts, { signer: handler, hash: nodeHash }));
    },
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
        forge.proving(({ origin, size, rootHash, entries }) => ({ origin, size, rootHash, entries })),
      ],
      ['exchange.history-refused', forge.proving((part) => ({ ...part, size: part.size + 1 }))],
      ['exchange.history-refused', forge.proving((part) => ({ ...part, entries: part.entries.slice(1) }))],
      [
        'exchange.history-refused',
        forge.proving((part) =>
          'proof' in part
            ? { ...part, proof: { ...part.proof, paths: part.proof.paths.map(() => []) } }
            : part,
        ),
      ],
      [
        'exchange.history-refused',
        forge.changed((history) => ({ ...history, catalogue: { ...history.catalogue, title: '换了题目' } })),
      ],
      [
        'exchange.people-unknown',
        forge.changed((history) => ({ ...history, openedBy: 'person-nobody' as never })),
      ],
      ['intake.looks-classified', forge.saying(marked)],
      ['dossier.kind-unknown', forge.changed((history) => ({ ...history, kind: 'no-such-kind' }))],
    ];
    for (const [code, bytes] of refusals) {
      const path = join(reviewer.folder, 'forged.xsx');
      writeFileSync(path, bytes);
      expect(await tryOpening(reviewer, 'secrecy-reviewer', path)).toBe(code);
    }
    await reviewer.signIn('secrecy-reviewer');
    expect(await reviewer.call('dossier.list', {})).toEqual([]);
    const kept = readdirSync(join(reviewer.folder, 'restored', 'vault'), {
      recursive: true,
      encoding: 'utf8',
    });
    const digest = nodeHash.sha256(new TextEncoder().encode(marked));
    expect(kept.filter((name) => name.endsWith(digest))).toEqual([]);
    expect((await reviewer.engine().inspect()).isWhole).toBe(true);
  });
});
