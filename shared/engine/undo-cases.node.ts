/**
 * Decisions taken back, made again, and made in one go about findings of one kind. Each is a row and a ledger entry of its own
 * by the named person: nothing is edited, and a hard finding is never among those decided together.
 */
import type { FindingId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers, Method } from '../contract/api.ts';
import type { FindingView } from '../contract/dossier-views.ts';
import type { DecisionInput } from '../review/decision.ts';
import { checkDecision } from '../review/decision.ts';
import { decisionSteps } from '../review/decision-steps.ts';
import { readRoundStart } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { DecisionRow } from '../store/read-reviews.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { findingViews } from './finding-view.node.ts';
import type { LoadedDossier } from './loaded-dossier.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import type { DecidingPerson } from './review-cases.node.ts';
import { openForDecision, recordDecision } from './review-cases.node.ts';

type UndoHandlers = Pick<
  Handlers,
  'dossier.undo-decision' | 'dossier.redo-decision' | 'dossier.decide-alike'
>;

export function undoCases(context: EngineContext): UndoHandlers {
  return {
    'dossier.undo-decision': (input) => undo(context, input),
    'dossier.redo-decision': (input) => redo(context, input),
    'dossier.decide-alike': (input) => decideAlike(context, input),
  };
}

type Changed = Result<readonly FindingView[]>;

async function undo(context: EngineContext, input: Api['dossier.undo-decision']['input']): Promise<Changed> {
  const open = await openForDecision(context, 'dossier.undo-decision', input.dossier);
  if (!open.ok) return open;
  const { undo: step } = stepsOf(context, open.value.dossier, open.value.person);
  if (step === null) return fail('decision.nothing-to-undo', {});
  const rows = step.map((row) => ({
    finding: row.finding,
    about: row.id,
    action: 'withdraw' as const,
    reason: null,
    note: '',
  }));
  return append(context, open.value, { method: 'dossier.undo-decision', rows });
}

async function redo(context: EngineContext, input: Api['dossier.redo-decision']['input']): Promise<Changed> {
  const open = await openForDecision(context, 'dossier.redo-decision', input.dossier);
  if (!open.ok) return open;
  const { redo: step } = stepsOf(context, open.value.dossier, open.value.person);
  if (step === null) return fail('decision.nothing-to-redo', {});
  const rows = step.map(({ finding, id, action, reason, note }) => ({
    finding,
    about: id,
    action,
    reason,
    note,
  }));
  return append(context, open.value, { method: 'dossier.redo-decision', rows });
}

async function decideAlike(
  context: EngineContext,
  { dossier: id, findings, ...input }: Api['dossier.decide-alike']['input'],
): Promise<Changed> {
  const open = await openForDecision(context, 'dossier.decide-alike', id);
  if (!open.ok) return open;
  const checked = checkAll(open.value, [...new Set(findings)], input);
  if (!checked.ok) return checked;
  const rows = checked.value.map((finding) => ({
    ...input,
    note: input.note.toWellFormed(),
    finding,
    about: null,
  }));
  return append(context, open.value, { method: 'dossier.decide-alike', rows });
}

/** All of one rule, each allowed by itself, none hard. */
function checkAll(
  { dossier, duty }: DecidingPerson,
  ids: readonly FindingId[],
  input: DecisionInput,
): Result<readonly FindingId[]> {
  const known = new Map(
    dossier.files.flatMap(({ findings }) => findings.map((finding) => [finding.id, finding] as const)),
  );
  const [first] = ids;
  const rule = first === undefined ? undefined : known.get(first)?.rule;
  for (const id of ids) {
    const finding = known.get(id);
    if (finding === undefined) return fail('decision.finding-unknown', {});
    if (finding.rule !== rule) return fail('decision.not-alike', {});
    if (finding.severity === 'hard') return fail('decision.hard-finding', { rule: finding.rule });
    const checked = checkDecision(input, duty, finding);
    if (!checked.ok) return checked;
  }
  return ok(ids);
}

/** Steps of the person in this round, about findings that are still there. */
function stepsOf(context: EngineContext, dossier: LoadedDossier, person: PersonRow) {
  const began = readRoundStart(context.store.readable, dossier.row.id, dossier.row.round);
  const present = new Set(dossier.files.flatMap(({ findings }) => findings.map(({ id }) => id)));
  return decisionSteps(
    dossier.decisions.filter(
      ({ by, at, finding }) => by === person.id && at >= began && present.has(finding),
    ),
  );
}

interface Appended {
  readonly method: Method;
  readonly rows: readonly Pick<DecisionRow, 'finding' | 'about' | 'action' | 'reason' | 'note'>[];
}

/** Writes the rows one after the other, each with its own entry; more than one are a batch. */
async function append(
  context: EngineContext,
  { dossier, person, duty }: DecidingPerson,
  { method, rows }: Appended,
): Promise<Changed> {
  const batch = rows.length > 1 ? context.ports.ids.next('batch') : null;
  for (const row of rows) {
    const recorded = recordDecision(context, person, {
      method,
      decision: {
        ...row,
        id: context.ports.ids.next('decision'),
        dossier: dossier.row.id,
        by: person.id,
        duty,
        at: context.ports.clock.now(),
        batch,
      },
    });
    if (!recorded.ok) return recorded;
  }
  return viewsOf(context, dossier, new Set(rows.map(({ finding }) => finding)));
}

async function viewsOf(
  context: EngineContext,
  { row }: LoadedDossier,
  wanted: ReadonlySet<FindingId>,
): Promise<Changed> {
  const dossier = await loadDossier(context, row.id);
  if (!dossier.ok) return dossier;
  const files = dossier.value.files.map((file) => ({
    ...file,
    findings: file.findings.filter(({ id }) => wanted.has(id)),
  }));
  return findingViews(context, dossier.value, files);
}
