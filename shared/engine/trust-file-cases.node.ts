/**
 * The trust file on its way between machines: out for whoever verifies, in from the machine of the office on which keys are
 * changed. It never goes back in version, and to another root only along the statements of the roots before.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { ExportedTrust, KeysView } from '../contract/key-api.ts';
import { mayReplace } from '../signoff/succession.ts';
import type { TrustFile } from '../signoff/trust-file.ts';
import { parseTrustFile } from '../signoff/trust-file.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import type { ReadableStore } from '../store/handles.ts';
import { readKeys, readPeople, readTrust } from '../store/read-office.node.ts';
import { writeKeyEnd, writeTrust } from '../store/write-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal } from './engine-context.node.ts';
import { askAdministrator, keysView } from './key-administration.node.ts';

type TrustFileMethod = 'keys.export-trust' | 'keys.import-trust';

/** A trust file of 10,000 certificates stays below. */
const largestBytes = 16 * 1024 * 1024;

export function trustFileCases(context: EngineContext): Pick<Handlers, TrustFileMethod> {
  return {
    'keys.export-trust': (input) => exportTrust(context, input),
    'keys.import-trust': (input) => importTrust(context, input),
  };
}

/** Failures: `bundle.target-exists`, those of `writeBundleFile`. */
async function exportTrust(
  context: EngineContext,
  { folder: ticket }: Api['keys.export-trust']['input'],
): Promise<Result<ExportedTrust>> {
  const action = 'keys.export-trust';
  const person = permit(context, action, ['security-administrator', 'security-auditor']);
  if (!person.ok) return person;
  const folder = context.wiring.pathOfTicket(ticket);
  if (folder === null) return fail('intake.ticket-unknown', {});
  const kept = readTrust(context.store.readable);
  if (kept === null) throw new Error('an office without its trust file');
  const { version, file } = kept;
  const fileName = `trust-v${version}.json`;
  const written = await writeBundleFile(join(folder, fileName), file);
  if (!written.ok) return written;
  const { path, sha256 } = written.value;
  const event = { by: person.value, action, detail: { version, sha256 } } as const;
  return record(context, event, () => ({ path, fileName, version, sha256 }));
}

async function importTrust(
  context: EngineContext,
  { file: ticket, passPhrase }: Api['keys.import-trust']['input'],
): Promise<Result<KeysView>> {
  const action = 'keys.import-trust';
  const person = permit(context, action, ['security-administrator']);
  if (!person.ok) return person;
  const path = context.wiring.pathOfTicket(ticket);
  if (path === null) return fail('intake.ticket-unknown', {});
  const asked = await askAdministrator(context, action, passPhrase);
  if (!asked.ok) return asked;
  const by = person.value;
  const { trust: known } = asked.value;
  const offered = await readOffered(context, path, known);
  if (!offered.ok) {
    recordRefusal(context, { by, action, detail: { reason: offered.failure.code } });
    return offered;
  }
  const { trust, bytes } = offered.value;
  const ended = endedBy(context.store.readable, trust);
  const detail = { version: trust.version, trust: context.ports.hash.sha256(bytes), ended: ended.length };
  const event = { by, action, objects: ended.map(({ key }) => key), detail } as const;
  const recorded = record(context, event, (tx, at) => {
    for (const end of ended) writeKeyEnd(tx, end, at);
    writeTrust(tx, { version: trust.version, file: bytes }, at);
  });
  return recorded.ok ? ok(keysView(context)) : recorded;
}

interface Offered {
  readonly trust: TrustFile;
  readonly bytes: Uint8Array;
}

async function readOffered(
  { ports }: EngineContext,
  path: string,
  known: TrustFile,
): Promise<Result<Offered>> {
  const bytes = await bytesAt(path);
  const trustPorts = { hash: ports.hash, verifySignature };
  const parsed = bytes === null ? null : parseTrustFile(bytes, trustPorts);
  if (bytes === null || parsed === null || !parsed.ok) {
    return fail('bundle.trust-unreadable', { name: basename(path) });
  }
  const { trust } = parsed;
  if (trust.office.code !== known.office.code) return fail('key.trust-other-office', {});
  const versions = { known: known.version, offered: trust.version };
  if (trust.version <= known.version) return fail('key.trust-older', versions);
  return mayReplace(known, trust, trustPorts) ? ok({ trust, bytes }) : fail('key.trust-stranger', {});
}

async function bytesAt(path: string): Promise<Uint8Array | null> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    return bytes.length > largestBytes ? null : bytes;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Keys that sign here and that the new file has revoked. */
function endedBy(store: ReadableStore, { certificates }: TrustFile) {
  return readPeople(store).flatMap(({ id }) =>
    readKeys(store, id).flatMap(({ keyId: key }) => {
      const revoked = certificates.find(({ keyId }) => keyId === key)?.revoked ?? null;
      return revoked === null ? [] : [{ key, why: revoked.why }];
    }),
  );
}
