/** Rules found by regular expressions: pattern, then check digits, then phrases and words nearby, then the threshold. */

import { matchesAt } from '../text/pattern-index.ts';
import { explainPhrases, isCovered } from './allow-phrases.ts';
import type { CompiledPattern, CompiledRule } from './compile-rules.ts';
import type { LostMatch, Severity } from './finding.ts';
import type { Match } from './match.ts';
import { raisesEnough, tablesThatRaise, withColumn } from './match-columns.ts';
import { checkNumber } from './number-checks.ts';
import type { ScreenedPart, View } from './screened-part.ts';
import { standsIn } from './standing.ts';
import type { Table } from './table-columns.ts';
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
  for (const { hit, shift } of hitsOf(compiled, entry, { screened, view })) {
    const range = valueRange(hit, shift);
    const match = judge({ compiled, entry, screened, view, ...range });
    if (match === null) continue;
    matches.push(match);
    if (compiled.rule.once === true) break;
  }
  return matches;
}

interface ShiftedHit {
  readonly hit: RegExpExecArray;
  /** Units before the text in which it was found. */
  readonly shift: number;
}

interface Looked {
  readonly screened: ScreenedPart;
  readonly view: View;
}

/** Tries the pattern where its anchor stands; everywhere when it has none, or too many. One by one: there may be millions. */
function* hitsOf(compiled: CompiledRule, entry: CompiledPattern, looked: Looked): Generator<ShiftedHit> {
  const { pattern, anchor, leastFromColumn } = entry;
  const { screened, view } = looked;
  const places = anchor === null ? null : screened.places(pattern.over, anchor);
  if (places?.length === 0) return;
  const { requires } = pattern;
  if (places === null && requires?.some((word) => view.text.includes(word)) === false) return;
  if (leastFromColumn === null) {
    yield* hitsBetween(entry, view, { places, from: 0, to: view.text.length });
    return;
  }
  for (const table of tablesThatRaise(compiled.rule, leastFromColumn, screened)) {
    yield* hitsBetween(entry, view, { places, ...linesOfTable(looked, table) });
  }
}

interface Stretch {
  readonly places: Uint32Array | null;
  /** Range in the view, where matches begin. */
  readonly from: number;
  readonly to: number;
}

function* hitsBetween(
  { anchor, firstUnits, sticky, expression }: CompiledPattern,
  { text }: View,
  { places, from, to }: Stretch,
): Generator<ShiftedHit> {
  if (anchor !== null && places !== null) {
    for (const hit of matchesAt(text, sticky, { anchor, places, firstUnits, from, to }))
      yield { hit, shift: 0 };
    return;
  }
  const stretch = from === 0 && to === text.length ? text : text.slice(from, to);
  for (const hit of stretch.matchAll(expression)) yield { hit, shift: from };
}

/** All lines of a table, as the pattern looks at them. */
function linesOfTable({ screened, view }: Looked, { start, end }: Table): Omit<Stretch, 'places'> {
  const { text } = screened.part;
  const lineEnd = text.indexOf('\n', end);
  return {
    from: view.unitAt(text.lastIndexOf('\n', start) + 1),
    to: lineEnd < 0 ? view.text.length : view.unitAt(lineEnd),
  };
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
  const range = view.original(start, end);
  const place = { screened, offset: range.start };
  const { leastFromColumn } = entry;
  if (leastFromColumn !== null && !raisesEnough(compiled.rule, leastFromColumn, place)) return null;
  if (pattern.standing !== undefined && !standsIn(question, pattern.standing)) return null;
  if (isCovered(compiled.allowPhrases, stretch)) return null;
  const checked = pattern.check === undefined ? null : checkNumber(pattern.check, text.slice(start, end));
  if (checked?.outcome === 'impossible') return null;
  const around = withColumn(weighNearby(compiled, stretch), compiled.rule, place);
  if (around === null) return null;
  const before = pattern.confidence;
  const checksum = checked?.effect ?? 0;
  const confidence = clampConfidence(before + checksum + around.effect);
  const threshold = thresholdOf(compiled.rule);
  if (confidence < threshold) return null;
  const severity = checked?.severity ?? around.severity ?? pattern.severity;
  const phrases = explainPhrases(compiled.allowPhrases, stretch, compiled.rule.repeatText !== false);
  return {
    ...range,
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
function valueRange(hit: RegExpExecArray, shift: number): { readonly start: number; readonly end: number } {
  const range = hit.indices?.groups?.value ?? [hit.index, hit.index + hit[0].length];
  return { start: shift + range[0], end: shift + range[1] };
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
