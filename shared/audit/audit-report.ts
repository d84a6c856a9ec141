/**
 * What an auditor looks at first: entries that ask a question. Each row names its entries by number, and no text; whether anything
 * was wrong about them is for a person to say.
 */
import type { JsonValue } from '../base/canonical-json.ts';
import type { PersonId } from '../base/ids.ts';
import type { AuditEntry } from './audit-entry.ts';

export const reportKinds = [
  /** A hard finding was kept (保留硬性发现). */
  'hard-kept',
  /** Several findings decided in one act. */
  'bulk',
  /** Two decisions of one person less than two seconds apart. */
  'hasty',
  /** A release sent back more than twice. */
  'returned-often',
  /** Files screened anew, as after a change of the rules. */
  'rules',
  'failed-sign-in',
  /** Somebody tried what their duty does not allow. */
  'beyond-duty',
  'clock',
  /** Keys, certificates, root and trust file. */
  'keys',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** `P`: the person by id, or by name where a person reads it. */
export interface ReportRow<P extends string = PersonId> {
  readonly kind: ReportKind;
  /** Entries, oldest first. */
  readonly numbers: readonly number[];
  readonly person: P | null;
  /** Time of the last of them. */
  readonly at: string;
  /** Release or key, where it is about one. */
  readonly object: string | null;
}

/** Decisions closer together than this were hardly thought over. */
const hastyMs = 2_000;
/** Returns that are still usual. */
const usualReturns = 2;

/** Walks the ledger once. */
export function reportRows(entries: Iterable<AuditEntry>): readonly ReportRow[] {
  const rows: ReportRow[] = [];
  const lastDecision = new Map<string, AuditEntry>();
  const returns = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    for (const kind of kindsOf(entry)) rows.push(rowOf(kind, [entry]));
    if (entry.result !== 'done') continue;
    if (entry.action === 'dossier.decide') {
      const before = lastDecision.get(entry.person ?? '');
      if (before !== undefined && isHasty(before, entry)) rows.push(rowOf('hasty', [before, entry]));
      lastDecision.set(entry.person ?? '', entry);
    }
    if (entry.action === 'dossier.return') {
      const dossier = entry.objects[0] ?? '';
      returns.set(dossier, [...(returns.get(dossier) ?? []), entry]);
    }
  }
  const often = [...returns.values()].filter((each) => each.length > usualReturns);
  return [...rows, ...often.map((each) => rowOf('returned-often', each))];
}

function kindsOf({ action, result, detail, clock }: AuditEntry): readonly ReportKind[] {
  const isDone = result === 'done';
  const kept = ['set-aside', 'uphold'].includes(String(fieldOf(detail, 'action')));
  const asked: readonly (readonly [boolean, ReportKind])[] = [
    [isDone && action === 'dossier.decide' && kept && fieldOf(detail, 'severity') === 'hard', 'hard-kept'],
    [isDone && action === 'dossier.decide-alike', 'bulk'],
    [isDone && action === 'dossier.screen', 'rules'],
    [!isDone && action === 'key.unlock', 'failed-sign-in'],
    [!isDone && fieldOf(detail, 'reason') === 'not-allowed', 'beyond-duty'],
    [clock.jumped, 'clock'],
    [isDone && action.startsWith('keys.') && action !== 'keys.list', 'keys'],
  ];
  return asked.filter(([isAsked]) => isAsked).map(([, kind]) => kind);
}

/** The monotonic clock starts anew with the program; across a start the wall clock has to do. */
function isHasty(before: AuditEntry, after: AuditEntry): boolean {
  const monotonic = after.clock.monotonicMs - before.clock.monotonicMs;
  const wall = Date.parse(after.at) - Date.parse(before.at);
  const apart = monotonic >= 0 ? monotonic : wall;
  return apart >= 0 && apart < hastyMs;
}

function rowOf(kind: ReportKind, entries: readonly AuditEntry[]): ReportRow {
  const last = entries.at(-1);
  return {
    kind,
    numbers: entries.map(({ number }) => number),
    person: last?.person ?? null,
    at: last?.at ?? '',
    object: last?.objects[0] ?? null,
  };
}

function fieldOf(detail: JsonValue, name: string): JsonValue {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return null;
  return new Map(Object.entries(detail)).get(name) ?? null;
}
