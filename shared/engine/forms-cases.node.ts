/** Papers of one release: which can be made now, and making one. */
import { chinaDate } from '../base/china-date.ts';
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { DossierDetail } from '../contract/dossier-views.ts';
import type { FormName, FormView, SavedPaper } from '../contract/list-api.ts';
import { formNames } from '../contract/list-api.ts';
import {
  consultationZh,
  formNamesZh,
  interpretationZh,
  legalityZh,
  letterZh,
  taskTableZh,
} from '../messages/forms-zh.ts';
import type { ResponsibilityRow } from '../release/catalogue-row/responsibility.ts';
import { rowsOfTails } from '../release/catalogue-row/task-rows.ts';
import {
  adoptionReport,
  adoptionStanding,
  consultationNotice,
  consultationStanding,
} from '../release/forms/consultation-papers.ts';
import type { FormFacts, FormStanding } from '../release/forms/form-facts.ts';
import { interpretationForm, interpretationStanding } from '../release/forms/interpretation-form.ts';
import { legalityForm, legalityStanding } from '../release/forms/legality-form.ts';
import {
  referralLetter,
  referralStanding,
  withdrawalNotice,
  withdrawalStanding,
} from '../release/forms/letters.ts';
import type { OfficialForm } from '../release/forms/official-form.ts';
import { taskTable, taskTableStanding } from '../release/forms/task-table.ts';
import type { ReleaseKind } from '../release/kind/release-kind.ts';
import { signingStages } from '../signoff/statement.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import { readNames } from '../store/read-people.node.ts';
import { dossierDetail } from './dossier-view.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { findingViews } from './finding-view.node.ts';
import type { LoadedDossier } from './loaded-dossier.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import { makePaper } from './make-paper.node.ts';
import { readTasks, tasksInForce } from './read-tasks.node.ts';
import { reviewSlipOf } from './review-papers.node.ts';
import { ruleSetReferences } from './rule-book.ts';
import { namePart, savePaper } from './save-paper.node.ts';

interface MadeForm {
  readonly standing: (facts: FormFacts) => FormStanding;
  readonly form: (facts: FormFacts) => OfficialForm;
}

/** The review slip is made of what was found and decided, everything else of the record. */
const forms: Readonly<Record<Exclude<FormName, 'review-slip'>, MadeForm>> = {
  'consultation-notice': {
    standing: consultationStanding,
    form: (facts) => consultationNotice(facts, consultationZh),
  },
  'adoption-report': { standing: adoptionStanding, form: (facts) => adoptionReport(facts, consultationZh) },
  'legality-review': { standing: legalityStanding, form: (facts) => legalityForm(facts, legalityZh) },
  interpretation: {
    standing: interpretationStanding,
    form: (facts) => interpretationForm(facts, interpretationZh),
  },
  'referral-letter': { standing: referralStanding, form: (facts) => referralLetter(facts, letterZh) },
  'task-table': { standing: taskTableStanding, form: (facts) => taskTable(facts, taskTableZh) },
  'withdrawal-notice': { standing: withdrawalStanding, form: (facts) => withdrawalNotice(facts, letterZh) },
};

export function formsCases(
  context: EngineContext,
): Pick<Handlers, 'forms.list' | 'forms.save' | 'print.cancel' | 'dossier.tasks'> {
  return {
    'forms.list': async ({ dossier: id }) => {
      const opened = await open(context, 'forms.list', id);
      if (!opened.ok) return opened;
      const tasks = await tasksInForce(context, opened.value.dossier);
      return tasks.ok ? ok(standings(context, opened.value.detail, tasks.value)) : tasks;
    },
    'forms.save': (input) => save(context, input),
    'dossier.tasks': async ({ dossier: id }) => {
      const person = permit(context, 'dossier.tasks', signingStages);
      if (!person.ok) return person;
      const dossier = await loadDossier(context, id);
      if (!dossier.ok) return dossier;
      const tails = await readTasks(context, dossier.value);
      return tails.ok ? ok({ read: rowsOfTails(tails.value) }) : tails;
    },
    // Whoever is signed in may end what the window prints; nothing is recorded of what never was.
    'print.cancel': async () => {
      if (context.seat.session === null) return fail('session.not-signed-in', {});
      context.wiring.printer?.cancel();
      return ok({});
    },
  };
}

