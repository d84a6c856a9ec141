/**
 * Run as a process of its own, to be killed: assembles and signs one dossier after the other in the workspace given as JSON. It
 * writes a line for each step of an import, and `kept WHAT ID` for everything that the engine has confirmed.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileTicket } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Api, Method } from '../../shared/contract/api.ts';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import type { Catalogue } from '../../shared/release/catalogue.ts';
import type { ReleaseRecord } from '../../shared/release/kind/release-record.ts';
import type { PartSlot } from '../../shared/release/parts.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { answersOf } from './answers.ts';
import type { GivenWiring } from './killed-program.ts';

/** What the test gives along. */
export interface BusyInput {
  readonly workspace: string;
  readonly wiring: GivenWiring;
  readonly catalogue: Catalogue;
  readonly record: ReleaseRecord;
  readonly texts: Readonly<Record<PartSlot, string>>;
  readonly passPhrases: Readonly<Record<Duty, string>>;
}

const input = JSON.parse(process.argv[2] ?? '') as BusyInput;
const { workspace, wiring, catalogue, record, texts, passPhrases } = input;
// Loaded, and nothing touched yet: the next one gets ready while the traces of the last are looked at.
await once(process.stdin, 'data');
const desk = await mkdtemp(join(dirname(workspace), 'desk-'));
const paths = new Map<string, string>();
const say = (line: string): void => void writeSync(1, `${line}\n`);

function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const engine = got(
  await createEngine(nodePorts({ info: () => {}, error: () => {} }), {
    ...wiring,
    extractionWorker: new URL(wiring.extractionWorker),
    pathOfTicket: (ticket) => paths.get(ticket) ?? null,
    onProgress: ({ step }) => say(step),
  }),
);

async function call<M extends Method>(method: M, input: Api[M]['input']): Promise<Api[M]['output']> {
  return got(await engine.handlers[method](input)) as Api[M]['output'];
}

async function signIn(duty: Duty): Promise<void> {
  const { people } = await call('office.status', {});
  const person = people.find((each) => each.duty === duty)?.id;
  if (person === undefined) throw new Error('nobody');
  await call('session.sign-in', { person, passPhrase: passPhrases[duty] });
}

const harmless = (
  '开放 时间 服务 读者 座位 安静 阅览 图书 夜间 学习 灯光 走廊 书架 目录 借阅 归还 预约 登记 讲座 展览 ' +
  '儿童 老人 轮椅 饮水 通风 清洁 停车 公交 步行 雨具 寄存 复印 检索 杂志 报纸 地图 音乐 绘本 手工 朗读'
).split(' ');

/** Harmless words in an order that no two files share: the register would otherwise ask about each copy of a copy. */
function verse(seed: number): string {
  let number = (seed * 2_654_435_761) >>> 0;
  return Array.from({ length: 300 }, () => {
    number = (number * 1_664_525 + 1_013_904_223) >>> 0;
    return harmless[(number >>> 16) % harmless.length];
  }).join('，');
}

async function oneDossier(count: number): Promise<void> {
  await signIn('handler');
  const kind = 'policy-with-interpretation';
  const { dossier } = await call('dossier.create', { kind, title: catalogue.title });
  say(`kept dossier ${dossier}`);
  const { packageNumber } = await call('dossier.read', { dossier });
  const serial = Number(packageNumber.slice(-4));
  const numbers = {
    documentNumber: `栖政办发〔2026〕${serial}号`,
    indexNumber: `11990200MB00000000/2026-${String(serial).padStart(5, '0')}`,
  };
  await call('dossier.set-catalogue', { dossier, catalogue: { ...catalogue, ...numbers } });
  await call('dossier.set-record', { dossier, record });
  for (const slot of ['document', 'interpretation', 'attachment'] as const) {
    const ticket = `ticket-${count}-${slot}` as FileTicket;
    paths.set(ticket, join(desk, `${slot}.txt`));
    await writeFile(join(desk, `${slot}.txt`), `${texts[slot]}${verse(serial * 10 + slot.length)}\n`);
    const { file } = await call('dossier.add-file', { dossier, slot, ticket });
    say(`kept file ${file.id}`);
  }
  for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
    await signIn(stage);
    const { content } = await call('dossier.read', { dossier });
    say('signing');
    await call('dossier.sign', {
      dossier,
      stage,
      content,
      answers: answersOf(stage),
      passPhrase: passPhrases[stage],
    });
    say(`kept ${stage} ${dossier}`);
  }
}

say('ready');
for (let count = 1; count <= 100; count += 1) await oneDossier(count);
await rm(desk, { recursive: true });
