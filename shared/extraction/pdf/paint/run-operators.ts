/**
 * Follows the operators that pdf.js makes of a page's content and notes what is painted where. It draws nothing: only
 * places, colours and order count.
 */
import { type PageKnowledge, startRun } from './page-run.ts';
import { paintSteps } from './paint-steps.ts';
import type { PaintedPage } from './painted-page.ts';
import { textSteps } from './text-steps.ts';

/** An operator by pdf.js's name for it, with its operands. */
export interface Operator {
  readonly name: string;
  readonly operands: readonly unknown[];
}

const steps = new Map([...Object.entries(textSteps), ...Object.entries(paintSteps)]);

/** Runs a page. Never throws for what the operators say. */
export function runOperators(operators: Iterable<Operator>, knowledge: PageKnowledge): PaintedPage {
  const run = startRun(knowledge);
  for (const { name, operands } of operators) {
    run.order += 1;
    steps.get(name)?.(run, operands);
  }
  return { glyphs: run.glyphs, areas: run.areas, isCut: run.isCut };
}
