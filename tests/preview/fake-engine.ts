/** An engine that lives in the page: it answers believably and checks almost nothing. */
import type { DossierId, FileTicket, PersonId, Sha256 } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import { fail, ok } from '../../shared/base/result.ts';
import type { Api, Handlers } from '../../shared/contract/api.ts';
import type { DossierDetail, FindingView } from '../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../shared/contract/office-views.ts';
import type { ShellHandlers } from '../../shared/contract/shell-api.ts';
import { checkDecision } from '../../shared/review/decision.ts';
import { standingOf } from '../../shared/review/review-state.ts';
import { textRows } from '../../shared/review/text-rows.ts';
import { textWindow } from '../../shared/review/text-window.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { duties } from '../../shared/signoff/duties.ts';
import { deskHandlers } from './fake-desk.ts';
import { documentFindings, documentParts, sheetFile, sheetParts, wordsOf } from './fake-document.ts';
import { exchangeHandlers, fakePortal } from './fake-exchange.ts';
import { fakeCopy, fakeHidden } from './fake-hidden.ts';
import { policyKind } from './fake-kind.ts';
import { fakeWorkPage, listHandlers } from './fake-lists.ts';
import {
  auditReport,
  detailOf,
  entries,
  ledgerReport,
  manyFindings,
  officeStatus,
  summaries,
  verified,
} from './fake-office.ts';
import { fakePeople } from './fake-people.ts';
import { type FakeState, inState } from './fake-states.ts';

interface FakeOptions {
  readonly isEmpty: boolean;
  /** Nothing is missing before the signatures. */
  readonly isReady: boolean;
  /** Further findings, to look at long lists. */
  readonly size: number;
  readonly state: FakeState;
  /** Leaves the work list as it is, for whoever has to get past it. */
  readonly keepsList: boolean;
}

const names = ['陈立新', '周敏', '何卫东', '刘洋', '孙洁', '郑涛'];
const people: readonly PersonView[] = duties.map((duty, index) => ({
  id: brand<PersonId>(`person-${index + 1}`),
  name: names[index] ?? '',
  duty,
}));

interface World {
  person: PersonView | null;
  isEmpty: boolean;
  isReady: boolean;
  attempts: number;
  detail: DossierDetail;
  findings: FindingView[];
  tickets: number;
}

/** Keys of nobody: the preview shows none. */
const fakeKeys = {
  at: '2026-11-23T08:00:00.000Z',
  version: 1,
  suite: 'ed25519',
  roots: [],
  isRootHere: true,
  successions: 0,
  people: [],
  keys: [],
} as const;

export function fakeBridge(options: FakeOptions): Window['xianshen'] {
  const world: World = {
    person: null,
    isEmpty: options.isEmpty,
    attempts: 5,
    detail: detailOf('handler', documentFindings, null, options.isReady),
    findings: [...documentFindings, ...manyFindings(options.size)],
    isReady: options.isReady,
    tickets: 0,
  };
  const handlers = new Map<string, (input: never) => Promise<Result<unknown>>>(
    Object.entries({ ...engineOf(world), ...shellOf(world) }),
  );
  return {
    call: (method, input) => {
      const handler = handlers.get(method);
      if (handler === undefined) throw new Error(method);
      const answer = handler(input as never) as Promise<Result<never>>;
      return inState(options.state, method, answer, options.keepsList);
    },
    dropped: async () => ({ ok: true, value: { items: [], isCut: false } }),
    onOpened: () => () => undefined,
    onProgress: () => () => undefined,
  };
}

function duty(world: World): Duty {
  return world.person?.duty ?? 'handler';
}

function refresh(world: World): DossierDetail {
  world.detail = detailOf(duty(world), world.findings, world.detail, world.isReady);
  return world.detail;
}

