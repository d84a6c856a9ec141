/** From one trust file to the next: versions, and roots that follow one another. */
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { Signer } from '../../../shared/signoff/signing.ts';
import { mayReplace, signSuccession } from '../../../shared/signoff/succession.ts';
import type { RootKey, TrustFile } from '../../../shared/signoff/trust-file.ts';
import { buildTrustFile, parseTrustFile, rootsOf } from '../../../shared/signoff/trust-file.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';
import type { TestPerson } from './people.ts';
import { certificateFor, personNamed, personWithBoth, personWithSm2 } from './people.ts';

const ports = { hash: nodeHash, verifySignature };
const root = await personNamed('root');
const second = await personNamed('second-root');
const third = await personWithBoth('third-root');
const thief = await personNamed('thief');
const handler = await personNamed('handler');
const sm2Handler = await personWithSm2('handler');
const office = { name: '云汀市数据管理局', code: '11990101' };
const at = '2026-11-23T04:00:00.000Z';

const keyOf = ({ key: { keyId, algorithm, publicKey } }: TestPerson): RootKey => ({
  keyId,
  algorithm,
  publicKey,
});

function first(version = 3): TrustFile {
  const certificates = [certificateFor(handler, 'handler')];
  return { schema: 'xianshen.trust/1', version, office, root: keyOf(root), certificates };
}

type Later = Extract<TrustFile, { schema: 'xianshen.trust/2' }>;

function later(change: Partial<Later> = {}): TrustFile {
  return {
    ...first(4),
    schema: 'xianshen.trust/2',
    coRoot: null,
    succession: [],
    root: keyOf(second),
    ...change,
  } as Later;
}

const handOver = (from: Signer, ...to: readonly RootKey[]) =>
  signSuccession({ office: office.code, roots: to, at }, from);

describe('a trust file is replaced', () => {
  test('by a newer one of the same root and office', () => {
    expect(mayReplace(first(), first(4), ports)).toBe(true);
    expect(mayReplace(first(), first(3), ports)).toBe(false);
    expect(mayReplace(first(), first(2), ports)).toBe(false);
    const elsewhere = { ...first(4), office: { name: '别的单位', code: '11990102' } };
    expect(mayReplace(first(), elsewhere, ports)).toBe(false);
  });

  test('by one of the next root when the old root named it', () => {
    const succession = [handOver(root.key, keyOf(second))];
    expect(mayReplace(first(), later({ succession }), ports)).toBe(true);
    expect(mayReplace(first(), later({ succession, version: 3 }), ports)).toBe(false);
    expect(mayReplace(first(), later(), ports)).toBe(false);
  });

  test('across several roots that a verifier missed, and from one in the middle', () => {
    const coRoot = { ...keyOf({ id: third.id, key: third.second }) };
    const succession = [handOver(root.key, keyOf(second)), handOver(second.key, keyOf(third), coRoot)];
    const newest = later({ version: 9, succession, root: keyOf(third), coRoot });
    expect(mayReplace(first(), newest, ports)).toBe(true);
    expect(mayReplace(later(), newest, ports)).toBe(true);
    expect(mayReplace(later({ root: keyOf(thief) }), newest, ports)).toBe(false);
  });

  test('never by a root that named itself, or that was named for another office', () => {
    const own = [handOver(second.key, keyOf(second))];
    expect(mayReplace(first(), later({ succession: own }), ports)).toBe(false);
    const foreign = [signSuccession({ office: '11990102', roots: [keyOf(second)], at }, root.key)];
    expect(mayReplace(first(), later({ succession: foreign }), ports)).toBe(false);
    const stolen = [handOver(root.key, keyOf(second))];
    expect(mayReplace(first(), later({ succession: stolen, root: keyOf(thief) }), ports)).toBe(false);
  });

  test('never along a statement that was altered', () => {
    const [step] = [handOver(root.key, keyOf(second))];
    const forged = Buffer.from(step.payload, 'base64').toString('utf8');
    const payload = Buffer.from(forged.replace(keyOf(second).publicKey, keyOf(thief).publicKey)).toString(
      'base64',
    );
    const offered = later({ succession: [{ ...step, payload }], root: keyOf(thief) });
    expect(mayReplace(first(), offered, ports)).toBe(false);
  });
});

describe('a trust file of form 2', () => {
  test('carries SM2 keys, two roots and the succession, and is signed by both roots', () => {
    const coRoot = keyOf({ id: third.id, key: third.second });
    const trust = later({
      root: keyOf(third),
      coRoot,
      succession: [handOver(root.key, keyOf(third), coRoot)],
      certificates: [certificateFor(handler, 'handler'), certificateFor(sm2Handler, 'handler')],
    });
    const parsed = parseTrustFile(buildTrustFile(trust, third.key), ports);
    expect(parsed).toEqual({ ok: true, trust });
    expect(rootsOf(trust)).toHaveLength(2);
    expect(() => buildTrustFile(trust, { keyId: third.key.keyId, sign: third.key.sign })).toThrow(RangeError);
  });

  test('with a second root whose signature is not there is none', () => {
    const coRoot = keyOf({ id: third.id, key: third.second });
    const lying = { ...third.key, second: { keyId: third.second.keyId, sign: () => new Uint8Array(70) } };
    const bytes = buildTrustFile(later({ root: keyOf(third), coRoot }), lying);
    expect(parseTrustFile(bytes, ports)).toEqual({ ok: false, why: 'signature' });
  });

  test('is needed for SM2: form 1 holds none', () => {
    const certificates = [certificateFor(sm2Handler, 'handler')];
    expect(() => buildTrustFile({ ...first(), certificates }, root.key)).toThrow();
  });

  test('may be signed by an SM2 root alone', async () => {
    const only = await personWithSm2('only-root');
    const trust = later({ root: keyOf(only) });
    expect(parseTrustFile(buildTrustFile(trust, only.key), ports)).toEqual({ ok: true, trust });
  });
});
