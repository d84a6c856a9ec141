/** Statistics for assessment (考核) and counts of the yearly report as tables. */
import type { PlainTable, TableCell } from './plain-table.ts';

const columns = [
  'opened',
  'released',
  'onTime',
  'late',
  'unsure',
  'returned',
  'withdrawn',
  'notOpen',
  'overridden',
  'briefings',
  'days',
] as const;
type StatisticsColumn = (typeof columns)[number];

export type StatisticsLine = { readonly name: string } & {
  readonly [C in Exclude<StatisticsColumn, 'days'>]: number;
} & { readonly days: number | null };

export interface StatisticsWords {
  readonly title: string;
  readonly sheets: { readonly [S in 'organ' | 'topic' | 'kind' | 'yearly']: string };
  readonly header: { readonly [C in StatisticsColumn | 'name']: string };
  readonly names: { readonly [S in 'organ' | 'topic' | 'kind']: string };
  readonly total: string;
  /** For a group without a name. */
  readonly unnamed: string;
  readonly yearlyHeader: readonly [string, string];
  readonly yearly: Readonly<Record<string, string>>;
}

export interface StatisticsFacts {
  readonly total: StatisticsLine;
  readonly byOrgan: readonly StatisticsLine[];
  readonly byTopic: readonly StatisticsLine[];
  /** Names, not ids. */
  readonly byKind: readonly StatisticsLine[];
  readonly yearly: readonly { readonly item: string; readonly count: number }[];
}

/** One table for each grouping with its total below, and one for the yearly report. */
export function statisticsTables(facts: StatisticsFacts, words: StatisticsWords): readonly PlainTable[] {
  const grouped = (group: 'organ' | 'topic' | 'kind', lines: readonly StatisticsLine[]): PlainTable => ({
    name: words.sheets[group],
    header: [words.names[group], ...columns.map((column) => words.header[column])],
    rows: [...lines, { ...facts.total, name: words.total }].map((line) => cellsOf(line, words)),
  });
  return [
    grouped('organ', facts.byOrgan),
    grouped('topic', facts.byTopic),
    grouped('kind', facts.byKind),
    {
      name: words.sheets.yearly,
      header: words.yearlyHeader,
      rows: facts.yearly.map(({ item, count }) => [words.yearly[item] ?? item, count]),
    },
  ];
}

/** All tables below one another, for lines of text: each with its name in the first column. */
export function joinedTable(tables: readonly PlainTable[]): PlainTable {
  const [first] = tables;
  const rest = tables.slice(1).flatMap(({ name, header, rows }) => [[], [name], [...header], ...rows]);
  return { name: first?.name ?? '', header: first?.header ?? [], rows: [...(first?.rows ?? []), ...rest] };
}

function cellsOf(line: StatisticsLine, { unnamed }: StatisticsWords): readonly TableCell[] {
  return [line.name === '' ? unnamed : line.name, ...columns.map((column) => line[column] ?? '')];
}