function engineOf(world: World): Handlers {
  return {
    'office.status': async () => ok(officeStatus(world.isEmpty, people)),
    'office.create': async () => {
      world.isEmpty = false;
      return ok(officeStatus(false, people));
    },
    'office.set-mask-policy': async ({ after, styles }) => {
      const status = officeStatus(false, people);
      return ok({ ...status, maskPolicy: { ...status.maskPolicy, version: after + 1, styles } });
    },
    'office.create-sample': async () => {
      world.isEmpty = false;
      return ok(officeStatus(false, people));
    },
    'session.sign-in': async ({ person, passPhrase }) => {
      if (passPhrase === '错') {
        world.attempts -= 1;
        return fail('session.wrong-pass-phrase', { attemptsLeft: world.attempts });
      }
      world.person = people.find(({ id }) => id === person) ?? null;
      return world.person === null
        ? fail('session.not-signed-in', {})
        : ok({ person: world.person, since: '2026-11-23T08:00:00Z', due: null, idleMinutes: 10 });
    },
    'session.sign-out': async () => ok({}),
    'key.change-pass-phrase': async () => ok({}),
    'session.lock': async () => ok({}),
    'session.unlock': async () => fail('session.not-signed-in', {}),
    'people.list': async () => ok(fakePeople(people)),
    'people.add': async () => fail('people.grant-needed', {}),
    'people.assign': async () => fail('people.last-holder', { duty: 'approver' }),
    'people.retire': async () => fail('people.last-holder', { duty: 'approver' }),
    'people.unlock': async () => ok(fakePeople(people)),
    'people.enter-absence': async () => fail('people.days-wrong', {}),
    'people.end-absence': async () => ok(fakePeople(people)),
    'people.set-policy': async () => ok(fakePeople(people)),
    'keys.list': async () => ok(fakeKeys),
    'keys.revoke': async () => ok(fakeKeys),
    'keys.renew': async () => ok(fakeKeys),
    'keys.replace': async () => ok(fakeKeys),
    'keys.rotate-root': async () => ok(fakeKeys),
    'keys.export-trust': async () => fail('session.not-allowed', { action: 'keys.export-trust' }),
    'keys.import-trust': async () => ok(fakeKeys),
    'kinds.list': async () => ok([policyKind]),
    ...dossierHandlers(world),
    ...deskHandlers,
    ...listHandlers,
    ...exchangeHandlers,
    'portals.list': async () => ok([fakePortal]),
    'portals.next-index': async ({ formedOn }) =>
      ok({ indexNumber: `11990200MB00000000/${formedOn.slice(0, 4)}-00009` }),
    'audit.list': async ({ before, limit }) => ok(entries(before, limit)),
    'audit.verify': async () => ok(ledgerReport),
    'audit.find': async () => fail('audit.slip-code-unreadable', {}),
    'audit.checkpoints': async () =>
      ok([
        { size: 18_204, rootHash: ledgerReport.head, at: '2026-11-23T09:40:00.000Z', why: 'day-end' },
        { size: 18_011, rootHash: ledgerReport.head, at: '2026-11-22T08:12:00.000Z', why: 'sign-off' },
      ]),
    'audit.prove': async () => fail('audit.entry-unknown', { number: 1, length: 0 }),
    'audit.check-proof': async () => fail('audit.proof-unreadable', { name: 'proof.json' }),
    'audit.report': async ({ kind }) => ok(auditReport(kind)),
    'audit.save-report': async () => fail('session.not-allowed', { action: 'audit.save-report' }),
    'audit.export': async () => {
      const { length, head } = ledgerReport;
      const folderName = `audit-${length}`;
      return ok({ path: `/home/auditor/${folderName}`, folderName, length, head, rootHash: head });
    },
    'bundle.verify': async () => ok(verified),
    'bundle.export': async () =>
      ok({
        path: '/home/clerk/发布/YX2026-0007.zip',
        fileName: 'YX2026-0007.zip',
        bytes: 482_113,
        sha256: brand<Sha256>('3f'.repeat(32)),
        trustPath: '/home/clerk/发布/YX2026-0007.trust.json',
        report: { ...verified.report, valid: true, problems: [] },
      }),
  };
}

type DossierMethod = Extract<keyof Api, `dossier.${string}`>;

