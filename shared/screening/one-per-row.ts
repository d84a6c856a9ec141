/**
 * One finding for a row of a table: a row is a person, and whoever decides about a person decides once. What a rule finds in the
 * other cells of the row goes with it as further ranges, so that masks and highlights reach all of them.
 */
import type { Severity } from './finding.ts';
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';
import { rowAt } from './table-columns.ts';

const strength: Readonly<Record<Severity, number>> = { hard: 0, soft: 1, info: 2 };

/** Matches of one rule, those in the same row joined; what stands outside of tables stays as it is. Order of the leading matches. */
export function onePerRow(
  matches: readonly Match[],
  screened: ScreenedPart,
  fallback: Severity,
): readonly Match[] {
  if (matches.length < 2) return matches;
  const rows = new Map<number, Match[]>();
  const joined: Match[][] = [];
  for (const match of matches) {
    const row = match.end > match.start ? rowAt(screened, match.start) : null;
    const known = row === null ? undefined : rows.get(row);
    if (known !== undefined) {
      known.push(match);
      continue;
    }
    const group = [match];
    if (row !== null) rows.set(row, group);
    joined.push(group);
  }
  return joined.map((group) => joinRow(group, fallback));
}

/** The most severe match leads, of equals the first; so a row is as severe as its worst cell. */
function joinRow(matches: readonly Match[], fallback: Severity): Match {
  const [first, ...others] = [...matches].sort(
    (a, b) => strength[a.severity ?? fallback] - strength[b.severity ?? fallback] || a.start - b.start,
  );
  if (first === undefined) throw new Error('a row without matches');
  if (others.length === 0) return first;
  const alsoAt = others.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  return { ...first, alsoAt };
}
