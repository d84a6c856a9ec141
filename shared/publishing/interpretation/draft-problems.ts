/** What is still empty or wrong in an interpretation that is being written: each as block and field, for a person to go to. */
import { draftSchema, type InterpretationSource, interpretationSchema } from './interpretation-source.ts';

export interface DraftProblem {
  /** Id of the block; empty for what belongs to the whole. */
  readonly block: string;
  /** Name of the field as in the source, e.g. `alt`, `telephone`, `rows`. */
  readonly field: string;
  /** Row of a table or list, from 1; 0 where the field has none. */
  readonly row: number;
}

/** In the order of the source; empty where it may be published. */
export function draftProblems(draft: InterpretationSource): readonly DraftProblem[] {
  const parsed = interpretationSchema.safeParse(draft);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => problemAt(draft, path));
  const empty = draft.blocks.length === 0 ? [{ block: '', field: 'blocks', row: 0 }] : [];
  const seen = new Set<string>();
  return [...wrong, ...empty].filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function problemAt(draft: InterpretationSource, path: readonly PropertyKey[]): DraftProblem {
  const [whole, index, field, row] = path;
  const rowNumber = (at: PropertyKey | undefined) => (typeof at === 'number' ? at + 1 : 0);
  if (whole !== 'blocks' || typeof index !== 'number') {
    return { block: '', field: String(whole ?? ''), row: rowNumber(index) };
  }
  return { block: draft.blocks[index]?.id ?? '', field: String(field ?? ''), row: rowNumber(row) };
}

/** A draft as it was stored; null for what is none. */
export function parseDraft(untrusted: unknown): InterpretationSource | null {
  const parsed = draftSchema.safeParse(untrusted);
  return parsed.success ? parsed.data : null;
}
