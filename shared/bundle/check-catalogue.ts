/** The public catalogue: readable, about the files that are there, document and interpretation present and linked both ways. */
import type { Bag } from './bag.ts';
import { payloadOfBag } from './bag.ts';
import { bagPaths, partPathStart } from './manifest.ts';
import type { PublicCatalogue, PublicFile } from './public-catalogue.ts';
import { parsePublicCatalogue } from './public-catalogue.ts';
import type { ReleaseStatement } from './release-statement.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';

export interface CatalogueReading {
  readonly catalogue: PublicCatalogue | null;
  readonly problems: readonly VerifyProblem[];
}

/** Reads the catalogue and compares it with the payload and the statement. */
export function checkCatalogue(bag: Bag, statement: ReleaseStatement | null): CatalogueReading {
  const file = bag.files.get(bagPaths.catalogue);
  if (file === undefined) return { catalogue: null, problems: [] };
  const reading = parsePublicCatalogue(file.bytes);
  if (!reading.ok) {
    return {
      catalogue: null,
      problems: [problem('catalogue.unreadable', bagPaths.catalogue, { where: reading.where })],
    };
  }
  const catalogue = reading.value;
  return { catalogue, problems: [...fieldProblems(catalogue, statement), ...fileProblems(bag, catalogue)] };
}

function fieldProblems(
  catalogue: PublicCatalogue,
  statement: ReleaseStatement | null,
): readonly VerifyProblem[] {
  if (statement === null) return [];
  const { predicate } = statement;
  const differing = [
    ['packageNumber', catalogue.packageNumber === predicate.packageNumber],
    ['kind', catalogue.kind === predicate.kind],
    ['attribute', catalogue.metadata.attribute === predicate.attribute],
  ] as const;
  return differing
    .filter(([, agrees]) => !agrees)
    .map(([field]) => problem('catalogue.field-differs', bagPaths.catalogue, { field }));
}

function fileProblems(bag: Bag, { files }: PublicCatalogue): readonly VerifyProblem[] {
  const payload = payloadOfBag(bag).filter(({ path }) => path !== bagPaths.catalogue);
  const missing = files.filter(({ path }) => !payload.some((file) => file.path === path));
  const extra = payload.filter(({ path }) => !files.some((file) => file.path === path));
  const differing = files.filter((listed) => {
    const file = payload.find(({ path }) => path === listed.path);
    const isInPlace = listed.path.startsWith(partPathStart(listed.slot, listed.position));
    return (
      file !== undefined && !(isInPlace && file.sha256 === listed.sha256 && file.length === listed.bytes)
    );
  });
  return [
    ...missing.map(({ path }) => problem('catalogue.file-missing', path, {})),
    ...extra.map(({ path }) => problem('catalogue.file-extra', path, {})),
    ...differing.map(({ path }) => problem('catalogue.file-differs', path, {})),
    ...repeated(files).map(({ path }) => problem('catalogue.file-twice', path, {})),
  ];
}

/** Files that share path or place with an earlier one. */
function repeated(files: readonly PublicFile[]): readonly PublicFile[] {
  return files.filter((file, index) =>
    files
      .slice(0, index)
      .some(
        ({ path, slot, position }) =>
          path === file.path || (slot === file.slot && position === file.position),
      ),
  );
}

/**
 * Kinds of release whose document never travels without its interpretation (解读材料); a verifier stands alone and has no files of
 * kinds, so the three are named here. What else an office releases may be explained or not, as its kind says.
 */
const interpretedKinds: readonly string[] = [
  'policy-with-interpretation',
  'major-decision',
  'decision-consultation',
];

/** Checks that a policy does not travel without its interpretation, and that each says which the other is. */
export function checkLinks({ kind, files }: PublicCatalogue): readonly VerifyProblem[] {
  const inSlot = (slot: PublicFile['slot']) => files.filter((file) => file.slot === slot);
  const [documents, interpretations] = [inSlot('document'), inSlot('interpretation')];
  const needed = interpretedKinds.includes(kind)
    ? (['document', 'interpretation'] as const)
    : (['document'] as const);
  const absent = needed.filter((slot) => inSlot(slot).length === 0);
  return [
    ...absent.map((slot) => problem('catalogue.part-missing', bagPaths.catalogue, { slot })),
    ...documents.flatMap((file) => unlinked(file, file.interpretedBy, interpretations)),
    ...interpretations.flatMap((file) => unlinked(file, file.interprets, documents)),
    ...files.filter(pointsAstray).map(({ path }) => problem('catalogue.not-linked', path, { other: '' })),
  ];
}

function unlinked(
  file: PublicFile,
  links: readonly string[],
  others: readonly PublicFile[],
): readonly VerifyProblem[] {
  const absent = others.filter(({ path }) => !links.includes(path)).map(({ path }) => path);
  const unknown = links.filter((link) => !others.some(({ path }) => path === link));
  return [...absent, ...unknown].map((other) => problem('catalogue.not-linked', file.path, { other }));
}

/** Only a document is interpreted, only an interpretation interprets. */
function pointsAstray({ slot, interpretedBy, interprets }: PublicFile): boolean {
  return (
    (slot !== 'document' && interpretedBy.length > 0) || (slot !== 'interpretation' && interprets.length > 0)
  );
}
