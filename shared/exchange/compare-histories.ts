/** How two copies of one dossier stand to each other, and in what they differ. */
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalBytes, canonicalJson } from '../base/canonical-json.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { DossierHistory } from './dossier-history.ts';

/** Everything that people did. Screenings are left out: each machine makes its own, with its own rules. */
export const historyKinds = [
  'rounds',
  'files',
  'cleanCopies',
  'decisions',
  'signOffs',
  'returns',
  'steps',
  'events',
  'internalFiles',
  'exports',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** Digest of a dossier as it is, screenings apart: the same on each machine that holds the same. */
export function historyDigest(history: DossierHistory, hash: Hash): Sha256 {
  const { screenings: _, ...rest } = history;
  const sorted = Object.fromEntries(
    historyKinds.map((kind) => [kind, [...itemsOf(history, kind).values()].sort()]),
  );
  return hash.sha256(canonicalBytes({ type: 'xianshen.history/1', ...rest, ...sorted }));
}

/** What one copy has and the other has not, or has otherwise. */
export interface HistoryDifference {
  readonly kind: HistoryKind | 'content';
  /** Items that stand here only, and there only. */
  readonly here: number;
  readonly there: number;
}

/** `same`; `forward`: the other continues this one; `older`: this one continues the other; `parted`: neither. */
export interface Comparison {
  readonly standing: 'same' | 'forward' | 'older' | 'parted';
  readonly differences: readonly HistoryDifference[];
}

/** Digests of the states that a copy has been through, each when it was sent or received. */
export type Lineage = readonly Sha256[];

export interface Copy {
  readonly history: DossierHistory;
  readonly lineage: Lineage;
}

/**
 * Compares the copy that is here with one that arrives. A copy continues another one only if it has been through its very
 * state, and nothing of it is gone.
 */
export function compareHistories(here: Copy, there: Copy, hash: Hash): Comparison {
  const [own, other] = [historyDigest(here.history, hash), historyDigest(there.history, hash)];
  if (own === other) return { standing: 'same', differences: [] };
  const differences = differencesOf(here.history, there.history);
  const isKept = differences.every(({ kind, here: lost }) => kind === 'content' || lost === 0);
  if (there.lineage.includes(own) && isKept) return { standing: 'forward', differences };
  if (here.lineage.includes(other)) return { standing: 'older', differences };
  return { standing: 'parted', differences };
}

function differencesOf(here: DossierHistory, there: DossierHistory): readonly HistoryDifference[] {
  const differences = historyKinds.map((kind): HistoryDifference => {
    const [own, other] = [itemsOf(here, kind), itemsOf(there, kind)];
    return { kind, here: missing(own, other), there: missing(other, own) };
  });
  const isSameContent = canonicalJson({ ...contentOf(here) }) === canonicalJson({ ...contentOf(there) });
  const content: HistoryDifference = { kind: 'content', here: 1, there: 1 };
  return [...differences, ...(isSameContent ? [] : [content])].filter(
    (each) => each.here > 0 || each.there > 0,
  );
}

function contentOf({ catalogue, record }: DossierHistory): { readonly [field: string]: JsonValue } {
  return { catalogue, record };
}

function missing(from: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  return [...from].filter(([key, text]) => other.get(key) !== text).length;
}

/**
 * Canonical text of each item by what names it. That a file was taken out is an item by itself, so that taking it out
 * continues a history in which it was there.
 */
export function itemsOf(history: DossierHistory, kind: HistoryKind): ReadonlyMap<string, string> {
  const items = new Map<string, string>();
  for (const item of history[kind]) {
    const { removedAt, ...rest } = { removedAt: null, ...item };
    const key = keyOf(rest);
    items.set(key, canonicalJson({ ...rest }));
    if (removedAt !== null) items.set(`${key} out`, removedAt);
  }
  return items;
}

/** What names an item: its id, or its place in the order of its kind. */
export function keyOf(item: object): string {
  if ('id' in item) return String(item.id);
  if ('stage' in item && 'round' in item) return `${String(item.round)}/${String(item.stage)}`;
  if ('file' in item) return String(item.file);
  return 'number' in item ? `n${String(item.number)}` : `r${'round' in item ? String(item.round) : ''}`;
}
