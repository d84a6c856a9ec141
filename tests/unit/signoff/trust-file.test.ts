import { expect, test } from 'vitest';
import { canonicalBytes } from '../../../shared/base/canonical-json.ts';
import { decodeUtf8 } from '../../../shared/base/decode-utf8.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { brand } from '../../../shared/base/ids.ts';
import { envelopeBytes, signEnvelope } from '../../../shared/signoff/dsse.ts';
import type { TrustFile } from '../../../shared/signoff/trust-file.ts';
import {
  buildTrustFile,
  certificateOf,
  parseTrustFile,
  standingAt,
  trustPayloadType,
} from '../../../shared/signoff/trust-file.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';
import { certificateFor, personNamed } from './people.ts';

const ports = { hash: nodeHash, verifySignature };
const root = await personNamed('root');
const handler = await personNamed('handler');
const { keyId, algorithm, publicKey } = root.key;
const trust: TrustFile = {
  schema: 'xianshen.trust/1',
  version: 3,
  office: { name: '云汀市数据管理局', code: '11990101MB0000000X' },
  root: { keyId, algorithm, publicKey },
  certificates: [certificateFor(handler, 'handler')],
};

test('a trust file comes back as it was built', () => {
  expect(parseTrustFile(buildTrustFile(trust, root.key), ports)).toEqual({ ok: true, trust });
});

test('a trust file cannot be built by anybody but its root', () => {
  expect(() => buildTrustFile(trust, handler.key)).toThrow(RangeError);
});

test('a trust file signed by another key under the name of the root is refused', () => {
  const forger = { keyId: root.key.keyId, sign: (message: Uint8Array) => handler.key.sign(message) };
  expect(parseTrustFile(buildTrustFile(trust, forger), ports)).toEqual({ ok: false, why: 'signature' });
});

test('no byte of a trust file can be changed unnoticed', () => {
  const bytes = buildTrustFile(trust, root.key);
  for (let offset = 0; offset < bytes.length; offset += 1) {
    const flipped = bytes.with(offset, (bytes[offset] ?? 0) ^ 0x01);
    expect(parseTrustFile(flipped, ports).ok, `byte ${offset}`).toBe(false);
  }
});

test('a key under a name that is not its own is refused', () => {
  const renamed = {
    ...trust,
    certificates: [certificateFor(handler, 'handler', { keyId: brand('0'.repeat(16)) })],
  };
  expect(parseTrustFile(buildTrustFile(renamed, root.key), ports)).toEqual({ ok: false, why: 'key-id' });
});

test('one key certified for two people is refused', () => {
  const twice = {
    ...trust,
    certificates: [
      certificateFor(handler, 'handler'),
      certificateFor(handler, 'approver', { person: brand('person-other') }),
    ],
  };
  expect(parseTrustFile(buildTrustFile(twice, root.key), ports)).toEqual({ ok: false, why: 'twice' });
});

test.each([
  [
    'a name instead of an opaque id',
    { certificates: [{ ...certificateFor(handler, 'handler'), person: '王岚' }] },
  ],
  ['a field more', { note: '' }],
  ['another version of the format', { schema: 'xianshen.trust/2' }],
  [
    'a time without milliseconds',
    { certificates: [{ ...certificateFor(handler, 'handler'), validFrom: '2026-01-01T00:00:00Z' }] },
  ],
  [
    'a duty that signs nothing',
    { certificates: [{ ...certificateFor(handler, 'handler'), duties: ['security-auditor'] }] },
  ],
])('a signed trust file with %s is refused', (_, change) => {
  const signed = signEnvelope(trustPayloadType, canonicalBytes({ ...trust, ...change }), root.key);
  expect(parseTrustFile(envelopeBytes(signed), ports)).toEqual({ ok: false, why: 'form' });
});

test('the same content signed for another purpose is no trust file', () => {
  const signed = signEnvelope('application/vnd.xianshen.sign-off+json', canonicalBytes(trust), root.key);
  expect(parseTrustFile(envelopeBytes(signed), ports)).toEqual({ ok: false, why: 'form' });
  expect(parseTrustFile(new Uint8Array(), ports)).toEqual({ ok: false, why: 'form' });
});

test('a certificate counts from its first to before its last moment', () => {
  const held = certificateFor(handler, 'handler');
  expect(standingAt(held, '2025-12-31T23:59:59.999Z')).toBe('not-in-force');
  expect(standingAt(held, '2026-01-01T00:00:00.000Z')).toBe('in-force');
  expect(standingAt(held, '2028-12-31T23:59:59.999Z')).toBe('in-force');
  expect(standingAt(held, '2029-01-01T00:00:00.000Z')).toBe('not-in-force');
});

test('signatures made before a person left count; none of a compromised key does', () => {
  const at = '2026-06-01T00:00:00.000Z';
  const left = certificateFor(handler, 'handler', { revoked: { at, why: 'left-duty' } });
  const stolen = certificateFor(handler, 'handler', { revoked: { at, why: 'compromised' } });
  expect(standingAt(left, '2026-05-31T23:59:59.999Z')).toBe('in-force');
  expect(standingAt(left, at)).toBe('revoked');
  expect(standingAt(stolen, '2026-05-31T23:59:59.999Z')).toBe('revoked');
});

test('certificates are found by key, and names of people are nowhere in the file', () => {
  expect(certificateOf(trust, handler.key.keyId)?.person).toBe(handler.id);
  expect(certificateOf(trust, root.key.keyId)).toBeNull();
  const text = decodeUtf8(Buffer.from(buildTrustFile(trust, root.key)));
  expect(text).not.toContain('王岚');
});
