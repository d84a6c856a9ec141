import { expect, test } from 'vitest';
import { canonicalBytes } from '../../shared/base/canonical-json.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import { releasePayloadType } from '../../shared/bundle/release-statement.ts';
import type { Envelope } from '../../shared/signoff/dsse.ts';
import { envelopeBytes, signEnvelope } from '../../shared/signoff/dsse.ts';
import { buildBundle } from '../unit/bundle/build-bundle.ts';
import { forged } from '../unit/bundle/forged.ts';
import {
  approver,
  built,
  bundleInput,
  named,
  officeTrust,
  root,
  sampleContent,
  times,
  verified,
} from '../unit/bundle/release.ts';
import type { Files } from '../unit/bundle/tamper.ts';
import { envelopeIn, filesOf, packed, rewrite, textOf } from '../unit/bundle/tamper.ts';
import { personNamed } from '../unit/signoff/people.ts';

const document = 'data/document/01-管理办法.txt';
const interpretation = 'data/interpretation/01-政策解读.txt';
const lists = [document, 'data/attachments/01-事项清单.csv', 'data/attachments/02-事项清单.csv'] as const;

test('the untouched bundle verifies, so that every refusal below is about the attack', () => {
  expect(verified(built().bytes)).toMatchObject({ valid: true, anchored: true, problems: [] });
  expect(forged(() => undefined)).toMatchObject({ valid: true });
});

test('a file that was added is named', () => {
  const report = forged((files) => files.set('data/attachments/03-名单.csv', encodeUtf8('姓名\n')));
  expect(named(report)).toContain('statement.subject-extra data/attachments/03-名单.csv');
  expect(named(report)).toContain('catalogue.file-extra data/attachments/03-名单.csv');
});

test('a tag file that was added is named', () => {
  expect(named(forged((files) => files.set('意见.txt', encodeUtf8('同意'))))).toContain(
    'bag.extra-file 意见.txt',
  );
  expect(named(forged((files) => files.set('signatures/note.json', encodeUtf8('{}'))))).toContain(
    'bag.extra-file signatures/note.json',
  );
});

test('a file that was removed is named', () => {
  const report = forged((files) => files.delete(lists[1]));
  expect(named(report)).toContain(`statement.subject-missing ${lists[1]}`);
});

test.each([
  'bagit.txt',
  'bag-info.txt',
  'data/catalogue.json',
  'release-statement.json',
  'signatures/keys.json',
])('without %s the bundle is refused', (path) => {
  expect(named(forged((files) => files.delete(path)))).toContain(`bag.missing-file ${path}`);
});

test('without its lists of files the bundle is refused', () => {
  for (const path of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const files = filesOf(built());
    files.delete(path);
    expect(named(verified(packed(files)))).toContain(`bag.missing-file ${path}`);
  }
});

test('a file that was renamed is named, under both names', () => {
  const report = forged((files) => {
    files.set('data/document/01-管理办法(终稿).txt', files.get(document)!);
    files.delete(document);
  });
  expect(named(report)).toContain(`statement.subject-missing ${document}`);
  expect(named(report)).toContain('statement.subject-extra data/document/01-管理办法(终稿).txt');
});

test('two files that changed places are both named', () => {
  const report = forged((files) => {
    const [first, second] = [files.get(lists[1])!, files.get(lists[2])!];
    files.set(lists[1], second).set(lists[2], first);
  });
  expect(named(report)).toContain(`statement.subject-differs ${lists[1]}`);
  expect(named(report)).toContain(`statement.subject-differs ${lists[2]}`);
});

test('file, catalogue, lists and statement changed together do not agree with the signatures', () => {
  const report = forged((files) => {
    const before = nodeHash.sha256(files.get(document)!);
    rewrite(files, document, (text) => text.replace('规范', '取消'));
    const after = nodeHash.sha256(files.get(document)!);
    rewrite(files, 'data/catalogue.json', (text) => text.replace(before, after));
    const catalogue = nodeHash.sha256(files.get('data/catalogue.json')!);
    const original = nodeHash.sha256(filesOf(built()).get('data/catalogue.json')!);
    rewrite(files, 'release-statement.json', (text) =>
      text.replace(before, after).replace(original, catalogue),
    );
  });
  expect(report.valid).toBe(false);
  for (const role of ['handler', 'secrecy-reviewer', 'approver']) {
    expect(named(report).some((each) => each.startsWith(`signature.other-content signatures/${role}-`))).toBe(
      true,
    );
  }
  expect(named(report)).toContain('statement.not-signed release-statement.json');
});

