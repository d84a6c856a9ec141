/** Findings and what people decide about them: one at a time, by name, with reasons. */
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers, Method } from '../contract/api.ts';
import type { FindingView } from '../contract/dossier-views.ts';
import { checkDecision } from '../review/decision.ts';
import type { Severity } from '../screening/finding.ts';
import { signingStages } from '../signoff/statement.ts';
import { readDossier } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { DecisionRow } from '../store/read-reviews.node.ts';
import { touchDossier, writeNewRound } from '../store/write-dossiers.node.ts';
import { writeDecision, writeReturn } from '../store/write-reviews.node.ts';
import { isTurnOf, mayReturn } from './dossier-view.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal } from './engine-context.node.ts';
import { findingViews, plainWords } from './finding-view.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import { freshDossier } from './rescreen.node.ts';
import { proofOf } from './row-proof.ts';
import { ruleOf } from './rule-book.ts';
import { sealWords, wordPlace } from './sealed-words.node.ts';

type ReviewHandlers = Pick<
  Handlers,
  'dossier.findings' | 'dossier.decide' | 'dossier.reveal' | 'dossier.return'
>;

export function reviewCases(context: EngineContext): ReviewHandlers {
  return {
    'dossier.findings': async ({ dossier: id }) => {
      const person = permit(context, 'dossier.findings', signingStages);
      if (!person.ok) return person;
      const dossier = await loadDossier(context, id);
      return dossier.ok ? findingViews(context, dossier.value, dossier.value.files) : dossier;
    },
    'dossier.decide': (input) => decide(context, input),
    'dossier.reveal': (input) => reveal(context, input),
    'dossier.return': async (input) => sendBack(context, input),
  };
}

async function decide(
  context: EngineContext,
  input: Api['dossier.decide']['input'],
): Promise<Result<FindingView>> {
  const open = await openForDecision(context, 'dossier.decide', input.dossier);
  if (!open.ok) return open;
  const { dossier, person, duty } = open.value;
  const found = findingIn(dossier, input.finding);
  if (!found.ok) return found;
  const { action, reason } = input;
  const note = input.note.toWellFormed();
  const checked = checkDecision({ action, reason, note }, duty, found.value.finding);
  if (!checked.ok) {
    refuseDecision(context, person, { ...input, why: checked.failure.code });
    return checked;
  }
  const recorded = recordDecision(context, person, {
    method: 'dossier.decide',
    decision: {
      id: context.ports.ids.next('decision'),
      dossier: input.dossier,
      finding: input.finding,
      by: person.id,
      duty,
      ...checked.value,
      at: context.ports.clock.now(),
      about: null,
      batch: null,
    },
    severity: found.value.finding.severity,
  });
  return recorded.ok ? decidedView(context, input) : recorded;
}

/** Whose turn it is to decide, and about what. */
export interface DecidingPerson {
  readonly dossier: LoadedDossier;
  readonly person: PersonRow;
  readonly duty: DecisionRow['duty'];
}

/** Failures: those of `permit` and `freshDossier`; `dossier.not-open` when it is not their turn. */
export async function openForDecision(
  context: EngineContext,
  method: Method,
  id: DossierId,
): Promise<Result<DecidingPerson>> {
  const person = permit(context, method, ['handler', 'secrecy-reviewer']);
  if (!person.ok) return person;
  const dossier = await freshDossier(context, id, person.value);
  if (!dossier.ok) return dossier;
  const { state } = dossier.value.row;
  if (!isTurnOf(person.value, state) || state === 'approval') return fail('dossier.not-open', { state });
  const duty = person.value.duty === 'handler' ? 'handler' : 'secrecy-reviewer';
  return ok({ dossier: dossier.value, person: person.value, duty });
}

