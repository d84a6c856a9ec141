/** A workstation of its own for each test: real engine, real files, invented people, a clock that the test moves. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DossierId, FileTicket, SourceFileId } from '../../shared/base/ids.ts';
import type { ProgressEvent } from '../../shared/base/ports.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Api, Method } from '../../shared/contract/api.ts';
import type { OfficeDraft } from '../../shared/contract/inputs.ts';
import type { Engine } from '../../shared/engine/engine.node.ts';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import type { EngineWiring } from '../../shared/engine/wiring.node.ts';
import type { Catalogue } from '../../shared/release/catalogue.ts';
import type { ReleaseRecord } from '../../shared/release/kind/release-record.ts';
import type { PartSlot } from '../../shared/release/parts.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import type { SignatureSuite } from '../../shared/signoff/signing.ts';
import type { SigningStage } from '../../shared/signoff/statement.ts';
import type { TestClock, WhenDone } from '../store/test-store.ts';
import { got, quietLog, temporaryFolder, testClock } from '../store/test-store.ts';
import { answersOf } from './answers.ts';

export const topFolder = join(import.meta.dirname, '../..');
export const sampleFolder = join(topFolder, 'resources/sample-office');

/** Pass phrases by duty, invented. */
export const passPhrases: Readonly<Record<Duty, string>> = {
  handler: '春江水暖鸭先知-试验',
  'secrecy-reviewer': '两岸猿声啼不住-试验',
  approver: '轻舟已过万重山-试验',
  'system-administrator': '白日依山黄河入海-试验',
  'security-administrator': '欲穷千里更上层楼-试验',
  'security-auditor': '海上明月天涯共此-试验',
};

export const officeDraft: OfficeDraft = {
  name: '栖霞湾市人民政府办公室',
  code: '11990200MB00000000',
  people: [
    { name: '方既白', duty: 'handler', passPhrase: passPhrases.handler },
    { name: '贺青梧', duty: 'secrecy-reviewer', passPhrase: passPhrases['secrecy-reviewer'] },
    { name: '宁知远', duty: 'approver', passPhrase: passPhrases.approver },
    { name: '柏舟行', duty: 'system-administrator', passPhrase: passPhrases['system-administrator'] },
    { name: '岑望月', duty: 'security-administrator', passPhrase: passPhrases['security-administrator'] },
    { name: '云归晚', duty: 'security-auditor', passPhrase: passPhrases['security-auditor'] },
  ],
};

const points = 'background aims content scope execution notes terms benefits differences'.split(' ');

/** Forms of a policy with its interpretation, filled in. */
export const policyRecord: ReleaseRecord = {
  fields: {
    'formed-on': '2026-11-02',
    'interpreting-department': '栖霞湾市文化和旅游局',
    'enquiry-telephone': '0990-5550123',
    'interpretation-outline': '背景依据、主要内容',
    'interpretation-form': 'text',
    'interpretation-channel': '门户网站政策解读栏目',
    'interpretation-on': '2026-11-03',
    'interpretation-person': '业务处室负责人',
    'same-approval': 'yes',
    replaces: 'no',
  },
  checklists: {
    'nine-points': Object.fromEntries(
      points.map((point) => [point, { state: 'present' as const, place: '解读正文', reason: '' }]),
    ),
  },
  tables: {},
  evidence: {},
};

export const catalogue: Catalogue = {
  title: '栖霞湾市图书馆夜间开放办法',
  documentNumber: '栖政办发〔2026〕8号',
  organ: '栖霞湾市人民政府办公室',
  formedOn: '2026-11-20',
  attribute: 'active',
  topic: '文化',
  validity: 'in-force',
  indexNumber: '11990200MB00000000/2026-00008',
  summary: '规定公共图书馆夜间开放的时间、服务和保障。',
};

/** Texts in which the rules find nothing that has to be decided. */
export const texts = {
  document:
    '栖霞湾市图书馆夜间开放办法\n第一条 公共图书馆每日开放至二十二时。\n第二条 本办法自印发之日起施行。\n',
  interpretation:
    '《栖霞湾市图书馆夜间开放办法》政策解读\n为方便读者，制定本办法，这是背景依据。\n目标任务：每晚开放到十点。主要内容：开放时间、座位。\n适用范围：全体读者。执行口径：法定节假日除外。注意事项：请保持安静。\n名词：夜间是指十八时以后。惠民举措：免费。新旧变化：延长四小时。\n解释部门：栖霞湾市文化局\n咨询电话：0498-5550123\n',
  attachment: '附件：夜间开放的公共图书馆名单\n栖霞湾市图书馆\n临港区图书馆\n',
} as const;

