/** Invented office around the invented document. */

import type { ReportKind } from '../../shared/audit/audit-report.ts';
import { reportKinds } from '../../shared/audit/audit-report.ts';
import type { DossierId, FindingId, PersonId, Sha256, SourceFileId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import type { AuditReport, ReportLine } from '../../shared/contract/audit-api.ts';
import type { LedgerEntryView, LedgerReport } from '../../shared/contract/audit-views.ts';
import type { VerifiedBundle } from '../../shared/contract/bundle-views.ts';
import type {
  DossierDetail,
  DossierSummary,
  FileView,
  FindingView,
  SeverityCounts,
} from '../../shared/contract/dossier-views.ts';
import type { OfficeStatus, PersonView } from '../../shared/contract/office-views.ts';
import { emptyRecord } from '../../shared/release/kind/release-record.ts';
import { blocksHandler, blocksReviewer } from '../../shared/review/review-state.ts';
import { standardMaskPolicy } from '../../shared/screening/mask-policy.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import type { SigningStage } from '../../shared/signoff/statement.ts';
import { documentFile, documentFindings, sheetFile } from './fake-document.ts';
import { policyKind } from './fake-kind.ts';

const digest = (letters: string): Sha256 => brand<Sha256>(letters.repeat(32));

export function officeStatus(isEmpty: boolean, people: readonly PersonView[]): OfficeStatus {
  return {
    state: isEmpty ? 'empty' : 'ready',
    office: isEmpty ? null : { name: '云溪市住房和城乡建设局', code: 'YX', isSample: true },
    people: isEmpty ? [] : people,
    ruleSets: ['SEC', 'INT', 'DN', 'PII'].map((id) => ({
      id,
      version: '2026.11',
      digest: `sha256:${'ab'.repeat(32)}`,
    })),
    maskPolicy: standardMaskPolicy,
    isMaskPolicyStandIn: false,
    segmenter: 'present',
    program: '0.1.0',
  };
}

const titles = [
  '关于印发《云溪市老旧小区加装电梯补助办法》的通知',
  '关于2026年度公共租赁住房实物配租结果的公告',
  '关于开展城市危旧房屋排查整治的实施意见',
  '关于调整住房公积金缴存基数的通知',
];
const states = ['drafting', 'secrecy-review', 'approved', 'exported'] as const;

export const summaries: readonly DossierSummary[] = titles.map((title, index) => ({
  id: brand<DossierId>(`dossier-${index + 1}`),
  packageNumber: `YX2026-000${7 - index}`,
  title,
  kind: policyKind.id,
  deadline: null,
  state: states[index] ?? 'drafting',
  returned: index === 0,
  mine: index === 0,
  deputyFor: null,
  files: 3 + index,
  open: index === 0 ? { hard: 1, soft: 5, info: 2 } : { hard: 0, soft: index === 1 ? 4 : 0, info: 0 },
  changedAt: `2026-11-2${3 - index}T08:1${index}:00Z`,
}));

const file = (id: SourceFileId, facts: Pick<FileView, 'slot' | 'name' | 'type' | 'bytes'>): FileView => ({
  ...facts,
  part: facts.slot,
  id,
  position: 1,
  sha256: digest('7c'),
  inspected: 'whole',
  notInspected: [],
  findings: { hard: 0, soft: 0, info: 0 },
});

function filesWith(findings: readonly FindingView[]): readonly FileView[] {
  const count = (severity: keyof SeverityCounts): number =>
    findings.filter((each) => each.severity === severity).length;
  const counts = { hard: count('hard'), soft: count('soft'), info: count('info') };
  return [
    {
      ...file(documentFile, {
        slot: 'document',
        name: '老旧小区加装电梯补助办法.docx',
        type: 'docx',
        bytes: 48_213,
      }),
      findings: counts,
    },
    file(brand<SourceFileId>('source-file-2'), {
      slot: 'interpretation',
      name: '补助办法政策解读.docx',
      type: 'docx',
      bytes: 31_022,
    }),
    {
      ...file(sheetFile, { slot: 'attachment', name: '首批加装小区名单.xlsx', type: 'xlsx', bytes: 18_944 }),
      inspected: 'partly',
      notInspected: [{ path: 'xl/media/image1.png', reason: 'picture-without-text' }],
    },
  ];
}

const stageOfState: Readonly<Record<DossierDetail['state'], SigningStage | null>> = {
  drafting: 'handler',
  'secrecy-review': 'secrecy-reviewer',
  approval: 'approver',
  referred: null,
  approved: null,
  exported: null,
  published: null,
  withdrawn: null,
  'not-open': null,
  stopped: null,
};

export function detailOf(
  duty: Duty,
  findings: readonly FindingView[],
  before: DossierDetail | null,
  isReady: boolean,
): DossierDetail {
  const state = before?.state ?? 'drafting';
  const nextStage = stageOfState[state];
  const files = filesWith(findings);
  const catalogue = before?.catalogue ?? {
    title: titles[0] ?? '',
    documentNumber: '云政办〔2026〕43号',
    organ: '云溪市住房和城乡建设局',
    formedOn: '',
    attribute: 'active',
    topic: '城乡建设',
    validity: 'in-force',
    indexNumber: '',
    summary: '',
  };
  const blocks = nextStage === 'handler' ? blocksHandler : blocksReviewer;
  const isMine = nextStage === duty;
  return {
    id: brand<DossierId>('dossier-1'),
    packageNumber: 'YX2026-0007',
    kind: 'policy-with-interpretation',
    state,
    catalogue,
    files,
    content: digest('5e'),
    signOffs: [
      {
        stage: 'handler',
        person: brand<PersonId>('person-1'),
        name: '陈立新',
        at: '2026-11-20T03:00:00Z',
        content: digest('11'),
        key: 'a91f03b27c55d0e4',
        inForce: false,
        answers: null,
        deputyFor: null,
        deputyDays: null,
      },
    ],
    returns: [{ by: '周敏', at: '2026-11-21T01:30:00Z', comment: '第十条的身份证号、手机号请遮住后再报。' }],
    nextStage,
    missing: isReady
      ? []
      : [
          ...(catalogue.formedOn === '' ? [{ gate: 'catalogue-field', field: 'formedOn' } as const] : []),
          ...(catalogue.indexNumber === ''
            ? [{ gate: 'catalogue-field', field: 'indexNumber' } as const]
            : []),
          ...findings
            .filter((finding) => blocks(finding.standing, finding))
            .slice(0, 40)
            .map((finding) => ({ gate: 'finding-open', finding: finding.id, rule: finding.rule }) as const),
        ],
    procedure: {
      kind: policyKind,
      record: emptyRecord,
      internalFiles: [],
      steps: [],
      nextStep: null,
      events: [],
      mayRecord: ['coordination'],
      deadlines: [],
      advice: [],
    },
    may: {
      edit: duty === 'handler' && state === 'drafting',
      decide: isMine && nextStage !== 'approver',
      sign: isMine,
      return: isMine && duty !== 'handler',
      export: duty === 'approver' && nextStage === null,
    },
    lastExport: null,
  };
}

/** Copies of the planted findings under new ids. */
export function manyFindings(count: number): readonly FindingView[] {
  return Array.from({ length: count }, (_, index) => {
    const planted = documentFindings[index % documentFindings.length];
    if (planted === undefined) throw new Error('no findings');
    return { ...planted, id: brand<FindingId>(`finding-many-${index}`) };
  });
}

const actions = [
  'session.sign-in',
  'dossier.create',
  'dossier.add-file',
  'finding.decide',
  'dossier.sign',
  'bundle.export',
];

export function entries(before: number | null, limit: number): readonly LedgerEntryView[] {
  const newest = Math.min(1_204, (before ?? 1_205) - 1);
  return Array.from({ length: Math.min(limit, newest) }, (_, index) => ({
    number: newest - index,
    at: '2026-11-23T08:15:30.125Z',
    clockJumped: index === 3,
    person: '陈立新',
    duty: 'handler',
    action: actions[index % actions.length] ?? '',
    objects: ['dossier-1', 'source-file-2'],
    result: index % 7 === 6 ? 'refused' : 'done',
    detail: { slot: 'attachment', bytes: 18_944 },
    hash: digest('9d'),
  }));
}

export const ledgerReport: LedgerReport = { whole: true, length: 1_204, head: digest('9d'), problems: [] };

export const verified: VerifiedBundle = {
  fileName: 'YX2026-0007.zip',
  report: {
    valid: false,
    anchored: true,
    packageNumber: 'YX2026-0007',
    title: titles[0] ?? '',
    attribute: 'active',
    problems: [
      {
        code: 'bag.digest-differs',
        file: 'data/document/补助办法.docx',
        params: { manifest: 'manifest-sha256.txt' },
      },
      { code: 'signature.stage-missing', file: 'YX2026-0007.zip', params: { stage: 'approver' } },
    ],
    checked: [],
    signers: [{ stage: 'handler', keyId: 'a91f03b27c55d0e4', at: '2026-11-23T08:15:30Z' }],
    files: 4,
  },
};

export function auditReport(kind: ReportKind | null): AuditReport {
  const at = '2026-11-20T03:12:00.000Z';
  const lines: readonly ReportLine[] = [
    { kind: 'hard-kept', numbers: [1_101], person: '钱文静', at, object: '11990202-2026-0007' },
    { kind: 'hasty', numbers: [1_150, 1_151], person: '钱文静', at, object: '11990202-2026-0009' },
    { kind: 'failed-sign-in', numbers: [1_188], person: '孙立强', at, object: null },
  ];
  return {
    counts: reportKinds.map((each) => ({
      kind: each,
      count: lines.filter((line) => line.kind === each).length,
    })),
    total: kind === null ? lines.length : 1,
    lines: lines.filter((line) => kind === null || line.kind === kind),
  };
}
