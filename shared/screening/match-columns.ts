/** What the header of a table column says about a number below it: raises, lowers, removes, or decides the severity. */
import type { Rule } from './rule-set.ts';
import type { ScreenedPart } from './screened-part.ts';
import { columnAt, tableAt } from './table-columns.ts';
import type { Surroundings } from './weigh-nearby.ts';

type ColumnClue = NonNullable<Rule['columns']>[number];

interface CompiledClue {
  readonly clue: ColumnClue;
  readonly header: RegExp;
  readonly beside: RegExp | null;
}

const compiledClues = new WeakMap<Rule, readonly CompiledClue[]>();
const longestWord = 12;

/**
 * Adds to what the words nearby said. The header knows better than the neighbouring cells, so its severity wins.
 * @param offset original offset of the match
 * @returns null when the header removes the finding
 */
export function withColumn(
  around: Surroundings | null,
  rule: Rule,
  { screened, offset }: { readonly screened: ScreenedPart; readonly offset: number },
): Surroundings | null {
  if (around === null || rule.columns === undefined) return around;
  const table = tableAt(screened, offset);
  const column = columnAt(screened, offset);
  const header = table?.headers.get(column);
  if (table === undefined || header === undefined) return around;
  let { effect, severity } = around;
  const contexts = [...around.contexts];
  for (const { clue, header: expression, beside } of cluesOf(rule)) {
    const word = expression.exec(header)?.[0];
    if (word === undefined) continue;
    if (beside !== null && ![...table.headers.values()].some((other) => beside.test(other))) continue;
    if (clue.effect === 'drop') return null;
    const weight = typeof clue.effect === 'number' ? clue.effect : 0;
    if (typeof clue.effect !== 'number') severity = clue.effect;
    effect += weight;
    contexts.push({
      word: word.slice(0, longestWord),
      effect: weight,
      kind: 'header',
      column: column + 1,
      ...(typeof clue.effect === 'number' ? {} : { severity: clue.effect }),
    });
  }
  return { effect, contexts, ...(severity === undefined ? {} : { severity }) };
}

function cluesOf(rule: Rule): readonly CompiledClue[] {
  const known = compiledClues.get(rule);
  if (known !== undefined) return known;
  const made = (rule.columns ?? []).map((clue) => ({
    clue,
    header: new RegExp(clue.header, 'u'),
    beside: clue.beside === undefined ? null : new RegExp(clue.beside, 'u'),
  }));
  compiledClues.set(rule, made);
  return made;
}
