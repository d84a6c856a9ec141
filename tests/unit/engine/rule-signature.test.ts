/** Signatures over rule sets, with keys made for each run: what holds, and every way in which one can fail to hold. */
import { execFile } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../../shared/base/decode-utf8.ts';
import { loadRuleBook } from '../../../shared/engine/load-rule-book.node.ts';
import { signRuleSets } from '../../../shared/engine/rule-signature.ts';
import type { RuleSigner } from '../../../shared/engine/sign-rules.node.ts';
import { ruleSignerOf, signRulesFolder } from '../../../shared/engine/sign-rules.node.ts';
import { ruleKeys } from '../../../shared/screening/rule-keys.ts';
import {
  envelopeBytes,
  parseEnvelope,
  payloadOf,
  preAuthenticationEncoding,
  signEnvelope,
} from '../../../shared/signoff/dsse.ts';
import { rulesFolder } from '../screening/rule-samples.ts';
import { newPem } from './rule-keys.ts';

function newSigner(): RuleSigner {
  const signer = ruleSignerOf(newPem());
  if (signer === null) throw new Error('no signer');
  return signer;
}

const signer = newSigner();
let folder = '';
const signatureFile = () => join(folder, 'rules.sig.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-signed-rules-'));
  for (const name of ['dn.json', 'sec.json']) copyFileSync(join(rulesFolder, name), join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function sign(by: RuleSigner = signer): Promise<Uint8Array> {
  const bytes = await signRulesFolder(folder, by, '2026-11-23');
  if (!bytes.ok) throw new Error(bytes.failure.code);
  writeFileSync(signatureFile(), bytes.value);
  return bytes.value;
}

function refusedAt(where: string) {
  return { ok: false, failure: { code: 'rules.damaged', params: { file: 'rules.sig.json', where } } };
}

describe('a folder of rule sets', () => {
  test('without a signature file is used, and known to be unsigned', async () => {
    expect(await loadRuleBook(folder, [signer])).toMatchObject({
      ok: true,
      value: { sets: [{ id: 'DN' }, { id: 'SEC' }], signature: null },
    });
  });

  test('with the signature of a known key says whose it is and from when', async () => {
    await sign();
    expect(await loadRuleBook(folder, [newSigner(), signer])).toMatchObject({
      ok: true,
      value: {
        sets: [{ id: 'DN' }, { id: 'SEC' }],
        signature: { keyId: signer.keyId, signedOn: '2026-11-23' },
      },
    });
  });

  test('with the signature of a key that the program does not know is refused', async () => {
    await sign();
    expect(await loadRuleBook(folder, [newSigner()])).toEqual(refusedAt('key'));
    // The program's own keys: none of them can be the one made here.
    expect(await loadRuleBook(folder)).toEqual(refusedAt('key'));
    expect(ruleKeys.some(({ keyId }) => keyId === signer.keyId)).toBe(false);
  });

  test('is refused when one letter of a set was changed after signing', async () => {
    await sign();
    const text = readFileSync(join(folder, 'dn.json'), 'utf8');
    writeFileSync(join(folder, 'dn.json'), text.replace('"soft"', '"info"'));
    expect(await loadRuleBook(folder, [signer])).toEqual(refusedAt('DN'));
  });

  test('is refused when a set was taken away or put in', async () => {
    await sign();
    copyFileSync(join(rulesFolder, 'tel.json'), join(folder, 'tel.json'));
    expect(await loadRuleBook(folder, [signer])).toEqual(refusedAt('TEL'));
    rmSync(join(folder, 'tel.json'));
    rmSync(join(folder, 'sec.json'));
    expect(await loadRuleBook(folder, [signer])).toEqual(refusedAt('SEC'));
  });

  test('is refused when any byte of the signature file differs', async () => {
    const bytes = await sign();
    const positions = Array.from({ length: 60 }, (_, index) => Math.floor((index * bytes.length) / 60));
    for (const position of positions) {
      const changed = Uint8Array.from(bytes);
      changed[position] = (changed[position] ?? 0) ^ 1;
      writeFileSync(signatureFile(), changed);
      expect(await loadRuleBook(folder, [signer]), `byte ${position}`).toMatchObject({
        failure: { code: 'rules.damaged', params: { file: 'rules.sig.json' } },
      });
    }
  });

  test.each([
    ['empty', () => new Uint8Array(), 'form'],
    ['no envelope', () => Buffer.from('{}'), 'form'],
    [
      'an envelope of another kind',
      () => envelopeBytes(signEnvelope('text/plain', Buffer.from('{}'), signer)),
      'form',
    ],
    [
      'a signed list of another shape',
      () =>
        envelopeBytes(
          signEnvelope('application/vnd.xianshen.rules+json', Buffer.from('{"schema":"else"}'), signer),
        ),
      'form',
    ],
  ])('is refused when the signature file is %s', async (_, bytes, where) => {
    writeFileSync(signatureFile(), bytes());
    expect(await loadRuleBook(folder, [signer])).toEqual(refusedAt(where));
  });

  test('is refused when the signature is by the right name but another key', async () => {
    const other = newSigner();
    writeFileSync(signatureFile(), await sign({ ...other, keyId: signer.keyId }));
    expect(await loadRuleBook(folder, [signer])).toEqual(refusedAt('signature'));
  });

  test('is not trusted by a key that bears another name than its own', async () => {
    const other = newSigner();
    await sign({ ...other, keyId: signer.keyId });
    expect(await loadRuleBook(folder, [{ ...other, keyId: signer.keyId }])).toEqual(refusedAt('key'));
  });

  test('is refused when the signature file cannot be read: that must not pass for none', async () => {
    mkdirSync(signatureFile());
    expect(await loadRuleBook(folder, [signer])).toEqual(refusedAt('file'));
  });
});

describe('the signature file', () => {
  const sets = [
    { id: 'SEC', version: '2026.11', digest: `sha256:${'1'.repeat(64)}` },
    { id: 'DN', version: '2026.10', digest: `sha256:${'0'.repeat(64)}` },
  ];

  test('is a fixed form: the RFC 8032 test key gives these very bytes', () => {
    // Seed of test 1 of RFC 8032 section 7.1; its public key is d75a9801…f707511a.
    const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const known = ruleSignerOf(key.export({ format: 'pem', type: 'pkcs8' }).toString());
    if (known === null) throw new Error('no signer');
    expect(Buffer.from(known.publicKey, 'base64').toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
    const envelope = parseEnvelope(signRuleSets(sets, '2026-11-23', known));
    if (envelope === null) throw new Error('no envelope');
    expect(envelope.payloadType).toBe('application/vnd.xianshen.rules+json');
    expect(decodeUtf8(payloadOf(envelope))).toBe(
      `{"schema":"xianshen.rules-signature/1","sets":[{"digest":"sha256:${'0'.repeat(64)}","id":"DN","version":"2026.10"},{"digest":"sha256:${'1'.repeat(64)}","id":"SEC","version":"2026.11"}],"signedOn":"2026-11-23"}`,
    );
    const [signature] = envelope.signatures;
    const message = preAuthenticationEncoding(envelope.payloadType, payloadOf(envelope));
    expect(verify(null, message, key, Buffer.from(signature?.sig ?? '', 'base64'))).toBe(true);
    expect(signature).toMatchInlineSnapshot(`
      {
        "keyid": "21fe31dfa154a261",
        "sig": "QUHWU3jYgOYDLlX6VpEZMc/N3WVTttdm4kOJIzWH6D4PXbdiDkZ9EJwdL7DTjYx5SccY/lRzISqVrFKeVjE7AQ==",
      }
    `);
  });

  test.each([
    ['no key at all', 'hello'],
    [
      'a key of another kind',
      generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ],
  ])('is not made with %s', (_, text) => expect(ruleSignerOf(text)).toBeNull());
});

describe('the packaging', () => {
  const script = fileURLToPath(new URL('../../../electron/setup/sign-rules.mjs', import.meta.url));
  const run = (key: string) =>
    promisify(execFile)(process.execPath, [script], {
      env: { ...process.env, XIANSHEN_RULES_KEY: key },
    });

  test('does not sign with a key that the program would not know, and says what to add', async () => {
    const keyFile = join(folder, 'release.pem');
    writeFileSync(keyFile, newPem());
    await expect(run(keyFile)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/shared\/screening\/rule-keys\.ts[\s\S]*publicKey/u) as string,
    });
  });

  test('does not sign with something that is no key', async () => {
    await expect(run(join(folder, 'nowhere.pem'))).rejects.toMatchObject({ code: 1 });
    await expect(run(join(folder, 'dn.json'))).rejects.toMatchObject({ code: 1 });
  });
});
