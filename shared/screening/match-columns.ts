/** What the header of a table column says about a number below it: raises, lowers, removes, or decides the severity. */
import type { ExplainedContext, Severity } from './finding.ts';
import type { Rule } from './rule-set.ts';
import type { ScreenedPart } from './screened-part.ts';
import type { Table } from './table-columns.ts';
import { columnAt, tableAt, tablesOf } from './table-columns.ts';
import type { Surroundings } from './weigh-nearby.ts';

type ColumnClue = NonNullable<Rule['columns']>[number];

interface CompiledClue {
  readonly clue: ColumnClue;
  readonly header: RegExp;
  readonly beside: RegExp | null;
}

const compiledClues = new WeakMap<Rule, readonly CompiledClue[]>();
const longestWord = 12;

/** What all clues of a rule say about one column. */
interface ColumnWeight {
  readonly isDropped: boolean;
  readonly effect: number;
  readonly severity?: Severity;
  readonly contexts: readonly ExplainedContext[];
}

const knownWeights = new WeakMap<Table, Map<Rule, Map<number, ColumnWeight>>>();

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
  if (table === undefined) return around;
  const weight = columnWeight(rule, table, columnAt(screened, offset));
  if (weight.isDropped) return null;
  if (weight.contexts.length === 0) return around;
  const severity = weight.severity ?? around.severity;
  return {
    effect: around.effect + weight.effect,
    contexts: [...around.contexts, ...weight.contexts],
    ...(severity === undefined ? {} : { severity }),
  };
}

/** Whether a column raises what stands in it by so much at least. */
export function raisesEnough(
  rule: Rule,
  least: number,
  { screened, offset }: { readonly screened: ScreenedPart; readonly offset: number },
): boolean {
  const table = tableAt(screened, offset);
  return table !== undefined && isEnough(columnWeight(rule, table, columnAt(screened, offset)), least);
}

/** Tables with a column that raises what stands in it by so much at least. */
export function tablesThatRaise(rule: Rule, least: number, screened: ScreenedPart): readonly Table[] {
  return tablesOf(screened).filter((table) =>
    [...table.headers.keys()].some((column) => isEnough(columnWeight(rule, table, column), least)),
  );
}

function isEnough({ isDropped, effect }: ColumnWeight, least: number): boolean {
  // Hundredths are what counts; a sum of them may end a hair below.
  return !isDropped && effect > least - 0.005;
}

/** Thousands of numbers stand below one header, so it is read once. */
function columnWeight(rule: Rule, table: Table, column: number): ColumnWeight {
  const ofTable = knownWeights.get(table) ?? new Map<Rule, Map<number, ColumnWeight>>();
  knownWeights.set(table, ofTable);
  const ofRule = ofTable.get(rule) ?? new Map<number, ColumnWeight>();
  ofTable.set(rule, ofRule);
  const known = ofRule.get(column) ?? weigh(rule, table, column);
  ofRule.set(column, known);
  return known;
}

function weigh(rule: Rule, table: Table, column: number): ColumnWeight {
  const header = table.headers.get(column);
  let effect = 0;
  let severity: Severity | undefined;
  const contexts: ExplainedContext[] = [];
  for (const { clue, header: expression, beside } of header === undefined ? [] : cluesOf(rule)) {
    const word = expression.exec(header ?? '')?.[0];
    if (word === undefined) continue;
    if (beside !== null && ![...table.headers.values()].some((other) => beside.test(other))) continue;
    if (clue.effect === 'drop') return { isDropped: true, effect: 0, contexts: [] };
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
  return { isDropped: false, effect, contexts, ...(severity === undefined ? {} : { severity }) };
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
