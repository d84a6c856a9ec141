/**
 * The checklist. Every check is made as far as what it needs can be read, and every problem is told, not the first.
 *
 * Valid means: these are exactly the files that three different certified people signed, each in force and in turn, and that
 * the approver released. Without a trust file from elsewhere it means that only of keys that the bundle itself brought.
 */
import type { TrustFile } from '../signoff/trust-file.ts';
import { parseTrustFile } from '../signoff/trust-file.ts';
import type { Bag, VerifyContext } from './bag.ts';
import { blameManifests, checkBag, openBag } from './check-bag.ts';
import { checkCatalogue, checkLinks } from './check-catalogue.ts';
import { checkPeople } from './check-people.ts';
import { checkSignatures } from './check-signatures.ts';
import { checkStatement } from './check-statement.ts';
import type { Looking } from './look.ts';
import { lookInto } from './look.ts';
import { bagPaths, envelopeRoles } from './manifest.ts';
import type { ContainerFile } from './read-zip.ts';
import { readingZip } from './read-zip.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';
import type { VerifyReport } from './verify-report.ts';
import { verifyChecks } from './verify-report.ts';

/** Checks a bundle whose bytes are at hand. */
export function verifyBundle(untrustedBytes: Uint8Array, context: VerifyContext): VerifyReport {
  return lookInto(untrustedBytes, verifying(untrustedBytes.length, context), context.hash);
}

/** Checks a bundle of a size in bytes, of which nothing but its text is ever held. */
export function* verifying(size: ContainerFile['size'], context: VerifyContext): Looking<VerifyReport> {
  const container = yield* readingZip({ size, name: context.name });
  const anchored = context.trust !== null;
  if (container.entries === null) {
    const nothing = { packageNumber: null, title: null, attribute: null, signers: [], files: 0 };
    return { valid: false, anchored, ...nothing, problems: container.problems, checked: ['container'] };
  }
  const { bag, problems: folderProblems } = yield* openBag(container.entries);
  const { statement, problems: statementProblems } = yield* checkStatement(bag);
  const { catalogue, problems: catalogueProblems } = checkCatalogue(bag, statement);
  const keys = readKeys(bag, context);
  const signatures = checkSignatures({ ...bag, statement, catalogue }, context.trust ?? keys.trust, context);
  const found = [
    ...withinFolder(container.problems, bag.folder),
    ...folderProblems,
    ...checkBag(bag),
    ...statementProblems,
    ...catalogueProblems,
    ...(catalogue === null ? [] : checkLinks(catalogue)),
    ...keys.problems,
    ...signatures.problems,
    ...checkPeople(signatures.held, statement, context.name),
  ];
  const problems = [...found, ...blameManifests(found)];
  return {
    valid: problems.length === 0,
    anchored,
    packageNumber: statement?.predicate.packageNumber ?? null,
    title: catalogue?.metadata.title ?? null,
    attribute: statement?.predicate.attribute ?? null,
    problems,
    checked: verifyChecks,
    signers: envelopeRoles.flatMap((role) =>
      signatures.held
        .filter((each) => each.role === role)
        .map(({ keyId, at }) => ({ stage: role, keyId, at })),
    ),
    files: bag.files.size,
  };
}

/** The container knows paths with the folder in front, all other checks without. */
function withinFolder(problems: readonly VerifyProblem[], folder: string): readonly VerifyProblem[] {
  return problems.map((each) =>
    each.file.startsWith(`${folder}/`) ? { ...each, file: each.file.slice(folder.length + 1) } : each,
  );
}

/** The office's certificates as the bundle brings them: for convenience, and for whoever has no trust file. */
function readKeys(
  bag: Bag,
  context: VerifyContext,
): { readonly trust: TrustFile | null; readonly problems: readonly VerifyProblem[] } {
  const file = bag.files.get(bagPaths.keys);
  if (file === undefined) return { trust: null, problems: [] };
  const parsed = parseTrustFile(file.bytes, context);
  if (parsed.ok) return { trust: parsed.trust, problems: [] };
  return { trust: null, problems: [problem('keys.unreadable', bagPaths.keys, { why: parsed.why })] };
}
