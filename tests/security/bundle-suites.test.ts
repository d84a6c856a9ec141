/** Bundles signed with SM2, alone and beside Ed25519: what verifies, and what no longer does when one of the two is tampered with. */
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../shared/base/canonical-json.ts';
import { decodeUtf8 } from '../../shared/base/decode-utf8.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { Envelope } from '../../shared/signoff/dsse.ts';
import { envelopeBytes, parseEnvelope } from '../../shared/signoff/dsse.ts';
import type { SignatureSuite } from '../../shared/signoff/signing.ts';
import { sm3Hex } from '../../shared/signoff/sm3.ts';
import { signingStages } from '../../shared/signoff/statement.ts';
import type { Certificate, TrustFile } from '../../shared/signoff/trust-file.ts';
import { buildTrustFile } from '../../shared/signoff/trust-file.ts';
import { buildBundle } from '../unit/bundle/build-bundle.ts';
import { bundleInput, named, sampleContent, signOff, trustOf, verified } from '../unit/bundle/release.ts';
import { filesOf, packed, relisted } from '../unit/bundle/tamper.ts';
import type { TestPerson } from '../unit/signoff/people.ts';
import { certificateFor, personWithBoth, personWithSm2 } from '../unit/signoff/people.ts';

const names = { handler: 'handler', 'secrecy-reviewer': 'reviewer', approver: 'approver' } as const;

interface Staff {
  readonly root: TestPerson;
  readonly people: Readonly<Record<keyof typeof names, TestPerson>>;
  readonly certificates: readonly Certificate[];
}

async function staffOf(suite: Exclude<SignatureSuite, 'ed25519'>): Promise<Staff> {
  const make = suite === 'sm2' ? personWithSm2 : personWithBoth;
  const people = {
    handler: await make(names.handler),
    'secrecy-reviewer': await make(names['secrecy-reviewer']),
    approver: await make(names.approver),
  };
  const certificates = signingStages.flatMap((stage) => {
    const person = people[stage];
    const own = [certificateFor(person, stage)];
    const { second } = person as Awaited<ReturnType<typeof personWithBoth>>;
    return second === undefined ? own : [...own, certificateFor({ id: person.id, key: second }, stage)];
  });
  return { root: await make('root'), people, certificates };
}

function trustBytes({ root, certificates }: Staff, change: Partial<TrustFile> = {}): Uint8Array {
  const keyOf = ({ keyId, algorithm, publicKey }: TestPerson['key']) => ({ keyId, algorithm, publicKey });
  const { second } = root as Awaited<ReturnType<typeof personWithBoth>>;
  const trust = {
    schema: 'xianshen.trust/2',
    version: 1,
    office: { name: '云汀市数据管理局', code: '11990101' },
    root: keyOf(root.key),
    coRoot: second === undefined ? null : keyOf(second),
    succession: [],
    certificates: [...certificates],
    ...change,
  } as TrustFile;
  return buildTrustFile(trust, root.key);
}

