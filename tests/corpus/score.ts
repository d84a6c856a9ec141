/** Recall and precision by kind and format. A kind in `allow` counts for nothing; outside `exhaustive` files nothing is false. */
import type { ListedFile } from './list.ts';

export interface ReadFile {
  readonly file: ListedFile;
  readonly reported: ReadonlySet<string>;
}

export interface Rates {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  /** 1 when there was nothing to find, or nothing was reported. */
  readonly recall: number;
  readonly precision: number;
}

export interface Miss {
  readonly file: string;
  readonly kind: string;
}

export interface Score {
  readonly recall: number;
  readonly precision: number;
  readonly byKind: Readonly<Record<string, Rates>>;
  readonly byFormat: Readonly<Record<string, Rates>>;
  readonly misses: readonly Miss[];
  readonly falseAlarms: readonly Miss[];
}

type Outcome = 'hits' | 'misses' | 'falseAlarms';
type Counts = Record<Outcome, number>;

/** Kinds that only ever are a hint about the container, never scored. */
const unscored = new Set(['file.type-mismatch']);

/** Scores all files. */
export function scoreFiles(files: readonly ReadFile[]): Score {
  const all = emptyCounts();
  const byKind = new Map<string, Counts>();
  const byFormat = new Map<string, Counts>();
  const lists: Record<Outcome, Miss[]> = { hits: [], misses: [], falseAlarms: [] };
  for (const { file, reported } of files) {
    for (const { kind, outcome } of outcomesOf(file, reported)) {
      lists[outcome].push({ file: `${file.repo}:${file.path}`, kind });
      for (const counts of [all, countsFor(byKind, kind), countsFor(byFormat, file.format)])
        counts[outcome] += 1;
    }
  }
  const { recall, precision } = ratesOf(all);
  const { misses, falseAlarms } = lists;
  return { recall, precision, byKind: asRates(byKind), byFormat: asRates(byFormat), misses, falseAlarms };
}

function outcomesOf(file: ListedFile, reported: ReadonlySet<string>) {
  const expected = file.expect.map((kind) => ({
    kind,
    outcome: reported.has(kind) ? ('hits' as const) : ('misses' as const),
  }));
  const known = new Set([...file.expect, ...file.allow, ...unscored]);
  const surplus = file.exhaustive ? [...reported].filter((kind) => !known.has(kind)) : [];
  return [...expected, ...surplus.map((kind) => ({ kind, outcome: 'falseAlarms' as const }))];
}

function emptyCounts(): Counts {
  return { hits: 0, misses: 0, falseAlarms: 0 };
}

function countsFor(groups: Map<string, Counts>, name: string): Counts {
  const counts = groups.get(name) ?? emptyCounts();
  groups.set(name, counts);
  return counts;
}

function asRates(groups: ReadonlyMap<string, Counts>): Record<string, Rates> {
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, counts]) => [name, ratesOf(counts)]));
}

function ratesOf(counts: Counts): Rates {
  const share = (others: number) => {
    const whole = counts.hits + others;
    return whole === 0 ? 1 : Math.round((counts.hits / whole) * 10_000) / 10_000;
  };
  return { ...counts, recall: share(counts.misses), precision: share(counts.falseAlarms) };
}
