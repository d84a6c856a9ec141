/**
 * The exchange key of this workstation: made when it is first needed, the private half sealed with the key of the vault, so that
 * it opens for whoever works on documents and for nobody with the disk alone.
 */
import * as z from 'zod/mini';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { ExchangeKeyPair } from '../exchange/exchange-cipher.node.ts';
import { createExchangeKey } from '../exchange/exchange-cipher.node.ts';
import { readExchangeKey, writeExchangeKey } from '../store/exchange-passages.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';

const keptKey = z.strictObject({
  schema: z.literal('xianshen.exchange-key/1'),
  publicKey: z.string(),
  /** Digest of the private half, under which it is sealed. */
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  sealed: z.string(),
});

/** Failures: `vault.locked` while the vault is not open, or not yet sealed; `exchange.key-damaged`. */
export function exchangeKey(context: EngineContext, by: PersonRow): Result<ExchangeKeyPair> {
  const { store, vaultLock } = context;
  if (vaultLock.state() !== 'open') return fail('vault.locked', {});
  const kept = readExchangeKey(store.readable, store.workstation);
  return kept === null ? makeKey(context, by) : openKey(context, kept);
}

function makeKey(context: EngineContext, by: PersonRow): Result<ExchangeKeyPair> {
  const { ports, store, vaultLock } = context;
  const pair = createExchangeKey(ports.ids);
  const digest = ports.hash.sha256(pair.privateKey);
  const kept: z.infer<typeof keptKey> = {
    schema: 'xianshen.exchange-key/1',
    publicKey: encodeBase64(pair.publicKey),
    digest,
    sealed: encodeBase64(vaultLock.seal(pair.privateKey, digest)),
  };
  const detail = { publicKey: kept.publicKey };
  return record(context, { by, action: 'exchange.key', detail }, (tx) => {
    writeExchangeKey(tx, store.workstation, JSON.stringify(kept));
    return pair;
  });
}

function openKey({ vaultLock }: EngineContext, untrustedText: string): Result<ExchangeKeyPair> {
  const kept = keptKey.safeParse(JSON.parse(untrustedText));
  if (!kept.success) return fail('exchange.key-damaged', {});
  const [publicKey, sealed] = [decodeBase64(kept.data.publicKey), decodeBase64(kept.data.sealed)];
  if (publicKey === null || sealed === null) return fail('exchange.key-damaged', {});
  const privateKey = vaultLock.open(sealed, brand<Sha256>(kept.data.digest));
  return privateKey === null ? fail('exchange.key-damaged', {}) : ok({ publicKey, privateKey });
}
