/** An invented release with three invented people: a bundle that verifies, and everything it was made of. */
import { canonicalBytes } from '../../../shared/base/canonical-json.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { brand } from '../../../shared/base/ids.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import type { VerifyContext } from '../../../shared/bundle/bag.ts';
import { verifyBundle } from '../../../shared/bundle/verify-bundle.ts';
import type { VerifyReport } from '../../../shared/bundle/verify-report.ts';
import type { ContentPart, PartSlot } from '../../../shared/release/parts.ts';
import type { Envelope } from '../../../shared/signoff/dsse.ts';
import { signEnvelope } from '../../../shared/signoff/dsse.ts';
import type { DossierContent, SigningStage, SignOffStatement } from '../../../shared/signoff/statement.ts';
import { contentDigest, signOffBytes, signOffPayloadType } from '../../../shared/signoff/statement.ts';
import type { Certificate, TrustFile } from '../../../shared/signoff/trust-file.ts';
import { buildTrustFile, parseTrustFile } from '../../../shared/signoff/trust-file.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';
import type { TestPerson } from '../signoff/people.ts';
import { certificateFor, personNamed } from '../signoff/people.ts';
import type { BuiltBundle, BundleInput } from './build-bundle.ts';
import { buildBundle } from './build-bundle.ts';

export const ports = { hash: nodeHash, verifySignature };
export const root = await personNamed('root');
export const handler = await personNamed('handler');
export const reviewer = await personNamed('reviewer');
export const approver = await personNamed('approver');
export const stranger = await personNamed('stranger');
export const signersOf = { handler, 'secrecy-reviewer': reviewer, approver } as const;

const files = new Map<string, Uint8Array>();

function part(slot: PartSlot, position: number, name: string, text: string): ContentPart {
  const bytes = encodeUtf8(text);
  const sha256 = nodeHash.sha256(bytes);
  files.set(sha256, bytes);
  return { slot, position, name, sha256, bytes: bytes.length, mediaType: 'text/plain' };
}

export const sampleContent: DossierContent = {
  packageNumber: '11990101-2026-0007',
  kind: 'policy-with-interpretation',
  catalogue: {
    title: '云汀市基层政务公开事项清单管理办法',
    documentNumber: '云政办发〔2026〕17号',
    organ: '云汀市数据管理局',
    formedOn: '2026-11-02',
    attribute: 'active',
    topic: '综合政务',
    validity: 'in-force',
    indexNumber: '11990101/2026-00017',
    summary: '规定清单的编制、审查与更新。',
  },
  parts: [
    part(
      'document',
      1,
      '管理办法.txt',
      '云汀市基层政务公开事项清单管理办法\n第一条 为规范清单管理，制定本办法。\n',
    ),
    part('interpretation', 1, '政策解读.txt', '《管理办法》解读\n解读部门：云汀市数据管理局。\n'),
    part('attachment', 1, '事项清单.csv', '序号,事项\n1,办事指南\n'),
    part('attachment', 2, '事项清单.csv', '序号,事项\n2,年度报告\n'),
  ],
};

const ruleSets = [{ id: 'SEC', version: '2026.11', digest: `sha256:${'ab'.repeat(32)}` }];
export const conclusions = {
  handler: 'submit',
  'secrecy-reviewer': 'may-open',
  approver: 'approve',
} as const;
export const times = {
  handler: '2026-11-20T01:30:00.000Z',
  'secrecy-reviewer': '2026-11-21T02:00:00.000Z',
  approver: '2026-11-22T03:15:00.500Z',
  release: '2026-11-23T04:00:00.000Z',
} as const;

/** One stage's envelope, signed by the person who holds the duty unless the test names another. */
export function signOff(
  stage: SigningStage,
  content: DossierContent = sampleContent,
  { by = signersOf[stage], change = {} }: { by?: TestPerson; change?: Partial<SignOffStatement> } = {},
): Envelope {
  const statement: SignOffStatement = {
    type: 'xianshen.sign-off/1',
    dossier: brand('dossier-8k2m'),
    packageNumber: content.packageNumber,
    stage,
    person: by.id,
    key: by.key.keyId,
    content: contentDigest(content, nodeHash),
    review: nodeHash.sha256(canonicalBytes({ stage })),
    ruleSets,
    conclusion: conclusions[stage],
    at: times[stage],
    ...change,
  };
  return signEnvelope(signOffPayloadType, signOffBytes(statement), by.key);
}

/** Trust file of the office; `change` replaces single certificates. */
export function trustBytes(
  change: Partial<Record<SigningStage, Partial<Certificate>>> = {},
  version = 1,
): Uint8Array {
  const { keyId, algorithm, publicKey } = root.key;
  const trust: TrustFile = {
    schema: 'xianshen.trust/1',
    version,
    office: { name: '云汀市数据管理局', code: '11990101' },
    root: { keyId, algorithm, publicKey },
    certificates: [
      certificateFor(handler, 'handler', change.handler),
      certificateFor(reviewer, 'secrecy-reviewer', change['secrecy-reviewer']),
      certificateFor(approver, 'approver', change.approver),
    ],
  };
  return buildTrustFile(trust, root.key);
}

export function trustOf(bytes: Uint8Array): TrustFile {
  const parsed = parseTrustFile(bytes, ports);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.trust;
}

/** Bytes of a part of the sample. */
export function sampleBytes(sha256: string): Uint8Array {
  const bytes = files.get(sha256);
  if (bytes === undefined) throw new Error('no part of the sample');
  return bytes;
}

export function bundleInput(change: Partial<BundleInput> = {}): BundleInput {
  const content = change.content ?? sampleContent;
  return {
    suite: 'ed25519',
    approvedBy: null,
    content,
    signOffs: [
      signOff('handler', content),
      signOff('secrecy-reviewer', content),
      signOff('approver', content),
    ],
    bytesOf: sampleBytes,
    reviewNumber: '云数审〔2026〕7号',
    organ: { name: '云汀市数据管理局', code: '11990101' },
    program: '0.1.0',
    exportedAt: times.release,
    ledger: { origin: '云汀市数据管理局/工位-3', size: 412, rootHash: nodeHash.sha256(encodeUtf8('ledger')) },
    trustFile: trustBytes(),
    ...change,
  };
}

export function built(change: Partial<BundleInput> = {}, signer: TestPerson = approver): BuiltBundle {
  const result = buildBundle(bundleInput(change), signer.key, nodeHash);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

export const officeTrust = trustOf(trustBytes());

/** Verifies with the office's trust file unless the test gives another, or null. */
export function verified(bytes: Uint8Array, trust: VerifyContext['trust'] = officeTrust): VerifyReport {
  return verifyBundle(bytes, { ...ports, name: '发布包.zip', trust });
}

/** Problems as `code file`, for comparing at a glance. */
export function named(report: VerifyReport): readonly string[] {
  return report.problems.map(({ code, file }) => `${code} ${file}`);
}