interface OpenedForForms {
  readonly person: PersonRow;
  readonly dossier: LoadedDossier;
  readonly detail: DossierDetail;
}

async function open(
  context: EngineContext,
  action: 'forms.list' | 'forms.save',
  id: DossierId,
): Promise<Result<OpenedForForms>> {
  const person = permit(context, action, signingStages);
  if (!person.ok) return person;
  const dossier = await loadDossier(context, id);
  if (!dossier.ok) return dossier;
  const detail = dossierDetail(context, dossier.value, person.value);
  return ok({ person: person.value, dossier: dossier.value, detail });
}

function standings(
  context: EngineContext,
  detail: DossierDetail,
  tasks: readonly ResponsibilityRow[],
): readonly FormView[] {
  const { kind } = detail.procedure;
  const facts = kind === null ? null : factsOf(context, { detail, kind, tasks });
  return formNames.map((form) => {
    if (form === 'review-slip') return { form, standing: 'ready' };
    return { form, standing: facts === null ? 'not-of-this-kind' : forms[form].standing(facts) };
  });
}

async function save(
  context: EngineContext,
  { dossier: id, form, format, folder }: Api['forms.save']['input'],
): Promise<Result<SavedPaper>> {
  const opened = await open(context, 'forms.save', id);
  if (!opened.ok) return opened;
  const { person, detail } = opened.value;
  const at = context.ports.clock.now();
  const filled =
    form === 'review-slip' ? await slip(context, opened.value) : await made(context, form, opened.value);
  if (!filled.ok) return filled;
  const bytes = await makePaper(context, filled.value, { format, job: id });
  if (!bytes.ok) return bytes;
  const stamp = at.slice(0, 19).replace(/[^0-9]/gu, '');
  const fileName = `${detail.packageNumber}-${namePart(formNamesZh[form])}-${stamp}.${format}`;
  const paper = { by: person, action: 'forms.save', objects: [id], detail: { form, format } } as const;
  return savePaper(context, { ...paper, folder, fileName, bytes: bytes.value });
}

async function made(
  context: EngineContext,
  form: Exclude<FormName, 'review-slip'>,
  { dossier, detail }: OpenedForForms,
): Promise<Result<OfficialForm>> {
  const tasks = await tasksInForce(context, dossier);
  if (!tasks.ok) return tasks;
  const { kind } = detail.procedure;
  const facts = kind === null ? null : factsOf(context, { detail, kind, tasks: tasks.value });
  if (facts === null || forms[form].standing(facts) !== 'ready') return fail('forms.not-ready', {});
  return ok(forms[form].form(facts));
}

async function slip(
  context: EngineContext,
  { dossier, detail }: OpenedForForms,
): Promise<Result<OfficialForm>> {
  const { readable } = context.store;
  const findings = await findingViews(context, dossier, dossier.files);
  if (!findings.ok) return findings;
  const { openedBy, openedAt } = dossier.row;
  const reviewed = {
    office: readOffice(readable)?.name ?? '',
    dossier: detail,
    findings: findings.value,
    ruleSets: ruleSetReferences(context.ruleSets),
    handler: readNames(readable).get(openedBy) ?? '',
    openedOn: chinaDate(openedAt),
  };
  return ok(reviewSlipOf(reviewed));
}

interface FactSources {
  readonly detail: DossierDetail;
  readonly kind: ReleaseKind;
  readonly tasks: readonly ResponsibilityRow[];
}

function factsOf(context: EngineContext, { detail, kind, tasks }: FactSources): FormFacts {
  const { packageNumber, catalogue, files, procedure } = detail;
  return {
    office: readOffice(context.store.readable)?.name ?? '',
    ...{ packageNumber, kind, catalogue, record: procedure.record, events: procedure.events, tasks },
    files: files.map(({ part, name, sha256 }) => ({ part, name, sha256 })),
    internalFiles: procedure.internalFiles.map(({ part, name, sha256 }) => ({ part, name, sha256 })),
    today: chinaDate(context.ports.clock.now()),
  };
}
