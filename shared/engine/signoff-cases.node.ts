/** Signing: the person in turn, for exactly what they saw, with their own key, after everything was hashed once more. */
import { canonicalBytes } from '../base/canonical-json.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { DossierDetail } from '../contract/dossier-views.ts';
import { closedStates } from '../release/dossier-state.ts';
import type { Answered } from '../release/review-answers.ts';
import { checkAnswers } from '../release/review-answers.ts';
import { reviewDigest } from '../review/review-digest.ts';
import { envelopeBytes, signEnvelope } from '../signoff/dsse.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import { conclusionOf } from '../signoff/parse-statement.ts';
import { checkSigner } from '../signoff/separation.ts';
import type { SigningStage } from '../signoff/statement.ts';
import { signingStages, signOffBytes, signOffPayloadType } from '../signoff/statement.ts';
import { readSeenUninspected } from '../store/read-ledger.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { SignOffRow } from '../store/read-reviews.node.ts';
import { writeState } from '../store/write-dossiers.node.ts';
import { writeSignOffDeputy } from '../store/write-people.node.ts';
import { writeSignOff } from '../store/write-reviews.node.ts';
import { absenceOf, deputyshipIn } from './deputy.node.ts';
import { dossierDetail } from './dossier-view.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal, workspaceKey } from './engine-context.node.ts';
import type { LoadedDossier } from './loaded-dossier.node.ts';
import { loadDossier, missingFor, standingSignOffs } from './loaded-dossier.node.ts';
import { unlockToSign } from './pass-phrase.node.ts';
import { freshDossier } from './rescreen.node.ts';
import { proofOf } from './row-proof.ts';
import { ruleSetReferences } from './rule-book.ts';
import { openAnswers, sealAnswers } from './sealed-words.node.ts';
import { checkStandingKeys } from './standing-keys.node.ts';
import { takeCheckpoint } from './take-checkpoint.node.ts';

type SignInput = Api['dossier.sign']['input'];

const stateAfter = {
  handler: 'secrecy-review',
  'secrecy-reviewer': 'approval',
  approver: 'approved',
} as const;

export function signoffCases(context: EngineContext): Pick<Handlers, 'dossier.sign'> {
  return {
    'dossier.sign': async (input) => {
      const person = permit(context, 'dossier.sign', signingStages);
      if (!person.ok) return person;
      const dossier = await freshDossier(context, input.dossier, person.value);
      if (!dossier.ok) return dossier;
      const checked = await checkSigning(context, { dossier: dossier.value, person: person.value, input });
      const answered = checked.ok ? checkAnswers(input.stage, input.answers) : checked;
      if (!answered.ok) {
        const detail = {
          stage: input.stage,
          reason: answered.failure.code,
          ...questionsIn(answered.failure),
        };
        recordRefusal(context, {
          by: person.value,
          action: 'dossier.sign',
          objects: [input.dossier],
          detail,
        });
        return answered;
      }
      const signing = { dossier: dossier.value, person: person.value, input };
      return sign(context, { ...signing, answered: answered.value });
    },
  };
}

/** Ids of the questions that a signature failed at, never what was answered about them. */
function questionsIn({ params }: Failure): { readonly questions?: readonly string[] } {
  const { questions } = { questions: undefined, ...params };
  return typeof questions === 'string' ? { questions: questions.split(' ') } : {};
}

interface Signing {
  readonly dossier: LoadedDossier;
  readonly person: PersonRow;
  readonly input: SignInput;
}

interface AnsweredSigning extends Signing {
  readonly answered: Answered;
}

/**
 * Failures: `session.not-allowed`, `dossier.not-open`, `signoff.wrong-stage`, `signoff.same-person-twice`, `signoff.away`,
 * `signoff.signed-elsewhere`,
 * `signoff.uninspected`, `signoff.content-changed`, `signoff.key-compromised`, `signoff.clock-behind`, `signoff.gate-closed`, `vault.damaged`, `vault.missing`.
 */
