/**
 * Cuts a line of text into runs: each run is covered by the same findings and has one origin (seen or hidden), so that it can
 * be shown as one element. Findings may overlap; every boundary starts a new run, and no character is lost or doubled.
 */
import type { TextSegment } from '../../../shared/extraction/extracted-text.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface MarkedRun<F extends Stretch> extends Stretch {
  /** Findings that cover the run, in the order given. */
  readonly findings: readonly F[];
  /** The hidden stretch it belongs to, or null for text that a reader of the file sees. */
  readonly hidden: TextSegment | null;
}

/** Runs of `line` in order; empty for an empty line. */
export function markedRuns<F extends Stretch>(
  line: Stretch,
  findings: readonly F[],
  segments: readonly TextSegment[],
): readonly MarkedRun<F>[] {
  const covering = findings.filter((finding) => overlaps(finding, line));
  const hidden = segments.filter((segment) => segment.hidden !== null && overlaps(segment, line));
  const cuts = new Set([line.start, line.end]);
  for (const { start, end } of [...covering, ...hidden]) {
    cuts.add(Math.max(line.start, start));
    cuts.add(Math.min(line.end, end));
  }
  const ordered = [...cuts].sort((left, right) => left - right);
  return ordered.slice(0, -1).map((start, index) => {
    const run = { start, end: ordered[index + 1] ?? line.end };
    return {
      ...run,
      findings: covering.filter((finding) => overlaps(finding, run)),
      hidden: hidden.find((segment) => overlaps(segment, run)) ?? null,
    };
  });
}

function overlaps(left: Stretch, right: Stretch): boolean {
  return left.start < right.end && right.start < left.end;
}
