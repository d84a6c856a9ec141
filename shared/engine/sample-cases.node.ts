/** Fills an empty workspace with the sample office: the same handlers that people use, in the same order, by the same rules. */
import { join } from 'node:path';
import type { DossierId, FileTicket } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import type { FindingView } from '../contract/dossier-views.ts';
import type { SigningStage } from '../signoff/statement.ts';
import { signingStages } from '../signoff/statement.ts';
import { readPeople } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { createOffice, officeStatus } from './office-cases.node.ts';
import type { SampleData, SampleRelease } from './sample-data.node.ts';
import { readSampleData } from './sample-data.node.ts';

type Cases = Omit<Handlers, 'office.create-sample'>;

/** The pass phrases of the sample office are printed in its data; a dear key would protect nothing and cost a minute. */
const sampleKeyCost = { n: 2 ** 12, r: 8, p: 1 } as const;

interface Replay {
  readonly context: EngineContext;
  readonly cases: Cases;
  readonly data: SampleData;
  readonly ticketOf: (file: string) => FileTicket;
}

/** @param casesOver makes the handlers over a context whose tickets lead into the sample folder */
export function sampleCases(
  context: EngineContext,
  casesOver: (context: EngineContext) => Cases,
): Pick<Handlers, 'office.create-sample'> {
  return {
    'office.create-sample': async () => {
      const data = await readSampleData(context.wiring.sampleOfficeFolder);
      if (!data.ok) return data;
      const { context: inside, ticketOf } = withSampleTickets(context);
      const created = await createOffice(inside, data.value.office, { isSample: true });
      if (!created.ok) return created;
      const replay = { context: inside, cases: casesOver(inside), data: data.value, ticketOf };
      const replayed = await inOrder(
        data.value.releases.map((release) => () => replayRelease(replay, release)),
      );
      await replay.cases['session.sign-out']({});
      return replayed.ok ? ok(officeStatus(context)) : replayed;
    },
  };
}

function withSampleTickets(context: EngineContext) {
  const { wiring, ports } = context;
  const paths = new Map<string, string>();
  const ticketOf = (file: string): FileTicket => {
    const ticket = brand<FileTicket>(ports.ids.next('ticket'));
    paths.set(ticket, join(wiring.sampleOfficeFolder, file));
    return ticket;
  };
  const pathOfTicket = (ticket: FileTicket) => paths.get(ticket) ?? null;
  return { context: { ...context, wiring: { keyCost: sampleKeyCost, ...wiring, pathOfTicket } }, ticketOf };
}

type Step = () => Promise<Result<unknown>>;

/** Takes steps until one fails. */
async function inOrder(steps: readonly Step[]): Promise<Result<null>> {
  for (const step of steps) {
    const taken = await step();
    if (!taken.ok) return taken;
  }
  return ok(null);
}

async function replayRelease(replay: Replay, release: SampleRelease): Promise<Result<unknown>> {
  const { cases } = replay;
  const entered = await signIn(replay, 'handler');
  if (!entered.ok) return entered;
  const opened = await cases['dossier.create']({
    kind: 'policy-with-interpretation',
    title: release.catalogue.title,
  });
  if (!opened.ok) return opened;
  const { dossier } = opened.value;
  return inOrder([
    () => cases['dossier.set-catalogue']({ dossier, catalogue: release.catalogue }),
    ...release.files.map(
      ({ slot, file }): Step =>
        () =>
          cases['dossier.add-file']({ dossier, slot, ticket: replay.ticketOf(file) }),
    ),
    ...release.refusals.map(
      ({ slot, file }): Step =>
        () =>
          refused(replay, { dossier, slot, file }),
    ),
    ...stagesOf(release).map(
      (stage): Step =>
        () =>
          passStage(replay, { dossier, release, stage }),
    ),
    () => sendBack(replay, { dossier, release }),
  ]);
}

function stagesOf({ intendedState }: SampleRelease): readonly SigningStage[] {
  if (intendedState === 'to-release') return signingStages;
  return intendedState === 'returned' ? ['handler'] : [];
}

/** A sample that the program is meant to refuse and takes would be a fault worth stopping at. */
async function refused(
  { cases, ticketOf }: Replay,
  { dossier, slot, file }: { readonly dossier: DossierId } & SampleRelease['refusals'][number],
): Promise<Result<unknown>> {
  const added = await cases['dossier.add-file']({ dossier, slot, ticket: ticketOf(file) });
  if (added.ok) throw new Error('a marked sample was taken in');
  return added.failure.code === 'intake.looks-classified' ? ok(null) : added;
}

interface Stage {
  readonly dossier: DossierId;
  readonly release: SampleRelease;
  readonly stage: SigningStage;
}

async function passStage(replay: Replay, { dossier, release, stage }: Stage): Promise<Result<unknown>> {
  const { cases } = replay;
  const entered = await signIn(replay, stage);
  if (!entered.ok) return entered;
  const found = await cases['dossier.findings']({ dossier });
  const detail = await cases['dossier.read']({ dossier });
  if (!found.ok) return found;
  if (!detail.ok) return detail;
  const nameOf = new Map(detail.value.files.map(({ id, name }) => [id, name]));
  const decided = await inOrder(
    release.decisions
      .filter(({ by }) => by === stage)
      .flatMap(({ file, rule, action, reason, note }) =>
        found.value
          .filter((finding) => answers(finding, { rule, name: file.split('/').at(-1), nameOf }))
          .map(
            ({ id }): Step =>
              () =>
                cases['dossier.decide']({ dossier, finding: id, action, reason, note }),
          ),
      ),
  );
  if (!decided.ok) return decided;
  const passPhrase = passPhraseOf(replay, stage);
  return cases['dossier.sign']({ dossier, stage, content: detail.value.content, passPhrase });
}

/** One entry of the data answers each finding of its rule in its file, one after the other. */
function answers(
  finding: FindingView,
  { rule, name, nameOf }: { rule: string; name: string | undefined; nameOf: ReadonlyMap<string, string> },
): boolean {
  return finding.rule === rule && nameOf.get(finding.file) === name;
}

async function sendBack(
  replay: Replay,
  { dossier, release }: Pick<Stage, 'dossier' | 'release'>,
): Promise<Result<unknown>> {
  if (release.returned === undefined) return ok(null);
  const entered = await signIn(replay, 'secrecy-reviewer');
  if (!entered.ok) return entered;
  return replay.cases['dossier.return']({ dossier, comment: release.returned.comment });
}

async function signIn(replay: Replay, duty: SigningStage): Promise<Result<unknown>> {
  const person = readPeople(replay.context.store.readable).find((each) => each.duty === duty);
  if (person === undefined) return fail('office.duty-missing', { duties: duty });
  return replay.cases['session.sign-in']({ person: person.id, passPhrase: passPhraseOf(replay, duty) });
}

function passPhraseOf({ data }: Replay, duty: SigningStage): string {
  return data.office.people.find((person) => person.duty === duty)?.passPhrase ?? '';
}
