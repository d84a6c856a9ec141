/** Shapes a dossier for the person who looks at it. */
import { slipCode } from '../audit/signed-checkpoint.ts';
import type { DossierDetail, FileView, SeverityCounts, SignOffView } from '../contract/dossier-views.ts';
import { closedStates } from '../release/dossier-state.ts';
import type { Severity } from '../screening/finding.ts';
import { nextStage } from '../signoff/separation.ts';
import type { SigningStage } from '../signoff/statement.ts';
import { readCheckpointSince } from '../store/keep-checkpoint.node.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readNames, readSignOffDeputies } from '../store/read-people.node.ts';
import { readLastExport, readReturnsOf } from '../store/read-reviews.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { missingFor, standingSignOffs } from './loaded-dossier.node.ts';
import { procedureView } from './procedure-view.node.ts';
import { openAnswers, openComments } from './sealed-words.node.ts';

/** Stage that signs in each state; none once all have. */
const stageOfState: Readonly<Record<DossierRow['state'], SigningStage | null>> = {
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

/** Counts findings by severity. */
export function countSeverities(findings: readonly { readonly severity: Severity }[]): SeverityCounts {
  const counts = { hard: 0, soft: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Whose work a dossier in this state is. */
export function isTurnOf(person: Pick<PersonRow, 'duty'>, state: DossierRow['state']): boolean {
  if (state === 'approved') return person.duty === 'approver';
  return stageOfState[state] === person.duty;
}

/** One dossier as a person sees it, and what they may do with it now. */
export function dossierDetail(
  context: EngineContext,
  dossier: LoadedDossier,
  person: PersonRow,
): DossierDetail {
  const { row } = dossier;
  const standing = standingSignOffs(dossier);
  const stage = closedStates.includes(row.state) ? null : nextStage(standing);
  const names = readNames(context.store.readable);
  const deputies = readSignOffDeputies(context.store.readable, row.id);
  const deputyship = ({ round, stage }: { readonly round: number; readonly stage: SigningStage }) => {
    const away = deputies.find((each) => each.round === round && each.stage === stage);
    return away === undefined
      ? { deputyFor: null, deputyDays: null }
      : {
          deputyFor: names.get(away.person_id) ?? '',
          deputyDays: { from: away.from_day, to: away.to_day },
        };
  };
  const returns = openComments(context, readReturnsOf(context.store.readable, row.id));
  return {
    id: row.id,
    packageNumber: row.packageNumber,
    kind: row.kind,
    state: row.state,
    catalogue: row.catalogue,
    files: dossier.files.map(fileView),
    content: dossier.digest,
    signOffs: dossier.signOffs.map(
      (signOff): SignOffView => ({
        stage: signOff.stage,
        person: signOff.person,
        name: names.get(signOff.person) ?? '',
        at: signOff.at,
        content: signOff.content,
        key: signOff.key,
        inForce: standing.includes(signOff),
        ...deputyship(signOff),
        answers: signOff.answered === null ? null : openAnswers(context, signOff, signOff.answered).answers,
      }),
    ),
    returns: returns.map(({ by, at, comment }) => ({ by: names.get(by) ?? '', at, comment })),
    nextStage: stage,
    missing: stage === null ? [] : missingFor(context, dossier, stage),
    procedure: procedureView(context, dossier, person),
    may: permissions(dossier, person),
    lastExport: lastExport(context, dossier),
    ...ledgerCode(context, dossier),
  };
}

export function fileView({ row, position, screened, findings }: LoadedFile): FileView {
  const { id, slot, part, name, type, bytes, sha256 } = row;
  return {
    id,
    slot,
    part,
    position,
    name,
    type,
    bytes,
    sha256,
    inspected: screened.notInspected.length === 0 ? 'whole' : 'partly',
    notInspected: screened.notInspected,
    findings: countSeverities(findings),
  };
}

/** Signing shows as possible when it is the person's turn; what is still missing stands beside it. */
function permissions(dossier: LoadedDossier, person: PersonRow): DossierDetail['may'] {
  const { state } = dossier.row;
  const isTheirTurn = isTurnOf(person, state);
  const hasSignedOtherStage = standingSignOffs(dossier).some(
    (each) => each.person === person.id && each.stage !== person.duty,
  );
  const approvedIt = standingSignOffs(dossier).some(
    ({ stage, person: signer }) => stage === 'approver' && signer === person.id,
  );
  return {
    edit: person.duty === 'handler' && !closedStates.includes(state),
    decide: isTheirTurn && (state === 'drafting' || state === 'secrecy-review'),
    sign: isTheirTurn && state !== 'approved' && !hasSignedOtherStage,
    return: mayReturn(person, state),
    export: approvedIt && ['approved', 'exported', 'published'].includes(state),
  };
}

/** The secrecy reviewer sends back what lies before them; the approver also what they have approved and not yet exported. */
export function mayReturn({ duty }: Pick<PersonRow, 'duty'>, state: DossierRow['state']): boolean {
  if (duty === 'secrecy-reviewer') return state === 'secrecy-review';
  return duty === 'approver' && (state === 'approval' || state === 'approved');
}

/** The checkpoint that was signed with the last signature in force. */
function ledgerCode({ store }: EngineContext, dossier: LoadedDossier): Pick<DossierDetail, 'ledgerCode'> {
  const last = standingSignOffs(dossier)
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const checkpoint = last === undefined ? null : readCheckpointSince(store.readable, last);
  if (checkpoint === null) return {};
  const { size, root: rootHash } = checkpoint;
  return { ledgerCode: slipCode({ origin: '', size, rootHash }) };
}

function lastExport({ store }: EngineContext, { row }: LoadedDossier): DossierDetail['lastExport'] {
  const last = readLastExport(store.readable, row.id);
  return last === null ? null : { at: last.at, fileName: last.fileName, sha256: last.sha256 };
}
