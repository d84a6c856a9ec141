import { expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { reportLines } from '../../../shared/messages/verify-catalogue.ts';
import { verifyZh } from '../../../shared/messages/verify-zh.ts';
import type { BundleInput } from './build-bundle.ts';
import { buildBundle } from './build-bundle.ts';
import {
  approver,
  built,
  bundleInput,
  handler,
  named,
  officeTrust,
  reviewer,
  sampleContent,
  signOff,
  verified,
} from './release.ts';
import { filesOf, textOf } from './tamper.ts';

const notApproved = { ok: false, failure: { code: 'bundle.not-approved', params: {} } };

test('the same release gives the same bytes, whatever the order in which its parts are given', () => {
  const content = { ...sampleContent, parts: sampleContent.parts.toReversed() };
  const signOffs = bundleInput().signOffs.toReversed();
  expect(Buffer.from(built({ content, signOffs }).bytes).equals(Buffer.from(built().bytes))).toBe(true);
});

test('a built bundle verifies under the trust file and reports what it is', () => {
  expect(verified(built().bytes)).toEqual({
    valid: true,
    anchored: true,
    packageNumber: '11990101-2026-0007',
    title: '云汀市基层政务公开事项清单管理办法',
    attribute: 'active',
    problems: [],
    checked: ['container', 'bag', 'statement', 'catalogue', 'links', 'trust', 'signatures', 'people'],
    signers: [
      { stage: 'handler', keyId: handler.key.keyId, at: '2026-11-20T01:30:00.000Z' },
      { stage: 'secrecy-reviewer', keyId: reviewer.key.keyId, at: '2026-11-21T02:00:00.000Z' },
      { stage: 'approver', keyId: approver.key.keyId, at: '2026-11-22T03:15:00.500Z' },
      { stage: 'release', keyId: approver.key.keyId, at: '2026-11-23T04:00:00.000Z' },
    ],
    files: 15,
  });
});

test('an answer for an applicant verifies, and says that it is none for a portal', () => {
  const content = { ...sampleContent, catalogue: { ...sampleContent.catalogue, attribute: 'on-request' } };
  const signOffs = (['handler', 'secrecy-reviewer', 'approver'] as const).map((stage) =>
    signOff(stage, content),
  );
  const report = verified(built({ content, signOffs }).bytes);
  expect(report).toMatchObject({ valid: true, attribute: 'on-request' });
  expect(reportLines(verifyZh, report).join('')).toContain('不得上传网站');
});

test('a release whose kind needs no interpretation verifies without one', () => {
  const parts = sampleContent.parts.filter(({ slot }) => slot !== 'interpretation');
  const released = (kind: string) => {
    const content = { ...sampleContent, kind, parts };
    const signOffs = (['handler', 'secrecy-reviewer', 'approver'] as const).map((stage) =>
      signOff(stage, content),
    );
    return verified(built({ content, signOffs }).bytes);
  };
  expect(named(released('notice-2026'))).toEqual([]);
  expect(named(released('major-decision'))).toEqual(['catalogue.part-missing data/catalogue.json']);
});

test('without a trust file a bundle verifies by its own keys, and says that nobody vouches for them', () => {
  expect(verified(built().bytes, null)).toMatchObject({ valid: true, anchored: false });
});

test('with the trust file of another office nothing holds', () => {
  const report = verified(built().bytes, { ...officeTrust, certificates: [] });
  expect(report.valid).toBe(false);
  expect(report.problems.filter(({ code }) => code === 'signature.unknown-key')).toHaveLength(4);
});

test('the lists are those that sha256sum and BagIt programs read', () => {
  const files = filesOf(built());
  expect(textOf(files, 'bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  expect(textOf(files, 'bag-info.txt')).toBe(
    'Source-Organization: 云汀市数据管理局\n' +
      'External-Identifier: 11990101-2026-0007\n' +
      'Bagging-Date: 2026-11-23\n' +
      'Payload-Oxum: 1780.5\n' +
      'Bag-Software-Agent: Xianshen 0.1.0\n' +
      'Xianshen-Format: xianshen.bundle/1\n' +
      'Xianshen-Kind: release\n',
  );
  const listed = textOf(files, 'manifest-sha256.txt')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  '));
  expect(listed.map(([, path]) => path)).toEqual(
    [...files.keys()].filter((path) => path.startsWith('data/')),
  );
  for (const [digest, path] of listed) expect(nodeHash.sha256(files.get(path!)!)).toBe(digest);
});

test.each([
  ['a stage has not signed', { signOffs: bundleInput().signOffs.slice(0, 2) }],
  [
    'one stage signed twice and another not',
    { signOffs: [signOff('handler'), signOff('handler'), signOff('approver')] },
  ],
  [
    'a stage signed other content',
    {
      signOffs: [
        signOff('handler', { ...sampleContent, parts: [] }),
        signOff('secrecy-reviewer'),
        signOff('approver'),
      ],
    },
  ],
  [
    'one person signed two stages',
    {
      signOffs: [
        signOff('handler'),
        signOff('secrecy-reviewer', sampleContent, { by: handler }),
        signOff('approver'),
      ],
    },
  ],
  [
    'it was not approved',
    {
      signOffs: [
        signOff('handler'),
        signOff('secrecy-reviewer'),
        signOff('approver', sampleContent, { change: { conclusion: 'submit' } }),
      ],
    },
  ],
  [
    'it is not open to anybody',
    { content: { ...sampleContent, catalogue: { ...sampleContent.catalogue, attribute: 'not-open' } } },
  ],
] satisfies readonly (readonly [string, Partial<BundleInput>])[])(
  'no bundle is made when %s',
  (_, change) => {
    expect(buildBundle(bundleInput(change), approver.key, nodeHash)).toEqual(notApproved);
  },
);

test('no bundle is made of sign-offs that were given out of turn, which no verifier would accept', () => {
  const early = signOff('secrecy-reviewer', sampleContent, { change: { at: '2026-11-19T00:00:00.000Z' } });
  const signOffs = [signOff('handler'), early, signOff('approver')];
  expect(buildBundle(bundleInput({ signOffs }), approver.key, nodeHash)).toEqual(notApproved);
});

test('no bundle is made of a signature that signs something else than a sign-off', () => {
  const other = { ...signOff('handler'), payloadType: 'text/plain' };
  const signOffs = [other, signOff('secrecy-reviewer'), signOff('approver')];
  expect(buildBundle(bundleInput({ signOffs }), approver.key, nodeHash)).toEqual(notApproved);
});

test('no bundle is made with the key of anybody but the approver', () => {
  expect(buildBundle(bundleInput(), reviewer.key, nodeHash)).toEqual(notApproved);
});

test('a catalogue with a field that is not public is never packed', () => {
  const content = { ...sampleContent, catalogue: { ...sampleContent.catalogue, opinion: '建议缓发' } };
  expect(() => built({ content })).toThrow();
});

test('document and interpretation are linked both ways', () => {
  const catalogue = JSON.parse(textOf(filesOf(built()), 'data/catalogue.json'));
  const links = Object.fromEntries(
    catalogue.files.map((file: { path: string; interprets: string[]; interpretedBy: string[] }) => [
      file.path,
      [file.interpretedBy, file.interprets],
    ]),
  );
  const [document, interpretation] = ['data/document/01-管理办法.txt', 'data/interpretation/01-政策解读.txt'];
  expect(links[document]).toEqual([[interpretation], []]);
  expect(links[interpretation]).toEqual([[], [document]]);
  expect(named(verified(built().bytes))).toEqual([]);
});