async function checkSigning(
  context: EngineContext,
  { dossier, person, input }: Signing,
): Promise<Result<SigningStage>> {
  const { state } = dossier.row;
  if (closedStates.includes(state)) return fail('dossier.not-open', { state });
  const standing = standingSignOffs(dossier);
  // Asked before the duty: who has signed already is told so, whatever stage they try.
  const earlier = standing.find((each) => each.person === person.id && each.stage !== input.stage);
  if (earlier !== undefined) return fail('signoff.same-person-twice', {});
  if (person.duty !== input.stage) return fail('session.not-allowed', { action: 'dossier.sign' });
  const away = absenceOf(context.store.readable, person, context.ports.clock.now());
  if (away !== null) return fail('signoff.away', { until: away.to });
  // Two windows may show the same stage as open; the second is told what became of it.
  if (standing.some(({ stage }) => stage === input.stage)) {
    return fail('signoff.signed-elsewhere', { stage: input.stage });
  }
  const turn = checkSigner(input.stage, person.id, standing);
  if (!turn.ok) return turn;
  if (input.content !== dossier.digest) return fail('signoff.content-changed', {});
  const counting = checkStandingKeys(context, standing);
  if (!counting.ok) return counting;
  // A signature dated before the one it follows could not be released: said now, not at the export.
  const latest = standing
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (latest !== undefined && latest > context.ports.clock.now()) {
    return fail('signoff.clock-behind', { since: latest });
  }
  const missing = missingFor(context, dossier, input.stage);
  if (missing.length > 0) return fail('signoff.gate-closed', { missing: missing.length });
  const unseen = uninspectedUnseen(context, dossier, person);
  if (unseen > 0) return fail('signoff.uninspected', { files: unseen });
  for (const { row } of dossier.files) {
    const whole = await context.vault.get(row.sha256);
    if (!whole.ok) return whole;
  }
  return turn;
}

/** Files with parts the program could not inspect, of whose very bytes the person has not said that they looked. */
function uninspectedUnseen(
  { store }: EngineContext,
  { row, files }: LoadedDossier,
  person: PersonRow,
): number {
  const partly = files.filter(({ screened }) => screened.notInspected.length > 0);
  if (partly.length === 0) return 0;
  const seen = readSeenUninspected(store.readable, person.id, row.id);
  return partly.filter((file) => !seen.has(file.row.sha256)).length;
}

async function sign(context: EngineContext, signing: AnsweredSigning): Promise<Result<DossierDetail>> {
  const { dossier, person, input } = signing;
  const { passPhrase, stage } = input;
  context.wiring.onProgress({ job: dossier.row.id, step: 'signing', done: 0, total: 1 });
  const key = await unlockToSign(context, person, { passPhrase, action: 'dossier.sign' });
  if (!key.ok) return key;
  const row = signOffRow(context, signing, key.value);
  const state = stateAfter[stage];
  const { round } = dossier.row;
  const proof = proofOf.signOff(row, context.ports.hash);
  const { form, digest } = answersNoted(context, row);
  const detail = {
    ...{ stage, state, round, content: row.content, statement: row.statementSha256, proof },
    ...{ questions: form, answers: digest },
  };
  const event = { by: person, action: 'dossier.sign', objects: [dossier.row.id], detail } as const;
  const { readable } = context.store;
  const absence = deputyshipIn(readable, person, { dossier: dossier.row.id, now: row.at });
  const recorded = record(context, event, (tx, at) => {
    writeSignOff(tx, row);
    if (absence !== null) writeSignOffDeputy(tx, { ...row, absence: absence.id });
    writeState(tx, dossier.row.id, { state, at });
  });
  if (!recorded.ok) return recorded;
  takeCheckpoint(context, 'sign-off');
  const signed = await loadDossier(context, dossier.row.id);
  return signed.ok ? ok(dossierDetail(context, signed.value, person)) : signed;
}

/** Number of the list that was answered, and a digest of what is stored of the answers. */
function answersNoted(
  { ports: { hash } }: EngineContext,
  { answered }: SignOffRow,
): { readonly form: number; readonly digest: string } {
  return { form: answered?.form ?? 0, digest: hash.sha256(canonicalBytes(answered)) };
}

function signOffRow(
  context: EngineContext,
  { dossier, person, input, answered }: AnsweredSigning,
  key: UnlockedKey,
): SignOffRow {
  const { hash, clock } = context.ports;
  const { stage } = input;
  const findings = dossier.files.flatMap((file) => file.findings);
  const at = clock.now();
  const before = standingSignOffs(dossier).flatMap((each) =>
    each.answered === null ? [] : [{ ...openAnswers(context, each, each.answered), stage: each.stage }],
  );
  const reviewed = {
    ...{ dossier: dossier.row.id, findings, decisions: dossier.decisions },
    answered: [...before, { ...answered, stage }],
  };
  const review = reviewDigest(reviewed, hash, workspaceKey(context));
  const statement = signOffBytes({
    type: 'xianshen.sign-off/1',
    dossier: dossier.row.id,
    packageNumber: dossier.row.packageNumber,
    stage,
    person: person.id,
    key: key.keyId,
    content: dossier.digest,
    review,
    ruleSets: ruleSetReferences(context.ruleSets),
    conclusion: conclusionOf[stage],
    at,
  });
  const place = { dossier: dossier.row.id, round: dossier.row.round, stage };
  return {
    ...place,
    person: person.id,
    key: key.keyId,
    content: dossier.digest,
    review,
    statement,
    statementSha256: hash.sha256(statement),
    envelope: envelopeBytes(signEnvelope(signOffPayloadType, statement, key)),
    at,
    answered: sealAnswers(context, place, answered),
  };
}
