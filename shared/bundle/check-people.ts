/** Enough signatures, of distinct people, in their order, and told truly by the statement. People are counted, not signatures. */
import type { SigningStage } from '../signoff/statement.ts';
import { signingStages } from '../signoff/statement.ts';
import type { HeldSignature } from './check-signatures.ts';
import { bagPaths, envelopeRoles } from './manifest.ts';
import type { ReleaseStatement } from './release-statement.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';

/** Checks the signatures that hold against one another and against the statement. */
export function checkPeople(
  held: readonly HeldSignature[],
  statement: ReleaseStatement | null,
  bundle: string,
): readonly VerifyProblem[] {
  return [
    ...countProblems(held, bundle),
    ...personProblems(held),
    ...orderProblems(held),
    ...dossierProblems(held),
    ...(statement === null ? [] : statementProblems(held, statement)),
  ];
}

function countProblems(held: readonly HeldSignature[], bundle: string): readonly VerifyProblem[] {
  return envelopeRoles.flatMap((role): readonly VerifyProblem[] => {
    const given = held.filter((each) => each.role === role);
    if (given.length === 0) return [problem('signature.stage-missing', bundle, { stage: role })];
    return given.slice(1).map(({ path }) => problem('signature.stage-twice', path, { stage: role }));
  });
}

function personProblems(held: readonly HeldSignature[]): readonly VerifyProblem[] {
  const signOffs = held.filter(({ role }) => role !== 'release');
  const repeated = signOffs.flatMap(({ path, person, keyId }, index) => {
    const same = signOffs.filter(
      (each, place) => place <= index && (each.person === person || each.keyId === keyId),
    );
    const stages = same.map(({ role }) => role).join(', ');
    return same.length > 1 ? [problem('signature.same-person', path, { stages })] : [];
  });
  const approver = held.find(({ role }) => role === 'approver');
  const foreign = held
    .filter(({ role, person }) => role === 'release' && approver !== undefined && person !== approver.person)
    .map(({ path }) => problem('signature.not-the-approver', path, {}));
  return [...repeated, ...foreign];
}

function orderProblems(held: readonly HeldSignature[]): readonly VerifyProblem[] {
  const inOrder = envelopeRoles.flatMap((role) => held.filter((each) => each.role === role));
  return inOrder.flatMap(({ path, at }, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && at < before.at ? [problem('signature.out-of-order', path, { at })] : [];
  });
}

/** All stages are about one dossier. */
function dossierProblems(held: readonly HeldSignature[]): readonly VerifyProblem[] {
  const signOffs = held.flatMap(({ path, signOff }) =>
    signOff === null ? [] : [{ path, dossier: signOff.dossier }],
  );
  return signOffs
    .filter(({ dossier }) => dossier !== signOffs[0]?.dossier)
    .map(({ path }) => problem('signature.other-package', path, {}));
}

function statementProblems(
  held: readonly HeldSignature[],
  { predicate }: ReleaseStatement,
): readonly VerifyProblem[] {
  const gates = signingStages.filter((stage) => !gateHolds(stage, held, predicate));
  const approver = held.find(({ role }) => role === 'approver')?.signOff;
  const differing = [
    ['gates', predicate.gates.length === signingStages.length],
    ['content', held.every(({ signOff }) => signOff === null || signOff.content === predicate.content)],
    ['ruleSets', approver == null || sameRuleSets(approver.ruleSets, predicate.ruleSets)],
  ] as const;
  return [
    ...gates.map((stage) => problem('statement.gate-differs', bagPaths.statement, { stage })),
    ...differing
      .filter(([, agrees]) => !agrees)
      .map(([field]) => problem('statement.field-differs', bagPaths.statement, { field })),
  ];
}

type Predicate = ReleaseStatement['predicate'];

/** A missing signature is told elsewhere; here only one that is there and differs from what the statement says of it. */
function gateHolds(stage: SigningStage, held: readonly HeldSignature[], { gates }: Predicate): boolean {
  const gate = gates[signingStages.indexOf(stage)];
  const signature = held.find(({ role }) => role === stage);
  if (gate === undefined || gate.stage !== stage) return false;
  return (
    signature === undefined ||
    (gate.keyId === signature.keyId && gate.at === signature.at && gate.signOff === signature.payload)
  );
}

type RuleSets = Predicate['ruleSets'];

function sameRuleSets(left: Readonly<RuleSets> | readonly RuleSets[number][], right: RuleSets): boolean {
  return (
    left.length === right.length &&
    left.every(({ id, version, digest }, index) => {
      const other = right[index];
      return other?.id === id && other.version === version && other.digest === digest;
    })
  );
}
