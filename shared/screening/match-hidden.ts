/** Facts of the readers as findings: what a file carries besides what its reader sees, and what could not be looked into. */
import type {
  ExtractedText,
  HiddenFact,
  NotInspected,
  NotInspectedReason,
} from '../extraction/extracted-text.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { Finding } from './finding.ts';
import type { FindingCap } from './finding-cap.ts';
import type { Fingerprinter } from './fingerprint.ts';
import { anchorWords } from './fingerprint.ts';
import type { Rule } from './rule-set.ts';

interface HiddenRequest {
  readonly rule: Rule;
  /** All rules that apply, to know which kinds the rule for "every other kind" may leave to them. */
  readonly rules: readonly CompiledRule[];
  readonly text: ExtractedText;
  readonly names: Fingerprinter;
  readonly cap: FindingCap;
}

/** One finding for each fact whose kind the rule names; its `kind` is that of the fact. */
export function hiddenFindings({ rule, rules, text, names, cap }: HiddenRequest): readonly Finding[] {
  const own = new Set(rule.hiddenKinds);
  const named = own.has('*')
    ? new Set(rules.flatMap((other) => (other.rule === rule ? [] : (other.rule.hiddenKinds ?? []))))
    : null;
  return text.hidden
    .filter(({ kind }) => namesKind(own, kind) || (named !== null && !namesKind(named, kind)))
    .filter(() => cap.take(rule.severity))
    .map((fact) => hiddenFinding(rule, fact, names));
}

/** By its whole name, or as `*.comments` in whatever format. */
function namesKind(named: ReadonlySet<string>, kind: string): boolean {
  return named.has(kind) || named.has(`*.${kind.slice(kind.indexOf('.') + 1)}`);
}

function hiddenFinding(rule: Rule, fact: HiddenFact, names: Fingerprinter): Finding {
  const quote = fact.quote ?? '';
  return {
    id: names.next({
      rule: rule.id,
      kind: fact.kind,
      words: [fact.path.toWellFormed(), ...anchorWords(quote, 0, quote.length)],
    }),
    rule: rule.id,
    kind: fact.kind,
    severity: rule.severity,
    confidence: 1,
    place: { ...fact.place, part: fact.path, start: 0, end: 0 },
    hidden: fact.kind,
    explanation: { matcher: 'hidden-content' },
    values: { kind: fact.kind, count: fact.count, ...sharesOf(fact) },
    ...(fact.author === undefined ? {} : { author: fact.author }),
    ...(fact.at === undefined ? {} : { at: fact.at }),
  };
}

/** How text and picture of a page agree, in whole per cent. */
function sharesOf({ shares }: HiddenFact): Finding['values'] {
  if (shares === undefined) return {};
  return { shown: Math.round(shares.shown * 100), layer: Math.round(shares.layer * 100) };
}

interface NotInspectedRequest {
  readonly rule: Rule;
  readonly text: ExtractedText;
  readonly names: Fingerprinter;
  readonly cap: FindingCap;
  readonly covers: (reason: NotInspectedReason) => boolean;
}

/** Names of the closed vocabulary where there is one, for what a reader had to leave out. */
const notInspectedKinds: Readonly<Record<NotInspectedReason, string>> = {
  encrypted: 'file.encrypted',
  damaged: 'file.unreadable',
  'unsupported-format': 'file.not-inspected',
  'unknown-part': 'file.unknown-part',
  'over-limit': 'file.too-large',
  'picture-without-text': 'file.not-inspected',
  'not-watched': 'file.not-inspected',
  'recognition-off': 'file.not-inspected',
  'recognition-unavailable': 'file.not-inspected',
  'recognition-failed': 'file.not-inspected',
  'no-text-mapping': 'file.not-inspected',
  'too-slow': 'file.not-inspected',
};

/** One finding for each piece that was not inspected, unless the readers also gave it as a fact. */
export function notInspectedFindings(request: NotInspectedRequest): readonly Finding[] {
  const { rule, text, names, cap, covers } = request;
  const facts = new Set(text.hidden.map(({ kind, path }) => `${kind} ${path}`));
  return text.notInspected
    .filter(({ reason, path }) => covers(reason) && !facts.has(`${notInspectedKinds[reason]} ${path}`))
    .filter(() => cap.take(rule.severity))
    .map((entry) => notInspectedFinding(rule, entry, names));
}

function notInspectedFinding(rule: Rule, { path, reason }: NotInspected, names: Fingerprinter): Finding {
  const kind = notInspectedKinds[reason];
  return {
    id: names.next({ rule: rule.id, kind, words: [path.toWellFormed(), reason] }),
    rule: rule.id,
    kind,
    severity: rule.severity,
    confidence: 1,
    place: { part: path, start: 0, end: 0 },
    hidden: null,
    explanation: { matcher: 'not-inspected' },
    values: { reason },
  };
}
