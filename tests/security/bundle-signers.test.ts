import { expect, test } from 'vitest';
import { brand } from '../../shared/base/ids.ts';
import { releasePayloadType } from '../../shared/bundle/release-statement.ts';
import type { Envelope } from '../../shared/signoff/dsse.ts';
import { envelopeBytes, signEnvelope } from '../../shared/signoff/dsse.ts';
import type { SigningStage } from '../../shared/signoff/statement.ts';
import type { Certificate } from '../../shared/signoff/trust-file.ts';
import { forged } from '../unit/bundle/forged.ts';
import {
  built,
  handler,
  named,
  officeTrust,
  reviewer,
  sampleContent,
  signOff,
  stranger,
  trustBytes,
  trustOf,
  verified,
} from '../unit/bundle/release.ts';
import { envelopeIn, filesOf, textOf } from '../unit/bundle/tamper.ts';
import type { TestPerson } from '../unit/signoff/people.ts';
import { personNamed } from '../unit/signoff/people.ts';

test('a signature of another bundle is refused', () => {
  const other = { ...sampleContent, packageNumber: '11990101-2026-0008' };
  const foreign = filesOf(built({ content: other }));
  for (const role of ['handler', 'secrecy-reviewer', 'approver', 'release']) {
    const report = forged((files) =>
      files.set(envelopeIn(files, role), foreign.get(envelopeIn(foreign, role))!),
    );
    expect(report.valid, role).toBe(false);
    expect(report.problems.map(({ file }) => file)).toContain(envelopeIn(foreign, role));
  }
});

test('a signature of an earlier version of the same release is refused', () => {
  const earlier = { ...sampleContent, parts: sampleContent.parts.slice(0, 3) };
  const report = forged((files) =>
    files.set(envelopeIn(files, 'secrecy-reviewer'), envelopeBytes(signOff('secrecy-reviewer', earlier))),
  );
  expect(named(report)).toContain(
    `signature.other-content ${envelopeIn(filesOf(built()), 'secrecy-reviewer')}`,
  );
});

test('a signature that was left out is missed', () => {
  for (const role of ['handler', 'secrecy-reviewer', 'approver', 'release']) {
    const report = forged((files) => files.delete(envelopeIn(files, role)));
    expect(report.problems).toContainEqual({
      code: 'signature.stage-missing',
      file: '发布包.zip',
      params: { stage: role },
    });
  }
});

/** A bundle made with sign-offs of the test's choice, past the builder's own checks. */
function withSignOffs(change: Partial<Record<SigningStage, Envelope>>, trust = officeTrust) {
  return forged((files) => {
    for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
      const envelope = change[stage];
      if (envelope === undefined) continue;
      files.delete(envelopeIn(files, stage));
      files.set(`signatures/${stage}-${envelope.signatures[0]!.keyid}.dsse.json`, envelopeBytes(envelope));
    }
  }, trust);
}

test('the handler cannot also sign as reviewer', () => {
  const report = withSignOffs({
    'secrecy-reviewer': signOff('secrecy-reviewer', sampleContent, { by: handler }),
  });
  expect(report.problems.map(({ code }) => code)).toContain('signature.wrong-duty');
  expect(report.problems.map(({ code }) => code)).toContain('signature.same-person');
});

test('one person with two certified keys counts as one person', async () => {
  const second: TestPerson = { ...(await personNamed('handler-second-key')), id: handler.id };
  const certificates: Certificate[] = officeTrust.certificates.map((each) =>
    each.person === reviewer.id
      ? { ...each, keyId: second.key.keyId, publicKey: second.key.publicKey, person: handler.id }
      : each,
  );
  const report = withSignOffs(
    { 'secrecy-reviewer': signOff('secrecy-reviewer', sampleContent, { by: second }) },
    { ...officeTrust, certificates },
  );
  const own = report.problems.filter(({ code }) => code === 'signature.same-person');
  expect(own).toHaveLength(1);
  expect(own[0]?.file).toBe(`signatures/secrecy-reviewer-${second.key.keyId}.dsse.json`);
});

test('the same signature twice does not stand for two', () => {
  const report = forged((files) => {
    const copy = files.get(envelopeIn(files, 'handler'))!;
    files.set(envelopeIn(files, 'handler').replace('handler', 'approver'), copy);
  });
  expect(report.valid).toBe(false);
  expect(report.problems.map(({ code }) => code)).toContain('signature.stage-twice');
});

test('a key that nobody certified is refused', () => {
  const report = withSignOffs({
    'secrecy-reviewer': signOff('secrecy-reviewer', sampleContent, { by: stranger }),
  });
  const path = `signatures/secrecy-reviewer-${stranger.key.keyId}.dsse.json`;
  expect(named(report)).toContain(`signature.unknown-key ${path}`);
  expect(report.problems.map(({ code }) => code)).toContain('signature.stage-missing');
});

