/** The release statement: readable, about exactly the payload that is there, and the source of bag-info.txt. */
import { equalBytes } from '../base/bytes.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { Bag, SeenFile } from './bag.ts';
import { payloadOfBag } from './bag.ts';
import type { Looking } from './look.ts';
import { sm3Of } from './look.ts';
import { bagInformationText, bagPaths, sortedByPath } from './manifest.ts';
import type { ReleaseStatement } from './release-statement.ts';
import { parseReleaseStatement } from './release-statement.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';

export interface StatementReading {
  readonly statement: ReleaseStatement | null;
  readonly problems: readonly VerifyProblem[];
}

/** Reads the statement and compares it with the payload, the folder and bag-info.txt. */
export function* checkStatement(bag: Bag): Looking<StatementReading> {
  const file = bag.files.get(bagPaths.statement);
  if (file === undefined) return { statement: null, problems: [] };
  const reading = parseReleaseStatement(file.bytes);
  if (!reading.ok) {
    return {
      statement: null,
      problems: [problem('statement.unreadable', bagPaths.statement, { where: reading.where })],
    };
  }
  const statement = reading.value;
  const problems = [
    ...subjectProblems(bag, statement, yield* sm3ByPath(bag, statement)),
    ...folderProblems(bag, statement),
    ...informationProblems(bag, statement),
  ];
  return { statement, problems };
}

/** SM3 of each file that the statement gives one for. */
function* sm3ByPath(bag: Bag, { subject }: ReleaseStatement): Looking<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const file of payloadOfBag(bag)) {
    const isAsked = subject.some(({ name, digest }) => name === file.path && 'sm3' in digest);
    if (isAsked) found.set(file.path, yield* sm3Of(file));
  }
  return found;
}

function subjectProblems(
  bag: Bag,
  { subject }: ReleaseStatement,
  sm3: ReadonlyMap<string, string>,
): readonly VerifyProblem[] {
  const payload = payloadOfBag(bag);
  const extra = payload.filter(({ path }) => !subject.some(({ name }) => name === path));
  const missing = subject.filter(({ name }) => !payload.some(({ path }) => path === name));
  const changed = payload.filter((file) =>
    subject.some(({ name, digest }) => name === file.path && !isOfFile(digest, file, sm3)),
  );
  const names = subject.map(({ name }) => ({ path: name }));
  const isOrdered =
    new Set(subject.map(({ name }) => name)).size === subject.length &&
    sortedByPath(names).every(({ path }, index) => path === subject[index]?.name);
  return [
    ...missing.map(({ name }) => problem('statement.subject-missing', name, {})),
    ...extra.map(({ path }) => problem('statement.subject-extra', path, {})),
    ...changed.map(({ path }) => problem('statement.subject-differs', path, {})),
    ...(isOrdered ? [] : [problem('statement.field-differs', bagPaths.statement, { field: 'subject' })]),
  ];
}

/** Both digests must hold where there are two: whoever checks only one of them must not be told otherwise. */
function isOfFile(
  digest: ReleaseStatement['subject'][number]['digest'],
  { path, sha256 }: SeenFile,
  sm3: ReadonlyMap<string, string>,
): boolean {
  return digest.sha256 === sha256 && (!('sm3' in digest) || digest.sm3 === sm3.get(path));
}

function folderProblems({ folder }: Bag, { predicate }: ReleaseStatement): readonly VerifyProblem[] {
  if (folder === predicate.packageNumber) return [];
  return [problem('statement.field-differs', bagPaths.statement, { field: 'packageNumber' })];
}

function informationProblems(bag: Bag, { predicate }: ReleaseStatement): readonly VerifyProblem[] {
  const file = bag.files.get(bagPaths.information);
  if (file === undefined) return [];
  const exact = bagInformationText({
    format: predicate.format,
    organName: predicate.organ.name,
    packageNumber: predicate.packageNumber,
    exportedOn: predicate.exportedAt.slice(0, 10),
    program: predicate.program,
    payload: payloadOfBag(bag),
  });
  return equalBytes(file.bytes, encodeUtf8(exact))
    ? []
    : [problem('bag.not-exact', bagPaths.information, {})];
}
