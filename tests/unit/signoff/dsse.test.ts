import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../../shared/base/decode-utf8.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import {
  envelopeBytes,
  isSignedBy,
  parseEnvelope,
  payloadOf,
  preAuthenticationEncoding,
  signEnvelope,
} from '../../../shared/signoff/dsse.ts';
import { createKey, unlockKey } from '../../../shared/signoff/keys.node.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';

const random = { randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };

async function newSigner() {
  const created = await createKey('口令', random, { n: 16, r: 1, p: 1 });
  const opened = await unlockKey(created.sealed, '口令');
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

test('the encoding of the DSSE specification example is exact, and its published signature holds over it', () => {
  const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', encodeUtf8('hello world'));
  expect(decodeUtf8(encoded)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  const coordinate = (decimal: string) =>
    Buffer.from(BigInt(decimal).toString(16).padStart(64, '0'), 'hex').toString('base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: coordinate('46950820868899156662930047687818585632848591499744589407958293238635476079160'),
      y: coordinate('5640078356564379163099075877009565129882514886557779369047442380624545832820'),
    },
  });
  const signature = Buffer.from(
    'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==',
    'base64',
  );
  expect(verify('sha256', encoded, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
});

test('lengths count bytes, not characters', () => {
  expect(decodeUtf8(preAuthenticationEncoding('类型', encodeUtf8('中文𠮷')))).toBe('DSSEv1 6 类型 10 中文𠮷');
});

test('moving the border between type and payload changes what is signed', () => {
  const first = preAuthenticationEncoding('a 1 b', encodeUtf8('c'));
  const second = preAuthenticationEncoding('a', encodeUtf8('b 1 c'));
  expect(first).not.toEqual(second);
});

test('Chinese letters that share their low byte give different signatures', async () => {
  // A library once kept one byte of each letter before signing, so that different messages became one.
  const signer = await newSigner();
  const open = signEnvelope('t', encodeUtf8('\u4e00'), signer);
  const closed = { ...signEnvelope('t', encodeUtf8('\u4f00'), signer), signatures: open.signatures };
  expect(isSignedBy(open, signer, verifySignature)).toBe(true);
  expect(isSignedBy(closed, signer, verifySignature)).toBe(false);
});

test('an envelope holds for its signer only, its type only, its payload only', async () => {
  const [signer, other] = [await newSigner(), await newSigner()];
  const envelope = signEnvelope(
    'application/vnd.xianshen.sign-off+json',
    encodeUtf8('{"结论":"同意"}'),
    signer,
  );
  expect(decodeUtf8(payloadOf(envelope))).toBe('{"结论":"同意"}');
  expect(isSignedBy(envelope, signer, verifySignature)).toBe(true);
  expect(isSignedBy(envelope, other, verifySignature)).toBe(false);
  expect(isSignedBy(envelope, { ...other, keyId: signer.keyId }, verifySignature)).toBe(false);
  expect(isSignedBy({ ...envelope, payloadType: 'text/plain' }, signer, verifySignature)).toBe(false);
});

test('an envelope has one form: what is read back is what was written', async () => {
  const envelope = signEnvelope('t', encodeUtf8('中文'), await newSigner());
  const bytes = envelopeBytes(envelope);
  expect(parseEnvelope(bytes)).toEqual(envelope);
});

test.each([
  ['a blank more', (text: string) => `${text} `],
  ['a line break', (text: string) => `${text}\n`],
  [
    'other order of fields',
    (text: string) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse())),
  ],
  ['a field more', (text: string) => text.replace('{', '{"a":1,')],
  ['an escaped letter', (text: string) => text.replace('"payload"', '"\\u0070ayload"')],
  ['no signature', (text: string) => JSON.stringify({ ...JSON.parse(text), signatures: [] })],
  ['a key id of another form', (text: string) => text.replace(/"keyid":"./, '"keyid":"G')],
  ['no JSON', () => 'DSSE'],
])('an envelope with %s is not read', async (_, change) => {
  const text = decodeUtf8(envelopeBytes(signEnvelope('t', encodeUtf8('x'), await newSigner())))!;
  expect(parseEnvelope(encodeUtf8(change(text)))).toBeNull();
  expect(parseEnvelope(Uint8Array.of(0xff))).toBeNull();
});