/** The entry says what was done about which rule; reasons in a person's own words stay with the decision. */
export function recordDecision(
  context: EngineContext,
  by: PersonRow,
  {
    method,
    decision: made,
    severity,
  }: { readonly method: Method; readonly decision: DecisionRow; readonly severity?: Severity },
): Result<null> {
  const decision = { ...made, note: sealWords(context, wordPlace.decision(made), made.note) };
  const { id, dossier, finding, action, reason, duty, about, batch } = decision;
  const further = {
    ...(about === null ? {} : { about }),
    ...(batch === null ? {} : { batch }),
    // The auditor's report asks for hard findings that were kept.
    ...(severity === 'hard' ? { severity } : {}),
  };
  const detail = { action, reason, duty, proof: proofOf.decision(decision, context.ports.hash), ...further };
  const event = { by, action: method, objects: [dossier, finding, id], detail } as const;
  return record(context, event, (tx, at) => {
    writeDecision(tx, decision);
    touchDossier(tx, dossier, at);
    return null;
  });
}

function refuseDecision(
  context: EngineContext,
  by: PersonRow,
  { dossier, finding, why }: Api['dossier.decide']['input'] & { readonly why: string },
): void {
  recordRefusal(context, {
    by,
    action: 'dossier.decide',
    objects: [dossier, finding],
    detail: { reason: why },
  });
}

async function decidedView(
  context: EngineContext,
  { dossier: id, finding }: Api['dossier.decide']['input'],
): Promise<Result<FindingView>> {
  const dossier = await loadDossier(context, id);
  if (!dossier.ok) return dossier;
  const found = findingIn(dossier.value, finding);
  if (!found.ok) return found;
  const views = await findingViews(context, dossier.value, [
    { ...found.value.file, findings: [found.value.finding] },
  ]);
  if (!views.ok) return views;
  const [view] = views.value;
  return view === undefined ? fail('decision.finding-unknown', {}) : ok(view);
}

function findingIn(
  dossier: LoadedDossier,
  id: string,
): Result<{ readonly file: LoadedFile; readonly finding: LoadedFile['findings'][number] }> {
  for (const file of dossier.files) {
    const finding = file.findings.find((each) => each.id === id);
    if (finding !== undefined) return ok({ file, finding });
  }
  return fail('decision.finding-unknown', {});
}

/** Who looked at which personal value is written down before the value is shown. */
async function reveal(
  context: EngineContext,
  { dossier: id, finding: findingId }: Api['dossier.reveal']['input'],
): Promise<Result<{ text: string }>> {
  const person = permit(context, 'dossier.reveal', signingStages);
  if (!person.ok) return person;
  const dossier = await loadDossier(context, id);
  if (!dossier.ok) return dossier;
  const found = findingIn(dossier.value, findingId);
  if (!found.ok) return found;
  const { file, finding } = found.value;
  const rule = ruleOf(context.ruleSets, finding.rule);
  if (rule === null || rule.repeatText === false)
    return fail('session.not-allowed', { action: 'dossier.reveal' });
  const text = await plainWords(context, file, finding);
  if (!text.ok) return text;
  const objects = [id, file.row.id, findingId];
  const event = {
    by: person.value,
    action: 'dossier.reveal',
    objects,
    detail: { rule: finding.rule },
  } as const;
  return record(context, event, () => ({ text: text.value }));
}

function sendBack(
  context: EngineContext,
  { dossier: id, comment }: Api['dossier.return']['input'],
): Result<Record<never, never>> {
  const person = permit(context, 'dossier.return', ['secrecy-reviewer', 'approver']);
  if (!person.ok) return person;
  const dossier = readDossier(context.store.readable, id);
  if (dossier === null) return fail('dossier.unknown', {});
  const { state, round } = dossier;
  if (!mayReturn(person.value, state)) return fail('dossier.not-open', { state });
  if (comment.trim() === '') return fail('decision.reason-missing', {});
  const noteId = context.ports.ids.next('return');
  const note = {
    id: noteId,
    dossier: id,
    round,
    by: person.value.id,
    comment: sealWords(context, wordPlace.return({ id: noteId }), comment.toWellFormed()),
    at: context.ports.clock.now(),
  };
  const detail = { state: 'drafting', round: round + 1, proof: proofOf.return(note, context.ports.hash) };
  const event = { by: person.value, action: 'dossier.return', objects: [id, note.id], detail } as const;
  return record(context, event, (tx, at) => {
    writeReturn(tx, note);
    writeNewRound(tx, dossier, { cause: 'returned', at });
    return {};
  });
}