export interface Workstation {
  readonly folder: string;
  readonly workspace: string;
  /** Folder for exports. */
  readonly out: string;
  readonly clock: TestClock;
  readonly progress: ProgressEvent[];
  readonly engine: () => Engine;
  ask<M extends Method>(method: M, input: Api[M]['input']): Promise<Result<Api[M]['output']>>;
  /** The answer's value; throws where it is a failure. */
  call<M extends Method>(method: M, input: Api[M]['input']): Promise<Api[M]['output']>;
  ticket(path: string): FileTicket;
  /** Writes a file outside of the workspace and gives its ticket. */
  file(name: string, content: string | Uint8Array): FileTicket;
  signIn(duty: Duty): Promise<void>;
  /** Closes the engine and opens the workspace anew. */
  restart(change?: Partial<EngineWiring>): Promise<void>;
  close(): Promise<void>;
}

/** Opens a workstation over an empty workspace. */
export async function openWorkstation(
  change: Partial<EngineWiring> = {},
  whenDone: WhenDone = onTestFinished,
): Promise<Workstation> {
  const folder = temporaryFolder(whenDone);
  const [workspace, out, desk] = ['workspace', 'out', 'desk'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(out);
  mkdirSync(desk);
  const clock = testClock();
  const progress: ProgressEvent[] = [];
  const paths = new Map<string, string>();
  const ports = { ...nodePorts(quietLog), clock };
  const wiring: EngineWiring = {
    workspaceFolder: workspace,
    rulesFolder: join(topFolder, 'resources/rules'),
    sampleOfficeFolder: sampleFolder,
    kindsFolder: join(topFolder, 'resources/kinds'),
    portalsFolder: join(topFolder, 'resources/portals'),
    calendarsFolder: join(topFolder, 'resources/calendars'),
    extractionWorker: new URL('../../shared/extraction/extract-worker.node.ts', import.meta.url),
    pdfDataFolder: null,
    nativeBinding: null,
    programVersion: '0.1.0',
    workstation: '一号机',
    pathOfTicket: (ticket) => paths.get(ticket) ?? null,
    onProgress: (event) => void progress.push(event),
    keyCost: { n: 16, r: 1, p: 1 },
    ...change,
  };
  let engine = got(await createEngine(ports, wiring));
  whenDone(() => engine.close());
  const station: Workstation = {
    folder,
    workspace,
    out,
    clock,
    progress,
    engine: () => engine,
    ask: (method, input) => {
      clock.pass(1_000);
      return engine.handlers[method](input);
    },
    call: async (method, input) => got(await station.ask(method, input)),
    ticket: (path) => {
      const ticket = `ticket-${paths.size + 1}` as FileTicket;
      paths.set(ticket, path);
      return ticket;
    },
    file: (name, content) => {
      const path = join(desk, name);
      writeFileSync(path, content);
      return station.ticket(path);
    },
    signIn: async (duty) => {
      const { people } = await station.call('office.status', {});
      const person = people.find((each) => each.duty === duty)!;
      await station.call('session.sign-in', { person: person.id, passPhrase: passPhrases[duty] });
    },
    restart: async (later = {}) => {
      await engine.close();
      engine = got(await createEngine(ports, { ...wiring, ...later }));
    },
    close: () => engine.close(),
  };
  return station;
}

/** A workstation with its office, the handler signed in. */
export async function openOffice(suite?: SignatureSuite, whenDone?: WhenDone): Promise<Workstation> {
  const station = await openWorkstation({}, whenDone);
  await station.call('office.create', suite === undefined ? officeDraft : { ...officeDraft, suite });
  await station.signIn('handler');
  return station;
}

export interface Drafted {
  readonly station: Workstation;
  readonly dossier: DossierId;
  readonly files: Readonly<Record<PartSlot, SourceFileId>>;
}

/** An office with one dossier whose three files need no decision. */
export async function draftDossier(
  change: Partial<Record<PartSlot, string>> = {},
  suite?: SignatureSuite,
): Promise<Drafted> {
  const station = await openOffice(suite);
  const { dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: catalogue.title,
  });
  await station.call('dossier.set-catalogue', { dossier, catalogue });
  await station.call('dossier.set-record', { dossier, record: policyRecord });
  const files: Record<string, SourceFileId> = {};
  for (const slot of ['document', 'interpretation', 'attachment'] as const) {
    const ticket = station.file(`${slot}.txt`, change[slot] ?? texts[slot]);
    files[slot] = (await station.call('dossier.add-file', { dossier, slot, ticket })).file.id;
  }
  return { station, dossier, files: files as Drafted['files'] };
}

/** Signs in and signs what is there. */
export async function sign(station: Workstation, dossier: DossierId, stage: SigningStage): Promise<void> {
  await station.signIn(stage);
  const { content } = await station.call('dossier.read', { dossier });
  await station.call('dossier.sign', {
    dossier,
    stage,
    content,
    answers: answersOf(stage),
    passPhrase: passPhrases[stage],
  });
}

/** A dossier that all three have signed; the approver is signed in. */
export async function approvedDossier(suite?: SignatureSuite): Promise<Drafted> {
  const drafted = await draftDossier({}, suite);
  for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
    await sign(drafted.station, drafted.dossier, stage);
  }
  return drafted;
}

/** Copies the workspace as it lies on the disk. */
export function copyOf(station: Workstation): string {
  const copy = join(station.folder, 'copy');
  cpSync(station.workspace, copy, { recursive: true });
  return copy;
}