function dossierHandlers(world: World): Pick<Handlers, DossierMethod> {
  return {
    'dossier.list': async () => ok(summaries),
    'dossier.tasks': async () =>
      ok({ read: [{ task: '编制便民服务事项清单', lead: '市民政局', support: '市财政局、各区人民政府' }] }),
    'dossier.page': async ({ filter }) => ok(fakeWorkPage(filter)),
    'dossier.create': async () => ok({ dossier: brand<DossierId>('dossier-1') }),
    'dossier.read': async () => ok(refresh(world)),
    'dossier.set-catalogue': async ({ catalogue }) => {
      world.detail = { ...world.detail, catalogue };
      return ok({});
    },
    'dossier.set-record': async () => ok({}),
    'dossier.enter-step': async () => ok(refresh(world)),
    'dossier.record-event': async () => ok(refresh(world)),
    'dossier.add-internal-file': async () => fail('intake.empty', { name: '扫描件.pdf' }),
    'dossier.remove-internal-file': async () => ok({}),
    'dossier.add-file': async () => fail('intake.looks-classified', { rules: 'SEC-01' }),
    'dossier.replace-file': async () => fail('intake.empty', { name: '通知.docx' }),
    'dossier.remove-file': async () => ok({}),
    'dossier.text': async ({ file }) => ok({ file, parts: file === sheetFile ? sheetParts : documentParts }),
    'dossier.text-window': async ({ file, ...wanted }) => {
      const parts = file === sheetFile ? sheetParts : documentParts;
      const findings = world.findings.filter((finding) => finding.file === file);
      return ok(textWindow({ rows: textRows(parts), text: { type: 'docx', parts }, findings }, wanted));
    },
    'dossier.hidden': async ({ file }) => ok(fakeHidden(file, null)),
    'dossier.reveal-hidden': async () => ok({ text: '请打19900000071再核一次' }),
    'dossier.clean-file': async ({ file }) => {
      const placed = world.detail.files.find(({ id }) => id === file);
      return placed === undefined ? fail('dossier.part-unknown', {}) : ok({ file: placed, copy: fakeCopy });
    },
    'dossier.sheet': async () => fail('dossier.part-unknown', {}),
    'dossier.typeset-file': async () => fail('dossier.part-unknown', {}),
    'dossier.preview-sheet': deskHandlers['dossier.preview-sheet'],
    'dossier.print-sheet': deskHandlers['dossier.print-sheet'],
    'dossier.restore-original': async () => fail('dossier.part-unknown', {}),
    'dossier.findings': async () => ok([...world.findings]),
    'dossier.decide': async (input) => decide(world, input),
    'dossier.original': async () => fail('viewing.no-layout', {}),
    'dossier.versions': async () => ok([]),
    'dossier.compare': async () => ok({ rows: [], counts: { same: 0, removed: 0, added: 0, changed: 0 } }),
    'dossier.note-uninspected': async () => ok({}),
    'dossier.undo-decision': async () => fail('decision.nothing-to-undo', {}),
    'dossier.redo-decision': async () => fail('decision.nothing-to-redo', {}),
    'dossier.decide-alike': async () => fail('decision.not-alike', {}),
    'dossier.reveal': async ({ finding }) => {
      const found = world.findings.find(({ id }) => id === finding);
      return found === undefined ? fail('decision.finding-unknown', {}) : ok({ text: wordsOf(found) });
    },
    'dossier.return': async () => ok({}),
    'dossier.sign': async ({ passPhrase }) => {
      if (passPhrase === '错') return fail('session.wrong-pass-phrase', { attemptsLeft: 4 });
      const next = {
        handler: 'secrecy-review',
        'secrecy-reviewer': 'approval',
        approver: 'approved',
      } as const;
      const { nextStage } = world.detail;
      world.detail = { ...world.detail, state: nextStage === null ? 'exported' : next[nextStage] };
      return ok(refresh(world));
    },
  };
}

function decide(world: World, input: Api['dossier.decide']['input']): Result<FindingView> {
  const index = world.findings.findIndex(({ id }) => id === input.finding);
  const finding = world.findings[index];
  const person = world.person;
  if (finding === undefined || person === null) return fail('decision.finding-unknown', {});
  const by = person.duty === 'secrecy-reviewer' ? 'secrecy-reviewer' : 'handler';
  const checked = checkDecision(input, by, finding);
  if (!checked.ok) return checked;
  const { action, reason, note } = input;
  const decision = {
    action,
    reason,
    note,
    finding: finding.id,
    by: person.id,
    duty: by,
    name: person.name,
    at: '2026-11-23T08:30:00Z',
    id: `decision-${finding.decisions.length + 1}`,
    about: null,
    batch: null,
  } as const;
  const decisions = [...finding.decisions, decision];
  const changed = { ...finding, decisions, standing: standingOf(finding, decisions) };
  world.findings[index] = changed;
  return ok(changed);
}

function shellOf(world: World): ShellHandlers {
  const item = (name: string) => ({ ticket: brand<FileTicket>(`file-ticket-${++world.tickets}`), name });
  return {
    'shell.choose-files': async ({ purpose }) =>
      ok([item(purpose === 'import' ? '会议纪要.docx' : `YX2026-0007.${purpose}`)]),
    'shell.choose-folder': async () => ok(item('发布')),
    'shell.choose-import-folder': async () => ok({ items: [], isCut: false }),
    'shell.show-exported': async () => ok({}),
    'shell.take-opened': async () => ok(null),
    'shell.facts': async () =>
      ok({ version: '0.1.0', electron: '45.4.1', platform: 'linux', sampleOffice: true }),
    'shell.self-check': async () =>
      ok({
        version: '0.1.0',
        since: '2026-11-23T01:30:00.000Z',
        attempts: 0,
        isWhole: true,
        sockets: 0,
        waysIn: 0,
        processes: 6,
        unseen: 0,
      }),
    'shell.notices': async () => ok({ text: 'zod 4.6.7 (MIT)' }),
    'shell.set-language': async () => ok({}),
  };
}
