/** What the rules about whole releases need to know: the catalogue entry, and the other releases that share something with it. */
import { canonicalBytes } from '../base/canonical-json.ts';
import { groupBy } from '../base/group-by.ts';
import type { DossierId, Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Vault } from '../intake/vault.node.ts';
import { relatedItems } from '../screening/check-duplicates.ts';
import type { DossierFacts, FileFacts } from '../screening/dossier-facts.ts';
import type { TextSketch } from '../screening/text-sketch.ts';
import { readDossier, readDossiers } from '../store/read-dossiers.node.ts';
import type { RegisterRow } from '../store/read-register.node.ts';
import { readRegister } from '../store/read-register.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { parseScreened } from './stored-objects.ts';

/** Releases compared with, the latest ones first: each costs an object of the vault when it is first seen. */
const mostReleases = 2_000;

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
  const rows = groupBy(readRegister(readable, id), ({ dossier }) => dossier);
  const register = [];
  const others = readDossiers(readable).filter((other) => other.id !== id);
  for (const { id: other, packageNumber, catalogue } of others.slice(0, mostReleases)) {
    const { documentNumber, indexNumber } = catalogue;
    const held = await Promise.all((rows.get(other) ?? []).map((file) => fileFacts(context, file)));
    register.push({ packageNumber, documentNumber, indexNumber, files: held });
  }
  const all: DossierFacts = { catalogue: row.catalogue, register };
  return { catalogue: row.catalogue, register: relatedItems(files, all) };
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
