/**
 * The check itself: same text, rules, scope and key, same findings in the same order. Nothing here reads a clock, a file or a
 * random number, and no finding repeats words of the document.
 */
import type { Hash } from '../base/ports.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { limits } from '../intake/limits.ts';
import type { WordSegmenter } from '../text/word-segmenter.ts';
import { algorithms } from './algorithms.ts';
import type { CompiledRule } from './compile-rules.ts';
import { compileRules, indexPatterns } from './compile-rules.ts';
import type { Finding, Severity } from './finding.ts';
import { stretchesOf } from './finding.ts';
import type { FindingCap } from './finding-cap.ts';
import { restFinding, startCap } from './finding-cap.ts';
import { findingOf } from './finding-of.ts';
import type { Fingerprinter } from './fingerprint.ts';
import { fingerprinter } from './fingerprint.ts';
import type { Match } from './match.ts';
import { hiddenFindings, notInspectedFindings } from './match-hidden.ts';
import { matchPatterns } from './match-patterns.ts';
import type { ScatteredText } from './match-scattered.ts';
import { matchScattered, scatteredIn } from './match-scattered.ts';
import { matchTermRule } from './match-terms.ts';
import { onePerRow } from './one-per-row.ts';
import type { Rule, RuleScope, RuleSet } from './rule-set.ts';
import type { ScreenedPart } from './screened-part.ts';
import { screenedPart } from './screened-part.ts';
import { weighMatch } from './weigh-match.ts';

export interface ScreenRequest {
  readonly text: ExtractedText;
  readonly ruleSets: readonly RuleSet[];
  /** What the file is within its package; `standalone` outside of one. */
  readonly scope: RuleScope;
  readonly hash: Hash;
  /** Key of the office's fingerprints. */
  readonly key: Uint8Array;
  /** Lowers terms that straddle words; without one no term is lowered. */
  readonly segmenter?: WordSegmenter;
  /** Findings of one rule that are listed one by one; hard ones always are. Standard: `limits.findingsPerRule`. */
  readonly findingsPerRule?: number;
}

/** Runs every rule of the sets over a text, the file's own name included, which readers give as a part. Sorted by severity, then part, then place. */
export function screen(request: ScreenRequest): readonly Finding[] {
  const { text, scope, segmenter } = request;
  const rules = compileRules(request.ruleSets).filter(({ rule }) => rule.scopes?.includes(scope) ?? true);
  const indexes = indexPatterns(rules);
  const parts = text.parts.map((part) => screenedPart(part, indexes));
  const scattered = scatteredIn(text, rules);
  const names = fingerprinter(request.hash, request.key);
  const rest = rules.find(({ rule }) => isAboutRest(rule));
  // Without a rule that states the number of the others nothing may be left out.
  const most =
    rest === undefined ? Number.POSITIVE_INFINITY : (request.findingsPerRule ?? limits.findingsPerRule);
  const findings = rules.flatMap((compiled) => {
    const cap = startCap(most);
    const found = findAll({ compiled, rules, text, parts, scattered, names, segmenter, cap });
    const others =
      rest === undefined
        ? null
        : restFinding(rest.rule, { rule: compiled.rule.id, counts: cap.counts() }, names);
    return others === null ? found : [...found, others];
  });
  return sortFindings(findings, parts);
}

function isAboutRest({ algorithm }: CompiledRule['rule']): boolean {
  return algorithm !== undefined && algorithms[algorithm].over === 'rest';
}

/** Findings that make a file look classified, so that it is refused: of rules with `refusesFile`, where the finding is hard. */
export function looksClassified(
  findings: readonly Finding[],
  ruleSets: readonly RuleSet[],
): readonly Finding[] {
  const refusing = new Set(
    ruleSets.flatMap(({ rules }) => rules.filter((rule) => rule.refusesFile === true).map(({ id }) => id)),
  );
  return findings.filter((finding) => finding.severity === 'hard' && refusing.has(finding.rule));
}

interface Task {
  readonly compiled: CompiledRule;
  readonly rules: readonly CompiledRule[];
  readonly text: ExtractedText;
  readonly parts: readonly ScreenedPart[];
  readonly scattered: readonly ScatteredText[];
  readonly names: Fingerprinter;
  readonly segmenter: WordSegmenter | undefined;
  readonly cap: FindingCap;
}

function findAll(task: Task): readonly Finding[] {
  const { compiled, rules, text, parts, names, cap } = task;
  const { rule } = compiled;
  if (rule.hiddenKinds !== undefined) return hiddenFindings({ rule, rules, text, names, cap });
  if (compiled.terms !== null) {
    return inParts(task, (part) => matchTermRule(compiled, part, task.segmenter));
  }
  if (rule.algorithm === undefined) {
    const found = inParts(task, (part) => matchPatterns(compiled, part));
    return rule.scattered === true ? [...found, ...inPieces(task, found)] : found;
  }
  const algorithm = algorithms[rule.algorithm];
  switch (algorithm.over) {
    case 'part':
      return inParts(task, (part) =>
        algorithm.match(part).flatMap((match) => weighMatch(compiled, part, match) ?? []),
      );
    case 'text':
      return algorithm
        .match(text)
        .filter((match) => cap.take(match.severity ?? rule.severity))
        .map((match) => findingOf({ rule, match, part: parts[0]?.part ?? null, names }));
    case 'not-inspected':
      return notInspectedFindings({ rule, text, names, cap, covers: algorithm.reasons });
    case 'package':
    case 'dossier':
    case 'rest':
      return [];
    default: {
      const nothingLeft: never = algorithm;
      return nothingLeft;
    }
  }
}

function inParts(task: Task, matcher: (part: ScreenedPart) => readonly Match[]): readonly Finding[] {
  const { compiled, cap, names } = task;
  const { rule } = compiled;
  return task.parts.flatMap((screened) =>
    inRows(rule, matcher(screened), screened)
      .filter((match) => cap.take(match.severity ?? rule.severity))
      .map((match) => findingOf({ rule, match, part: screened.part, names })),
  );
}

/** Marks in words that stand apart, where the rule has found none yet. */
function inPieces({ compiled, scattered, names, cap }: Task, found: readonly Finding[]): readonly Finding[] {
  const { rule } = compiled;
  return scattered.flatMap((stretches) => {
    const { part } = stretches;
    const known = found.flatMap((each) => (each.place.part === part.path ? stretchesOf(each) : []));
    return matchScattered(compiled, stretches, known)
      .filter((match) => cap.take(match.severity ?? rule.severity))
      .map((match) => findingOf({ rule, match, part, names }));
  });
}

function inRows(rule: Rule, matches: readonly Match[], screened: ScreenedPart): readonly Match[] {
  return rule.perRow === true ? onePerRow(matches, screened, rule.severity) : matches;
}

const severityOrder: Readonly<Record<Severity, number>> = { hard: 0, soft: 1, info: 2 };

/** Severity, then order of the parts in the file (facts without text come last), then place, then rule. */
function sortFindings(findings: readonly Finding[], parts: readonly ScreenedPart[]): readonly Finding[] {
  const order = new Map(parts.map(({ part }, index) => [part.path, index]));
  const partOrder = (finding: Finding) => order.get(finding.place.part) ?? parts.length;
  return [...findings].sort(
    (a, b) =>
      severityOrder[a.severity] - severityOrder[b.severity] ||
      partOrder(a) - partOrder(b) ||
      a.place.start - b.place.start ||
      a.place.end - b.place.end ||
      compareText(a.rule, b.rule) ||
      compareText(a.kind, b.kind),
  );
}

/** By code units, so that the order does not depend on the language of the machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
