/** Rules found by regular expressions: pattern, then check digits, then phrases and words nearby, then the threshold. */

import { matchesAt } from '../text/pattern-index.ts';
import { explainPhrases, isCovered } from './allow-phrases.ts';
import type { CompiledPattern, CompiledRule } from './compile-rules.ts';
import type { LostMatch, Severity } from './finding.ts';
import type { Match } from './match.ts';
import { withColumn } from './match-columns.ts';
import { checkNumber } from './number-checks.ts';
import type { ScreenedPart, View } from './screened-part.ts';
import { standsIn } from './standing.ts';
import { thresholdOf } from './threshold.ts';
import { clampConfidence, weighNearby } from './weigh-nearby.ts';

/** All matches of a rule's patterns in one part, without those that lie inside a stronger one. */
export function matchPatterns(compiled: CompiledRule, screened: ScreenedPart): readonly Match[] {
  const found = compiled.patterns.flatMap((entry) => matchPattern(compiled, entry, screened));
  return found.length < 2 ? found : withoutCovered(found, compiled.rule.severity);
}

function matchPattern(
  compiled: CompiledRule,
  entry: CompiledPattern,
  screened: ScreenedPart,
): readonly Match[] {
  const { pattern } = entry;
  if (pattern.roles !== undefined && !pattern.roles.includes(screened.part.role)) return [];
  const view = screened.view(pattern.over);
  const matches: Match[] = [];
  for (const hit of hitsOf(entry, screened, view)) {
    const range = valueRange(hit);
    const match = judge({ compiled, entry, screened, view, ...range });
    if (match === null) continue;
    matches.push(match);
    if (compiled.rule.once === true) break;
  }
  return matches;
}

/** Tries the pattern where its anchor stands; everywhere when it has none, or too many. */
function hitsOf(entry: CompiledPattern, screened: ScreenedPart, view: View): Iterable<RegExpExecArray> {
  const { pattern, anchor, expression, sticky } = entry;
  const places = anchor === null ? null : screened.places(pattern.over, anchor);
  if (anchor !== null && places !== null) {
    return places.length === 0 ? [] : matchesAt(view.text, sticky, { anchor, places });
  }
  const { requires } = pattern;
  if (requires !== undefined && !requires.some((word) => view.text.includes(word))) return [];
  return view.text.matchAll(expression);
}

interface Hit {
  readonly compiled: CompiledRule;
  readonly entry: CompiledPattern;
  readonly screened: ScreenedPart;
  readonly view: View;
  /** Range in the view. */
  readonly start: number;
  readonly end: number;
}

function judge(hit: Hit): Match | null {
  const { compiled, entry, screened, view, start, end } = hit;
  const { pattern } = entry;
  const { text } = view;
  const stretch = { text, start, end, original: view.original };
  const { role, text: source } = screened.part;
  const question = { ...stretch, source, role, companions: compiled.companions };
  if (pattern.standing !== undefined && !standsIn(question, pattern.standing)) return null;
  if (isCovered(compiled.allowPhrases, stretch)) return null;
  const checked = pattern.check === undefined ? null : checkNumber(pattern.check, text.slice(start, end));
  if (checked?.outcome === 'impossible') return null;
  const offset = view.original(start, end).start;
  const around = withColumn(weighNearby(compiled, stretch), compiled.rule, { screened, offset });
  if (around === null) return null;
  const before = pattern.confidence;
  const checksum = checked?.effect ?? 0;
  const confidence = clampConfidence(before + checksum + around.effect);
  const threshold = thresholdOf(compiled.rule);
  if (confidence < threshold) return null;
  const severity = checked?.severity ?? around.severity ?? pattern.severity;
  const phrases = explainPhrases(compiled.allowPhrases, stretch, compiled.rule.repeatText !== false);
  return {
    ...view.original(start, end),
    matcher: pattern.name,
    confidence,
    certainty: { before, checksum, contexts: around.effect, after: confidence, threshold },
    ...(phrases === undefined ? {} : { phrases }),
    ...(severity === undefined ? {} : { severity }),
    ...(checked === null || checked.outcome === 'unchecked' ? {} : { checksum: checked.outcome }),
    ...(around.contexts.length === 0 ? {} : { contexts: around.contexts }),
    ...(checked?.note === undefined ? {} : { values: { note: checked.note } }),
    ...(pattern.suggestion === undefined ? {} : { suggestion: pattern.suggestion }),
  };
}

/** A named group `value` narrows the finding to it. */
function valueRange(hit: RegExpExecArray): { readonly start: number; readonly end: number } {
  const range = hit.indices?.groups?.value ?? [hit.index, hit.index + hit[0].length];
  return { start: range[0], end: range[1] };
}

const strength: Readonly<Record<Severity, number>> = { hard: 0, soft: 1, info: 2 };

/** More are not worth naming. */
const mostLost = 8;

/** Of matches of one rule that overlap, the most severe stays, then the longest, then the first; the others are named with it. */
function withoutCovered(matches: readonly Match[], fallback: Severity): readonly Match[] {
  const ordered = [...matches].sort(
    (a, b) =>
      a.start - b.start ||
      strength[a.severity ?? fallback] - strength[b.severity ?? fallback] ||
      b.end - b.start - (a.end - a.start),
  );
  const kept: Match[] = [];
  for (const match of ordered) {
    const last = kept.at(-1);
    if (last === undefined || match.start >= last.end) {
      kept.push(match);
    } else if (strength[match.severity ?? fallback] < strength[last.severity ?? fallback]) {
      kept[kept.length - 1] = standingFor(match, last);
    } else {
      kept[kept.length - 1] = standingFor(last, match);
    }
  }
  return kept;
}

function standingFor(match: Match, lost: Match): Match {
  const { matcher, start, end } = lost;
  const named: readonly LostMatch[] = [...(match.lost ?? []), { matcher, start, end }, ...(lost.lost ?? [])];
  return { ...match, lost: named.slice(0, mostLost) };
}