test('a signature by a stranger under a certified key id does not hold', () => {
  const by: TestPerson = { id: reviewer.id, key: { ...stranger.key, keyId: reviewer.key.keyId } };
  const report = withSignOffs({ 'secrecy-reviewer': signOff('secrecy-reviewer', sampleContent, { by }) });
  expect(named(report)).toContain(`signature.invalid ${envelopeIn(filesOf(built()), 'secrecy-reviewer')}`);
});

test('a certified person who claims to be another is refused', () => {
  const report = withSignOffs({
    'secrecy-reviewer': signOff('secrecy-reviewer', sampleContent, {
      change: { person: brand('person-somebody') },
    }),
  });
  expect(report.problems.map(({ code }) => code)).toContain('signature.wrong-person');
});

test.each([
  ['expired before', { validUntil: '2026-11-21T02:00:00.000Z' }, 'signature.not-in-force'],
  ['not yet in force', { validFrom: '2026-11-21T02:00:00.001Z' }, 'signature.not-in-force'],
  ['revoked before', { revoked: { at: '2026-11-01T00:00:00.000Z', why: 'lost' } }, 'signature.revoked'],
  [
    'revoked afterwards as compromised',
    { revoked: { at: '2026-12-01T00:00:00.000Z', why: 'compromised' } },
    'signature.revoked',
  ],
  ['certified for another duty', { duties: ['handler'] }, 'signature.wrong-duty'],
] as const)('a key that was %s is refused, and its file named', (_, change, code) => {
  const trust = trustOf(trustBytes({ 'secrecy-reviewer': { ...change } as Partial<Certificate> }, 2));
  expect(named(verified(built().bytes, trust))).toEqual([
    `${code} ${envelopeIn(filesOf(built()), 'secrecy-reviewer')}`,
  ]);
});

test('a signature made before a person left the duty still counts', () => {
  const left = { revoked: { at: '2026-12-01T00:00:00.000Z', why: 'left-duty' } } as const;
  expect(verified(built().bytes, trustOf(trustBytes({ handler: left, approver: left }, 2))).valid).toBe(true);
});

test('signatures out of turn are refused', () => {
  const report = withSignOffs({
    'secrecy-reviewer': signOff('secrecy-reviewer', sampleContent, {
      change: { at: '2026-11-19T00:00:00.000Z' },
    }),
  });
  expect(report.problems.map(({ code }) => code)).toContain('signature.out-of-order');
});

test('a conclusion that is no consent is refused', () => {
  const report = withSignOffs({
    approver: signOff('approver', sampleContent, { change: { conclusion: 'submit' } }),
  });
  expect(report.problems.map(({ code }) => code)).toContain('signature.wrong-conclusion');
});

test('sign-offs of different dossiers do not add up', () => {
  const report = withSignOffs({
    approver: signOff('approver', sampleContent, { change: { dossier: brand('dossier-other') } }),
  });
  expect(report.problems.map(({ code }) => code)).toContain('signature.other-package');
});

test('a sign-off exchanged for a later one of the same person contradicts the statement', () => {
  const report = withSignOffs({
    handler: signOff('handler', sampleContent, { change: { at: '2026-11-20T01:30:00.001Z' } }),
  });
  expect(report.problems).toContainEqual({
    code: 'statement.gate-differs',
    file: 'release-statement.json',
    params: { stage: 'handler' },
  });
});

test('the release signed by somebody else than the approver is refused', () => {
  const report = forged((files) => {
    files.delete(envelopeIn(files, 'release'));
    const envelope = signEnvelope(releasePayloadType, files.get('release-statement.json')!, reviewer.key);
    files.set(`signatures/release-${reviewer.key.keyId}.dsse.json`, envelopeBytes(envelope));
  });
  expect(report.problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['signature.wrong-duty', 'signature.not-the-approver']),
  );
});

test('a sign-off cannot be passed off as the release signature', () => {
  const report = forged((files) => {
    const path = envelopeIn(files, 'release');
    files.set(path, files.get(envelopeIn(files, 'approver'))!);
  });
  expect(named(report)).toContain(`signature.other-statement ${envelopeIn(filesOf(built()), 'release')}`);
});

test('an envelope with a second signature is refused', () => {
  const report = forged((files) => {
    const path = envelopeIn(files, 'handler');
    const envelope: Envelope = JSON.parse(textOf(files, path));
    const signatures = [...envelope.signatures, ...signOff('approver').signatures];
    files.set(path, envelopeBytes({ ...envelope, signatures }));
  });
  expect(report.problems).toContainEqual({
    code: 'signature.unreadable',
    file: envelopeIn(filesOf(built()), 'handler'),
    params: { where: 'signatures' },
  });
});
