import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../../shared/base/decode-utf8.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { brand } from '../../../shared/base/ids.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import type { ContentPart } from '../../../shared/release/parts.ts';
import { parseSignOff } from '../../../shared/signoff/parse-statement.ts';
import type { DossierContent, SignOffStatement } from '../../../shared/signoff/statement.ts';
import { contentDigest, signOffBytes } from '../../../shared/signoff/statement.ts';

const digest = nodeHash.sha256(encodeUtf8('公开'));
const part: ContentPart = {
  slot: 'document',
  position: 1,
  name: '通知.docx',
  sha256: digest,
  bytes: 6,
  mediaType: 'text/plain',
};
const content: DossierContent = {
  packageNumber: '11990101-2026-0007',
  kind: 'policy-with-interpretation',
  catalogue: { title: '通知' },
  parts: [
    part,
    { ...part, slot: 'attachment', name: '名单.xlsx' },
    { ...part, slot: 'attachment', position: 2 },
  ],
};
const statement: SignOffStatement = {
  type: 'xianshen.sign-off/1',
  dossier: brand('dossier-1'),
  packageNumber: '11990101-2026-0007',
  stage: 'handler',
  person: brand('person-1'),
  key: brand('0123456789abcdef'),
  content: digest,
  review: digest,
  ruleSets: [{ id: 'SEC', version: '2026.11', digest: `sha256:${digest}` }],
  conclusion: 'submit',
  at: '2026-11-23T08:15:30.125Z',
};

test('the content digest can be recomputed from the documented bytes alone', () => {
  const one = { ...content, parts: [part] };
  const text =
    '{"catalogue":{"title":"通知"},"kind":"policy-with-interpretation","packageNumber":"11990101-2026-0007",' +
    `"parts":[{"bytes":6,"mediaType":"text/plain","name":"通知.docx","position":1,"sha256":"${digest}","slot":"document"}],` +
    '"type":"xianshen.content/1"}';
  expect(contentDigest(one, nodeHash)).toBe(nodeHash.sha256(encodeUtf8(text)));
});

test('the order of parts and fields that do not belong do not change the digest', () => {
  const rows = content.parts.toReversed().map((each) => ({ ...each, id: 'file-1', opinion: '建议删去' }));
  expect(contentDigest({ ...content, parts: rows }, nodeHash)).toBe(contentDigest(content, nodeHash));
});

test.each([
  ['the package number', { packageNumber: '11990101-2026-0008' }],
  ['the kind', { kind: 'dataset' }],
  ['the catalogue', { catalogue: { title: '通告' } }],
  ['a name', { parts: [{ ...part, name: '通告.docx' }] }],
  ['a slot', { parts: [{ ...part, slot: 'interpretation' }] }],
  ['a position', { parts: [{ ...part, position: 2 }] }],
  ['a file', { parts: [{ ...part, sha256: nodeHash.sha256(encodeUtf8('不公开')) }] }],
] satisfies readonly (readonly [string, Partial<DossierContent>])[])(
  'changing %s changes the digest',
  (_, change) => {
    const one = { ...content, parts: [part] };
    expect(contentDigest({ ...one, ...change }, nodeHash)).not.toBe(contentDigest(one, nodeHash));
  },
);

test('a sign-off comes back from its bytes', () => {
  expect(parseSignOff(signOffBytes(statement))).toEqual({ ok: true, value: statement });
});

test('what a caller holds besides never gets into a sign-off', () => {
  const withMore = { ...statement, name: '王岚', opinion: '同意' };
  expect(signOffBytes(withMore)).toEqual(signOffBytes(statement));
});

test.each([
  ['an unknown field', (text: string) => text.replace('{"at"', '{"a":1,"at"')],
  ['a name in place of an opaque id', (text: string) => text.replace('person-1', '王岚')],
  ['a time of another form', (text: string) => text.replace('.125Z', 'Z')],
  ['a blank more', (text: string) => `${text} `],
  ['an unknown stage', (text: string) => text.replace('"handler"', '"auditor"')],
  ['a lone surrogate behind an escape', (text: string) => text.replace('2026.11', '\\ud800')],
])('a sign-off with %s is not read', (_, change) => {
  const text = decodeUtf8(signOffBytes(statement))!;
  expect(parseSignOff(encodeUtf8(change(text))).ok).toBe(false);
});
