/**
 * Facts for whoever mends a machine, free of content. Log lines pass through an allow-list here, although the program never logs
 * text in the first place: what is not known to be harmless is left out, and of a path only the file of our own program stays.
 */
import type { RuleSetReference } from '../screening/rule-set.ts';
import type { OfficeStatus } from './office-views.ts';

export interface LogFacts {
  readonly at: string;
  readonly level: 'info' | 'error';
  readonly event: string;
  readonly error?: string;
  readonly code?: string;
  readonly reference?: string;
  readonly method?: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** `file:line` of each frame, without folders. */
  readonly stack: readonly string[];
}

export interface Diagnostics {
  readonly schema: 'xianshen.diagnostics/1';
  readonly madeAt: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly platform: Readonly<Record<string, string | number | boolean>>;
  readonly office: {
    /** Code of the failure where the office could not be opened. */
    readonly failure: string | null;
    readonly state: OfficeStatus['state'] | null;
    readonly isSample: boolean;
    readonly people: number;
    readonly segmenter: string;
    readonly ruleSets: readonly RuleSetReference[];
    readonly counts: Readonly<Record<string, number>>;
  };
  /** How often each event was logged as an error. */
  readonly errors: Readonly<Record<string, number>>;
  /** Newest last. */
  readonly log: readonly LogFacts[];
}

export type OfficeFacts = Diagnostics['office'];

/** What is said of an office: states and counts, neither its name nor anybody's. */
export function officeFacts(status: OfficeStatus, counts: OfficeFacts['counts']): OfficeFacts {
  return {
    failure: null,
    state: status.state,
    isSample: status.office?.isSample === true,
    people: status.people.length,
    segmenter: JSON.stringify(status.segmenter).replaceAll('"', ''),
    ruleSets: status.ruleSets,
    counts,
  };
}

/** An office that could not be opened. */
export function unopenedOffice(failure: string): OfficeFacts {
  return {
    ...{ failure, state: null, isSample: false, people: 0, segmenter: '-', ruleSets: [] },
    counts: {},
  };
}

/** Log lines that are kept of each file. */
const mostLines = 400;

/** Reads log files as they lie on the disk. Lines that are not ours are left out. */
export function logFactsOf(untrustedFiles: readonly string[]): readonly LogFacts[] {
  return untrustedFiles
    .flatMap((file) => file.split('\n').slice(-mostLines - 1))
    .flatMap((line) => logFacts(line) ?? [])
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

export function errorCounts(log: readonly LogFacts[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { event, level } of log) if (level === 'error') counts[event] = (counts[event] ?? 0) + 1;
  return counts;
}

const word = /^[A-Za-z][\w.-]{0,60}$/u;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;
const frame = /([\w.-]+\.(?:ts|js|mjs|cjs)):(\d+):\d+\)?$/u;

function logFacts(untrustedLine: string): LogFacts | null {
  const record = parseRecord(untrustedLine);
  const { at, level, event, stack } = record;
  if (typeof at !== 'string' || !moment.test(at) || !isWord(event)) return null;
  if (level !== 'info' && level !== 'error') return null;
  const named = (['error', 'code', 'reference', 'method'] as const).flatMap((key) => {
    const value = record[key];
    return isWord(value) || (key === 'reference' && isReference(value))
      ? [[key, String(value)] as const]
      : [];
  });
  const numbers = Object.entries(record).filter(
    (entry): entry is [string, number] => isWord(entry[0]) && typeof entry[1] === 'number',
  );
  const frames = Array.isArray(stack) ? stack.flatMap(frameOf) : [];
  return {
    at,
    level,
    event,
    ...Object.fromEntries(named),
    numbers: Object.fromEntries(numbers),
    stack: frames,
  };
}

function frameOf(untrusted: unknown): readonly string[] {
  const found = typeof untrusted === 'string' ? frame.exec(untrusted) : null;
  return found === null ? [] : [`${found[1]}:${found[2]}`];
}

function isWord(untrusted: unknown): untrusted is string {
  return typeof untrusted === 'string' && word.test(untrusted);
}

function isReference(untrusted: unknown): boolean {
  return typeof untrusted === 'string' && /^[0-9a-f]{8}$/u.test(untrusted);
}

function parseRecord(untrustedLine: string): Readonly<Record<string, unknown>> {
  try {
    const untrusted: unknown = JSON.parse(untrustedLine);
    return typeof untrusted === 'object' && untrusted !== null ? { ...untrusted } : {};
  } catch {
    return {};
  }
}