function release(suite: 'sm2' | 'both', staff: Staff) {
  const signOffs = signingStages.map((stage) => signOff(stage, sampleContent, { by: staff.people[stage] }));
  const input = bundleInput({ suite, signOffs, trustFile: trustBytes(staff) });
  const result = buildBundle(input, staff.people.approver.key, nodeHash);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const sm2Staff = await staffOf('sm2');
const bothStaff = await staffOf('both');
const sm2Trust = trustOf(trustBytes(sm2Staff));
const bothTrust = trustOf(trustBytes(bothStaff));
const sm2Bundle = release('sm2', sm2Staff);
const bothBundle = release('both', bothStaff);

const pathOf = (role: string) =>
  [...filesOf(bothBundle).keys()].find((path) => path.startsWith(`signatures/${role}-`)) ?? '';

/** The bundle with one envelope changed, all manifests made anew. */
function withEnvelope(role: string, change: (envelope: Envelope) => Envelope): Uint8Array {
  const path = pathOf(role);
  const files = filesOf(bothBundle);
  const envelope = parseEnvelope(files.get(path) ?? new Uint8Array());
  if (envelope === null) throw new Error(path);
  return packed(relisted(files.set(path, envelopeBytes(change(envelope)))));
}

describe('a bundle signed with SM2', () => {
  test('verifies, names SM3 beside SHA-256 in its statement, and is the same in every run', () => {
    expect(named(verified(sm2Bundle.bytes, sm2Trust))).toEqual([]);
    expect(release('sm2', sm2Staff).bytes).toEqual(sm2Bundle.bytes);
    const files = filesOf(sm2Bundle);
    const statement = JSON.parse(decodeUtf8(files.get('release-statement.json') ?? new Uint8Array()) ?? '');
    expect(statement.predicate).toMatchObject({ format: 'xianshen.bundle/2', suite: 'sm2' });
    for (const { name, digest } of statement.subject) {
      const bytes = files.get(name) ?? new Uint8Array();
      expect(digest).toEqual({ sha256: nodeHash.sha256(bytes), sm3: sm3Hex(bytes) });
    }
    expect(decodeUtf8(files.get('bag-info.txt') ?? new Uint8Array())).toContain('xianshen.bundle/2\n');
  });

  test('verifies under a trust file that knows more keys, and under none that does not know its own', () => {
    expect(named(verified(sm2Bundle.bytes, bothTrust))).toEqual([]);
    const strangers = { ...sm2Trust, certificates: sm2Trust.certificates.slice(1) } as TrustFile;
    expect(named(verified(sm2Bundle.bytes, strangers))).toContainEqual(
      expect.stringMatching(/^signature.unknown-key signatures\/handler/),
    );
  });
});

describe('a bundle signed with both', () => {
  test('verifies, with two signatures in each envelope, of one person each', () => {
    const report = verified(bothBundle.bytes, bothTrust);
    expect(named(report)).toEqual([]);
    expect(report.signers.map(({ stage }) => stage)).toEqual([...signingStages, 'release']);
    const envelope = parseEnvelope(filesOf(bothBundle).get(pathOf('release')) ?? new Uint8Array());
    expect(envelope?.signatures).toHaveLength(2);
  });

  test.each([...signingStages, 'release'])('tells when one of the two is taken from %s', (role) => {
    const less = withEnvelope(role, (envelope) => ({
      ...envelope,
      signatures: envelope.signatures.slice(0, 1),
    }));
    expect(named(verified(less, bothTrust))).toContain(`signature.algorithm-missing ${pathOf(role)}`);
  });

  test.each([0, 1])('tells when signature %i does not hold, though the other does', (place) => {
    const [other] = bothBundleSignatures('handler');
    const wrong = withEnvelope('approver', (envelope) => ({
      ...envelope,
      signatures: envelope.signatures.map((each, index) =>
        index === place ? { ...each, sig: other?.sig ?? '' } : each,
      ),
    }));
    expect(named(verified(wrong, bothTrust))).toContain(`signature.invalid ${pathOf('approver')}`);
  });

  test('tells when the two are of two people', () => {
    const [, foreign] = bothBundleSignatures('handler');
    const mixed = withEnvelope('approver', (envelope) => {
      const own = envelope.signatures[0];
      if (own === undefined || foreign === undefined) throw new Error('no signatures');
      return { ...envelope, signatures: [own, foreign] };
    });
    expect(verified(mixed, bothTrust).valid).toBe(false);
    const swapped = bothTrust.certificates.map((each) =>
      each.algorithm === 'sm2' && each.duties.includes('approver')
        ? { ...each, person: bothStaff.people.handler.id }
        : each,
    );
    const report = verified(bothBundle.bytes, { ...bothTrust, certificates: swapped } as TrustFile);
    expect(named(report)).toContain(`signature.wrong-person ${pathOf('approver')}`);
  });

  test('tells when the second key is revoked or out of its time', () => {
    const at = '2026-01-02T00:00:00.000Z';
    const revoked = bothTrust.certificates.map((each) =>
      each.algorithm === 'sm2' ? { ...each, revoked: { at, why: 'lost' as const } } : each,
    );
    const report = verified(bothBundle.bytes, { ...bothTrust, certificates: revoked } as TrustFile);
    expect(report.problems.map(({ code }) => code)).toContain('signature.revoked');
    const expired = bothTrust.certificates.map((each) =>
      each.algorithm === 'sm2' ? { ...each, validUntil: at } : each,
    );
    const late = verified(bothBundle.bytes, { ...bothTrust, certificates: expired } as TrustFile);
    expect(late.problems.map(({ code }) => code)).toContain('signature.not-in-force');
  });

  test('is of one form: a format 1 statement in its place is another statement', () => {
    const files = filesOf(bothBundle);
    const statement = JSON.parse(decodeUtf8(files.get('release-statement.json') ?? new Uint8Array()) ?? '');
    const { suite: _, ...predicate } = statement.predicate;
    const older = {
      ...statement,
      subject: statement.subject.map(
        ({ name, digest: { sha256 } }: { name: string; digest: { sha256: string } }) => ({
          name,
          digest: { sha256 },
        }),
      ),
      predicate: { ...predicate, format: 'xianshen.bundle/1' },
    };
    const report = verified(
      packed(relisted(files.set('release-statement.json', canonicalBytes(older)))),
      bothTrust,
    );
    expect(named(report)).toContain(`signature.unreadable ${pathOf('release')}`);
    expect(named(report)).toContain('bag.not-exact bag-info.txt');
  });

  test('tells an SM3 that is not the file’s, though SHA-256 fits', () => {
    const files = filesOf(bothBundle);
    const statement = JSON.parse(decodeUtf8(files.get('release-statement.json') ?? new Uint8Array()) ?? '');
    statement.subject[0].digest.sm3 = 'ab'.repeat(32);
    const report = verified(
      packed(relisted(files.set('release-statement.json', canonicalBytes(statement)))),
      bothTrust,
    );
    expect(named(report)).toContain(`statement.subject-differs ${statement.subject[0].name}`);
  });
});

function bothBundleSignatures(role: string) {
  return parseEnvelope(filesOf(bothBundle).get(pathOf(role)) ?? new Uint8Array())?.signatures ?? [];
}
