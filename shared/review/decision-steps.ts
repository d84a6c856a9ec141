/**
 * Steps of one person through the decisions about a dossier, and what "undo" and "redo" mean next. Made of the rows alone, so it
 * is the same after a restart, on whatever machine.
 *
 * A step is one decision, or all decisions of one batch. Taking a step back appends rows, and making it again appends more; a new
 * decision ends what could be made again.
 */
import type { Decision } from './decision.ts';

export interface DecisionSteps<D extends Decision> {
  /** The step that would be taken back, and how many there are; null for none. */
  readonly undo: readonly D[] | null;
  readonly undoCount: number;
  /** The step that would be made again. */
  readonly redo: readonly D[] | null;
  readonly redoCount: number;
}

/** @param decisions of one person in one round, in the order they were made */
export function decisionSteps<D extends Decision>(decisions: readonly D[]): DecisionSteps<D> {
  const undo: (readonly D[])[] = [];
  const redo: (readonly D[])[] = [];
  for (const step of inSteps(decisions)) {
    const [first] = step;
    if (first === undefined) continue;
    const about = new Set(step.map((decision) => decision.about));
    const named = (each: readonly D[]): boolean => each.some(({ id }) => about.has(id));
    if (first.action === 'withdraw') move(undo, redo, named);
    else {
      if (first.about === null) redo.length = 0;
      else take(redo, named);
      undo.push(step);
    }
  }
  return {
    undo: undo.at(-1) ?? null,
    undoCount: undo.length,
    redo: redo.at(-1) ?? null,
    redoCount: redo.length,
  };
}

/** Neighbours of one batch belong together. */
function inSteps<D extends Decision>(decisions: readonly D[]): readonly (readonly D[])[] {
  const steps: D[][] = [];
  for (const decision of decisions) {
    const last = steps.at(-1);
    if (decision.batch !== null && last?.[0]?.batch === decision.batch) last.push(decision);
    else steps.push([decision]);
  }
  return steps;
}

function take<S>(steps: S[], wanted: (step: S) => boolean): S | null {
  const index = steps.findLastIndex(wanted);
  return index === -1 ? null : (steps.splice(index, 1)[0] ?? null);
}

function move<S>(from: S[], to: S[], wanted: (step: S) => boolean): void {
  const step = take(from, wanted);
  if (step !== null) to.push(step);
}
