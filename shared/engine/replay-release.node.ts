/**
 * Takes a release of the sample office through the program, by the same calls that a window makes: nothing is written past the
 * handlers, so the demo shows what really happens.
 */
import { basename, join } from 'node:path';
import type { DossierId, FileTicket, PersonId } from '../base/ids.ts';
import type { Failure, Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Api, Handlers, Method } from '../contract/api.ts';
import type { AddedFile, DossierDetail } from '../contract/dossier-views.ts';
import type { PartSlot } from '../release/parts.ts';
import type { Duty } from '../signoff/duties.ts';
import type { SigningStage } from '../signoff/statement.ts';
import type { SampleOffice, SampleRelease } from './read-sample-office.node.ts';

/** What happened, step by step, for whoever prints it. */
export type ReplayStep =
  | { readonly step: 'imported'; readonly slot: PartSlot; readonly name: string; readonly added: AddedFile }
  | { readonly step: 'refused'; readonly name: string; readonly failure: Failure }
  | { readonly step: 'decided'; readonly rule: string; readonly note: string }
  | { readonly step: 'signed'; readonly stage: SigningStage; readonly dossier: DossierDetail }
  | { readonly step: 'returned' };

export interface ReplayHost {
  readonly sample: SampleOffice;
  readonly handlers: Handlers;
  /** Gives out a ticket for a shipped file. */
  readonly ticketOf: (path: string) => FileTicket;
  readonly onStep: (step: ReplayStep) => void;
}

/** A failure that ends the replay; unwrapped again at the edge of this file. */
class ReplayStopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * Replays one release as far as its intended state, `to-release` meaning all three signatures. Leaves nobody signed in.
 * Failures: whatever the handlers answer.
 */
export async function replayRelease(release: SampleRelease, host: ReplayHost): Promise<Result<DossierId>> {
  try {
    const dossier = await prepare(release, host);
    if (release.intendedState !== 'drafting') await signAll(dossier, release, host);
    await call(host, 'session.sign-out', {});
    return ok(dossier);
  } catch (error) {
    if (error instanceof ReplayStopped) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function prepare(release: SampleRelease, host: ReplayHost): Promise<DossierId> {
  await signIn('handler', host);
  const { kind, catalogue, record } = release;
  const { dossier } = await call(host, 'dossier.create', { kind, title: catalogue.title });
  await call(host, 'dossier.set-catalogue', { dossier, catalogue });
  await call(host, 'dossier.set-record', { dossier, record });
  for (const { slot, file } of release.files) {
    const ticket = host.ticketOf(join(host.sample.folder, file));
    const added = await call(host, 'dossier.add-file', { dossier, slot, ticket });
    host.onStep({ step: 'imported', slot, name: basename(file), added });
  }
  for (const { slot, file } of release.refusals) {
    const ticket = host.ticketOf(join(host.sample.folder, file));
    const outcome = await host.handlers['dossier.add-file']({ dossier, slot, ticket });
    if (outcome.ok) throw new Error(`a marked sample was taken: ${file}`);
    host.onStep({ step: 'refused', name: basename(file), failure: outcome.failure });
  }
  await decide('handler', dossier, { release, host });
  return dossier;
}

async function signAll(dossier: DossierId, release: SampleRelease, host: ReplayHost): Promise<void> {
  await sign('handler', dossier, { release, host });
  await signIn('secrecy-reviewer', host);
  if (release.returned !== undefined) {
    await call(host, 'dossier.return', { dossier, comment: release.returned.comment });
    host.onStep({ step: 'returned' });
    return;
  }
  await decide('secrecy-reviewer', dossier, { release, host });
  await sign('secrecy-reviewer', dossier, { release, host });
  await signIn('approver', host);
  await sign('approver', dossier, { release, host });
}

async function decide(
  by: 'handler' | 'secrecy-reviewer',
  dossier: DossierId,
  { release, host }: { readonly release: SampleRelease; readonly host: ReplayHost },
): Promise<void> {
  const { files } = await call(host, 'dossier.read', { dossier });
  const findings = await call(host, 'dossier.findings', { dossier });
  for (const answer of release.decisions.filter((each) => each.by === by)) {
    const file = files.find((each) => each.name === basename(answer.file));
    for (const finding of findings.filter((each) => each.rule === answer.rule && each.file === file?.id)) {
      const { action, reason, note } = answer;
      await call(host, 'dossier.decide', { dossier, finding: finding.id, action, reason, note });
      host.onStep({ step: 'decided', rule: answer.rule, note });
    }
  }
}

async function sign(
  stage: SigningStage,
  dossier: DossierId,
  { release, host }: { readonly release: SampleRelease; readonly host: ReplayHost },
): Promise<void> {
  const { content } = await call(host, 'dossier.read', { dossier });
  const { passPhrase } = await personOf(stage, host);
  const answers = release.answers.filter(({ by }) => by === stage).map(({ by: _, ...answer }) => answer);
  const signed = await call(host, 'dossier.sign', { dossier, stage, content, answers, passPhrase });
  host.onStep({ step: 'signed', stage, dossier: signed });
}

/** Signs in the person of a duty with the pass phrase that the sample names. */
export async function signIn(duty: Duty, host: ReplayHost): Promise<void> {
  await call(host, 'session.sign-in', await personOf(duty, host));
}

async function personOf(
  duty: Duty,
  host: ReplayHost,
): Promise<{ readonly person: PersonId; readonly passPhrase: string }> {
  const { people } = await call(host, 'office.status', {});
  const person = people.find((each) => each.duty === duty);
  const secret = host.sample.office.people.find((each) => each.duty === duty);
  if (person === undefined || secret === undefined) throw new Error(`nobody in the sample office is ${duty}`);
  return { person: person.id, passPhrase: secret.passPhrase };
}

async function call<M extends Method>(
  host: ReplayHost,
  method: M,
  input: Api[M]['input'],
): Promise<Api[M]['output']> {
  const outcome: Result<Api[M]['output']> = await host.handlers[method](input);
  if (!outcome.ok) throw new ReplayStopped(outcome.failure);
  return outcome.value;
}