test('even the approver alone cannot release content that the others did not sign', () => {
  const report = forged((files) => {
    const before = nodeHash.sha256(files.get(document)!);
    rewrite(files, document, (text) => text.replace('规范', '取消'));
    const after = nodeHash.sha256(files.get(document)!);
    const original = nodeHash.sha256(files.get('data/catalogue.json')!);
    rewrite(files, 'data/catalogue.json', (text) => text.replace(before, after));
    const catalogue = nodeHash.sha256(files.get('data/catalogue.json')!);
    rewrite(files, 'release-statement.json', (text) =>
      text.replace(before, after).replace(original, catalogue),
    );
    const statement = files.get('release-statement.json')!;
    files.set(
      envelopeIn(files, 'release'),
      envelopeBytes(signEnvelope(releasePayloadType, statement, approver.key)),
    );
  });
  expect(report.problems.filter(({ code }) => code === 'signature.other-content')).toHaveLength(3);
});

test('a title changed in the catalogue voids the signatures', () => {
  const report = forged((files) =>
    rewrite(files, 'data/catalogue.json', (text) => text.replace('管理办法', '实施细则')),
  );
  expect(named(report)).toContain('statement.subject-differs data/catalogue.json');
  expect(report.problems.filter(({ code }) => code === 'signature.other-content')).toHaveLength(3);
});

test('certificates of a made-up office convince only somebody without a trust file, who is told so', async () => {
  const impostorRoot = await personNamed('impostor-root');
  const { keyId, algorithm, publicKey } = impostorRoot.key;
  const trust = { ...officeTrust, root: { keyId, algorithm, publicKey } };
  const own = canonicalBytes(JSON.parse(JSON.stringify(trust)));
  const keys = envelopeBytes(signEnvelope('application/vnd.xianshen.trust+json', own, impostorRoot.key));
  const bundle = built({ trustFile: keys });
  expect(verified(bundle.bytes, null)).toMatchObject({ valid: true, anchored: false });
});

test('certificates under a root that did not sign them are refused, with and without a trust file', () => {
  const forgedKeys = (files: Files) => {
    const envelope: Envelope = JSON.parse(textOf(files, 'signatures/keys.json'));
    const signatures = signEnvelope('x', encodeUtf8('x'), root.key).signatures;
    files.set('signatures/keys.json', envelopeBytes({ ...envelope, signatures }));
  };
  expect(named(forged(forgedKeys))).toEqual(['keys.unreadable signatures/keys.json']);
  expect(named(forged(forgedKeys, null))).toContain('keys.unreadable signatures/keys.json');
});

test('a document without its interpretation is refused, whoever signed it', () => {
  const content = {
    ...sampleContent,
    parts: sampleContent.parts.filter(({ slot }) => slot !== 'interpretation'),
  };
  const report = verified(built({ content }).bytes);
  expect(named(report)).toEqual(['catalogue.part-missing data/catalogue.json']);
});

test('an interpretation that is not linked back is refused', () => {
  const report = forged((files) =>
    rewrite(files, 'data/catalogue.json', (text) =>
      text.replace(`"interprets":["${document}"]`, '"interprets":[]'),
    ),
  );
  expect(report.problems).toContainEqual({
    code: 'catalogue.not-linked',
    file: interpretation,
    params: { other: document },
  });
});

test('an attachment that claims to explain the document is refused', () => {
  const report = forged((files) =>
    rewrite(files, 'data/catalogue.json', (text) =>
      text.replace('"interprets":[]', `"interprets":["${document}"]`),
    ),
  );
  expect(report.problems.map(({ code }) => code)).toContain('catalogue.not-linked');
});

test('a bag in a folder of another name is refused', () => {
  expect(verified(packed(filesOf(built()), '11990101-2026-0009')).valid).toBe(false);
});

test('a format from the future is refused and not half understood', () => {
  const report = forged((files) =>
    rewrite(files, 'release-statement.json', (text) =>
      text.replace('xianshen.bundle/1', 'xianshen.bundle/3'),
    ),
  );
  expect(report.problems).toContainEqual({
    code: 'statement.unreadable',
    file: 'release-statement.json',
    params: { where: 'predicate.format' },
  });
});

test('a bundle that only calls itself one of the second format is refused', () => {
  const report = forged((files) =>
    rewrite(files, 'release-statement.json', (text) =>
      text.replace('xianshen.bundle/1', 'xianshen.bundle/2'),
    ),
  );
  expect(report.valid).toBe(false);
  expect(report.problems.some(({ file }) => file === 'release-statement.json')).toBe(true);
});

test('an export dated before the approval is refused', () => {
  const result = buildBundle(bundleInput({ exportedAt: times.handler }), approver.key, nodeHash);
  expect(result).toEqual({ ok: false, failure: { code: 'bundle.not-approved', params: {} } });
});

test('all problems are told at once, each with its file', () => {
  const report = forged((files) => {
    rewrite(files, document, (text) => `${text} `);
    rewrite(files, 'bag-info.txt', (text) => text.replace('数据管理局', '教育局'));
    files.delete(envelopeIn(files, 'approver'));
    files.set('data/attachments/09-x.txt', encodeUtf8('x'));
  });
  const files = new Set(report.problems.map(({ file }) => file));
  expect([...files]).toEqual(
    expect.arrayContaining([document, 'bag-info.txt', '发布包.zip', 'data/attachments/09-x.txt']),
  );
});
