/** Packages between machines of one office: address, packing, opening. */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { readBundleFile, writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { MadeAddress, PackedDossier } from '../contract/exchange-api.ts';
import { certifiedSigner } from '../exchange/certified-signer.ts';
import type { ExchangeAddress } from '../exchange/exchange-address.ts';
import { addressBytes, parseAddress } from '../exchange/exchange-address.ts';
import { encryptTo, exchangeKeyId } from '../exchange/exchange-cipher.node.ts';
import { writeExchangeBag } from '../exchange/exchange-package.ts';
import { signingStages } from '../signoff/statement.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import { writePassage } from '../store/exchange-passages.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import type { PackedContent } from './exchange-content.node.ts';
import { exchangeContent } from './exchange-content.node.ts';
import { exchangeKey } from './exchange-key.node.ts';
import { openPackage } from './exchange-open.node.ts';
import { unlockToSign } from './pass-phrase.node.ts';
import { freshDossier } from './rescreen.node.ts';
import { trustInForce } from './trust-in-force.node.ts';

const packageEnding = '.xsx';

type ExchangeHandlers = Pick<Handlers, 'exchange.address' | 'exchange.pack' | 'exchange.open'>;

export function exchangeCases(context: EngineContext): ExchangeHandlers {
  return {
    'exchange.address': (input) => makeAddress(context, input),
    'exchange.pack': (input) => pack(context, input),
    'exchange.open': (input) => openPackage(context, input),
  };
}

/** Failures: those of `exchangeKey`, `unlockToSign` and `writeBundleFile`. */
async function makeAddress(
  context: EngineContext,
  { folder: ticket, passPhrase }: Api['exchange.address']['input'],
): Promise<Result<MadeAddress>> {
  const action = 'exchange.address';
  const person = permit(context, action, signingStages);
  if (!person.ok) return person;
  const folder = context.wiring.pathOfTicket(ticket);
  if (folder === null) return fail('intake.ticket-unknown', {});
  const signer = await unlockToSign(context, person.value, { passPhrase, action });
  if (!signer.ok) return signer;
  const key = exchangeKey(context, person.value);
  if (!key.ok) return key;
  const { workstation } = context.store;
  const keyId = exchangeKeyId(key.value.publicKey);
  const address: ExchangeAddress = {
    schema: 'xianshen.exchange-address/1',
    officeCode: trustInForce(context).office.code,
    workstation,
    keyId,
    publicKey: encodeBase64(key.value.publicKey),
    madeAt: context.ports.clock.now(),
  };
  const path = join(folder, `xianshen-${keyId}.address.json`);
  const written = await writeBundleFile(path, addressBytes(address, signer.value));
  if (!written.ok) return written;
  const event = {
    by: person.value,
    action,
    objects: [keyId],
    detail: { sha256: written.value.sha256 },
  } as const;
  return record(context, event, () => ({ path, workstation, keyId }));
}

/** Failures: `exchange.address-unreadable` also for one that nobody of this office signed, and those of every step. */
async function pack(
  context: EngineContext,
  { dossier: id, address: ticket, folder, passPhrase }: Api['exchange.pack']['input'],
): Promise<Result<PackedDossier>> {
  const action = 'exchange.pack';
  const person = permit(context, action, signingStages);
  if (!person.ok) return person;
  const [addressPath, target] = [context.wiring.pathOfTicket(ticket), context.wiring.pathOfTicket(folder)];
  if (addressPath === null || target === null) return fail('intake.ticket-unknown', {});
  const address = await readAddress(context, addressPath);
  if (!address.ok) return address;
  const fresh = await freshDossier(context, id, person.value);
  if (!fresh.ok) return fresh;
  const signer = await unlockToSign(context, person.value, { passPhrase, action });
  if (!signer.ok) return signer;
  const content = await exchangeContent(context, id);
  if (!content.ok) return content;
  const { packageNumber } = content.value.history;
  const facts = {
    kind: 'exchange',
    packageNumber,
    officeCode: address.value.officeCode,
    from: context.store.workstation,
    to: address.value.keyId,
    packedAt: context.ports.clock.now(),
    program: context.wiring.programVersion,
  } as const;
  context.wiring.onProgress({ job: id, step: 'packing', done: 0, total: 1 });
  const bag = writeExchangeBag(content.value, facts, { signer: signer.value, hash: context.ports.hash });
  const receiver = decodeBase64(address.value.publicKey);
  if (receiver === null) return fail('exchange.address-unreadable', { name: basename(addressPath) });
  const sealed = encryptTo(receiver, bag, context.ports.ids);
  const { state } = content.value;
  const path = join(target, `${packageNumber}-${state.slice(0, 8)}-${facts.to.slice(0, 4)}${packageEnding}`);
  const written = await writeBundleFile(path, sealed);
  if (!written.ok) return written;
  const { sha256, bytes } = written.value;
  const recorded = recordSent(context, person.value, { ...content.value, to: facts.to, sha256, bytes });
  // What the ledger does not know of must not be lying about.
  if (!recorded.ok) {
    await rm(path, { force: true });
    return recorded;
  }
  return ok({ path, fileName: basename(path), bytes, sha256, to: address.value.workstation });
}

async function readAddress(context: EngineContext, path: string): Promise<Result<ExchangeAddress>> {
  const name = basename(path);
  const bytes = await readBundleFile(path);
  const parsed = bytes.ok ? parseAddress(bytes.value) : null;
  if (parsed === null) return fail('exchange.address-unreadable', { name });
  const { address, envelope } = parsed;
  const trust = trustInForce(context);
  const publicKey = decodeBase64(address.publicKey);
  const isOwnName = publicKey !== null && exchangeKeyId(publicKey) === address.keyId;
  const signer = certifiedSigner(envelope, address.madeAt, { trust, verifySignature });
  if (address.officeCode !== trust.office.code) return fail('exchange.other-office', {});
  return isOwnName && signer !== null ? ok(address) : fail('exchange.address-unreadable', { name });
}

interface Sent extends PackedContent {
  readonly to: string;
  readonly sha256: string;
  readonly bytes: number;
}

function recordSent(context: EngineContext, by: PersonRow, sent: Sent): Result<null> {
  const { history, ledger, state, to, sha256, bytes } = sent;
  const id = context.ports.ids.next('passage');
  const { origin, size, rootHash } = ledger;
  const detail = { to, sent: state, sha256, bytes, ledger: { origin, size, rootHash } };
  const event = { by, action: 'exchange.pack', objects: [history.id, id], detail } as const;
  return record(context, event, (tx, at) => {
    writePassage(tx, { id, dossier: history.id, direction: 'sent', state, by: by.id, at });
    return null;
  });
}
