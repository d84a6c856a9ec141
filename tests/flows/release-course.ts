/** The way of any shipped kind from new to a bundle, as the tests of kinds and of duties walk it in one office each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { DossierId } from '../../shared/base/ids.ts';
import type { DossierDetail } from '../../shared/contract/dossier-views.ts';
import type { Catalogue } from '../../shared/release/catalogue.ts';
import type { GateItem } from '../../shared/release/gates.ts';
import type { ReleaseKind } from '../../shared/release/kind/release-kind.ts';
import type { ReleaseRecord } from '../../shared/release/kind/release-record.ts';
import { completeRelease } from '../unit/release/kind-cases.ts';
import type { Workstation } from './workstation.ts';
import { openOffice, passPhrases, catalogue as policyCatalogue, sign, texts } from './workstation.ts';

/** What a kind needs besides the first value of each field: answers, internal material, and the openness. */
export interface Needs {
  readonly fields?: Readonly<Record<string, string>>;
  readonly internal?: readonly string[];
  readonly attribute?: Catalogue['attribute'];
}

const spans = {
  'consultation-from': '2026-09-01',
  'consultation-to': '2026-10-08',
  'legality-submitted-on': '2026-10-09',
  'legality-returned-on': '2026-10-27',
};

export const table: Readonly<Record<string, Needs>> = {
  'policy-with-interpretation': { fields: { 'interpretation-second-form': 'animation' } },
  'decision-consultation': { fields: spans },
  'major-decision': {
    fields: { ...spans, 'needs-experts': 'yes', 'needs-risk-assessment': 'yes' },
    internal: ['expert-report', 'risk-report', 'legality-opinion', 'minutes'],
  },
  'execution-report': {},
  'power-list': { fields: { 'is-change': 'yes' } },
  'enforcement-publicity': {},
  'penalty-decision': { fields: { form: 'summary', 'masking-done': 'yes' } },
  'service-guide': {},
  'intermediary-list': {},
  'key-area': { fields: { 'time-limit': '信息形成之日起 20 个工作日内' } },
  dataset: {},
  'public-response': {},
  'on-request-disclosure': {
    fields: { answer: 'partial', 'withholding-reason': 'process' },
    internal: ['application', 'original'],
    attribute: 'on-request',
  },
  'correction-withdrawal': {},
  'reposted-policy': { fields: { 'is-already-public': 'yes' } },
};

/** The office of the test file, once its tests run. */
export let station: Workstation;
export let kinds: readonly ReleaseKind[];
const cleanUps: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  station = await openOffice(undefined, (cleanUp) => void cleanUps.unshift(cleanUp));
  kinds = await station.call('kinds.list', {});
});
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

function kindNamed(id: string): ReleaseKind {
  return kinds.find((each) => each.id === id)!;
}

const notice =
  '栖霞湾市人民政府办公室关于公开征求意见的公告\n征求意见时间：2026年9月1日至2026年10月8日。\n' +
  '信函地址：栖霞湾市临港路1号，邮政编码：990100。\n联系电话：0990-5550123。\n';

/** Text of a part in which the rules find nothing: the three that speak of each other where the kind explains a document. */
function textOf(kind: string, { id, slot, name }: ReleaseKind['parts'][number]): string {
  if (slot === 'interpretation')
    return `${texts.interpretation}${id === 'interpretation' ? '' : `${name.zh}\n`}`;
  if (id === 'notice') return notice;
  if (slot === 'document') return `${texts.document}${id === 'document' ? '' : `${name.zh}\n`}`;
  return `${name.zh}\n供办理 ${kind} 的材料，内容从略。\n`;
}

export interface Opened {
  readonly dossier: DossierId;
  readonly kind: ReleaseKind;
  readonly record: ReleaseRecord;
}

/** A release with catalogue entry and parts, its forms still empty. */
export async function open(id: string, needs: Needs = table[id] ?? {}): Promise<Opened> {
  await station.signIn('handler');
  const kind = kindNamed(id);
  const { dossier } = await station.call('dossier.create', { kind: id, title: policyCatalogue.title });
  const { length } = await station.call('dossier.list', {});
  const catalogue = {
    ...policyCatalogue,
    attribute: needs.attribute ?? 'active',
    documentNumber: '',
    indexNumber: `11990200MB00000000/2026-${String(length).padStart(5, '0')}`,
  };
  await station.call('dossier.set-catalogue', { dossier, catalogue });
  const digests = new Map<string, string>();
  for (const part of kind.parts) {
    const content = textOf(id, part);
    const ticket = () => station.file(`${id}-${part.id}.txt`, content);
    if (part.slot === 'internal') {
      if (part.minimum === 0 && needs.internal?.includes(part.id) !== true) continue;
      await station.call('dossier.add-internal-file', { dossier, part: part.id, ticket: ticket() });
    } else if (part.minimum > 0) {
      const { slot } = part;
      const added = await station.call('dossier.add-file', {
        dossier,
        slot,
        part: part.id,
        ticket: ticket(),
      });
      digests.set(part.id, added.file.sha256);
    }
  }
  return { dossier, kind, record: filledFor(kind, needs, digests) };
}

/** Everything filled in, proofs bound to the bytes that they speak of. */
function filledFor(
  kind: ReleaseKind,
  { fields }: Needs,
  digests: ReadonlyMap<string, string>,
): ReleaseRecord {
  const { record } = completeRelease(kind.id, fields);
  const evidence = kind.evidence.map(({ id, bindsTo }) => [
    id,
    { ...record.evidence[id]!, boundTo: digests.get(bindsTo) ?? '' },
  ]);
  return { ...record, evidence: Object.fromEntries(evidence) };
}

export async function fill({ dossier, kind, record }: Opened): Promise<DossierDetail> {
  await station.call('dossier.set-record', { dossier, record });
  for (const { id: step } of kind.stages) await station.call('dossier.enter-step', { dossier, step });
  return station.call('dossier.read', { dossier });
}

/** The kinds share their texts here, so each after the first is told that it has been published before; and a draft is one. */
const expected = ['DUP-01', 'INT-05'];
const isExpected = (item: GateItem): boolean => item.gate === 'finding-open' && expected.includes(item.rule);

export async function decideExpected(dossier: DossierId, action: 'set-aside' | 'uphold'): Promise<void> {
  const findings = await station.call('dossier.findings', { dossier });
  for (const { id: finding } of findings.filter(({ rule }) => expected.includes(rule))) {
    const decision = { dossier, finding, action, reason: 'must-be-open-by-law', note: '样例文字' } as const;
    await station.call('dossier.decide', decision);
  }
}

export async function carry(id: string, needs?: Needs) {
  const opened = await open(id, needs);
  const { missing } = await fill(opened);
  expect(
    missing.filter((item) => !isExpected(item)),
    id,
  ).toEqual([]);
  const { dossier } = opened;
  await decideExpected(dossier, 'set-aside');
  await sign(station, dossier, 'handler');
  await station.signIn('secrecy-reviewer');
  await decideExpected(dossier, 'uphold');
  await sign(station, dossier, 'secrecy-reviewer');
  await sign(station, dossier, 'approver');
  const out = join(station.out, dossier);
  mkdirSync(out);
  const exported = await station.call('bundle.export', {
    dossier,
    folder: station.ticket(out),
    passPhrase: passPhrases.approver,
  });
  return { ...opened, exported };
}
