/** What the rules about whole releases need to know: the catalogue entry, and the other releases that share something with it. */
import { canonicalBytes } from '../base/canonical-json.ts';
import type { DossierId, Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Vault } from '../intake/vault.node.ts';
import { relatedItems } from '../screening/check-duplicates.ts';
import type { DossierFacts, FileFacts, RegisterItem } from '../screening/dossier-facts.ts';
import type { TextSketch } from '../screening/text-sketch.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import { readDossier } from '../store/read-dossiers.node.ts';
import { readSharing, readSharingBand } from '../store/read-index.node.ts';
import type { RegisterRow } from '../store/read-register.node.ts';
import { readRegister } from '../store/read-register.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { numberKeys, sketchBands } from './index-words.node.ts';
import { parseScreened } from './stored-objects.ts';

/** Releases that only share a group of a sketch's numbers: compared, the latest numbers first, up to so many. */
const mostCompared = 500;

/** Kind of the releases that correct or withdraw an earlier one. */
const correctionKind = 'correction-withdrawal';

/** Sketches by the object they stand in; such an object never changes. */
const knownSketches = new WeakMap<Vault, Map<Sha256, TextSketch | null>>();

/**
 * Facts about a release. Of the register only what is related comes along, so that the same facts mean the same findings.
 * @param files of the release, as they will be
 */
export async function factsOf(
  context: EngineContext,
  id: DossierId,
  files: readonly FileFacts[],
): Promise<DossierFacts | null> {
  const { readable } = context.store;
  const row = readDossier(readable, id);
  if (row === null) return null;
  const register: RegisterItem[] = [];
  for (const other of relatedRows(context, row, files)) {
    const { documentNumber, indexNumber } = other.catalogue;
    const held = readRegister(readable, other.id);
    const facts = await Promise.all(held.map((file) => fileFacts(context, file)));
    register.push({ packageNumber: other.packageNumber, documentNumber, indexNumber, files: facts });
  }
  const all: DossierFacts = { catalogue: row.catalogue, register };
  return {
    catalogue: row.catalogue,
    register: relatedItems(files, all),
    ...(row.kind === correctionKind ? { isCorrection: true } : {}),
  };
}

/** Releases that may share something, the latest numbers first: found by index, so that their count does not matter. */
function relatedRows(
  context: EngineContext,
  { id, catalogue }: DossierRow,
  files: readonly FileFacts[],
): readonly DossierRow[] {
  const { readable } = context.store;
  const digests = files.map(({ sha256 }) => brand<Sha256>(sha256));
  const sharing = readSharing(readable, numberKeys(catalogue), digests);
  const bands = new Set(files.flatMap(({ sketch }) => sketchBands(context, sketch)));
  const alike = new Set<DossierId>();
  for (const band of bands) {
    for (const other of readSharingBand(readable, band)) alike.add(other);
    if (alike.size > mostCompared) break;
  }
  const others = new Set([...sharing, ...alike]);
  others.delete(id);
  const rows = [...others].flatMap((other) => readDossier(readable, other) ?? []);
  return rows.sort((left, right) => right.packageNumber.localeCompare(left.packageNumber));
}

/** A release whose findings cannot be read any more is compared by digest alone. */
async function fileFacts({ vault }: EngineContext, { sha256, findings }: RegisterRow): Promise<FileFacts> {
  const known = knownSketches.get(vault) ?? new Map<Sha256, TextSketch | null>();
  knownSketches.set(vault, known);
  const remembered = known.get(findings);
  if (remembered !== undefined) return { sha256, sketch: remembered };
  const stored = await vault.get(findings);
  const sketch = stored.ok ? (parseScreened(stored.value).sketch ?? null) : null;
  known.set(findings, sketch);
  return { sha256, sketch };
}

/** Names the facts: other facts, other name. Sketches follow from the digests and need not be part of it. */
export function factsDigest({ catalogue, register }: DossierFacts, hash: Hash): string {
  const items = register.map(({ packageNumber, documentNumber, indexNumber, files }) => ({
    packageNumber,
    documentNumber,
    indexNumber,
    files: files.map(({ sha256 }) => sha256),
  }));
  return hash.sha256(canonicalBytes({ catalogue: { ...catalogue }, register: items }));
}
