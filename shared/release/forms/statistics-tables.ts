/** Statistics for assessment (考核) and counts of the yearly report as tables. */
import type { FormBlock, OfficialForm } from './official-form.ts';
import type { PlainTable, TableCell } from './plain-table.ts';

/** What every group is counted by, in the order of tables, windows and command line. */
export const statisticsColumns = [
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
export type StatisticsColumn = (typeof statisticsColumns)[number];

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
  /** Line below the tables of a paper. */
  readonly ofYear: (office: string, year: number) => string;
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
    header: [words.names[group], ...statisticsColumns.map((column) => words.header[column])],
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

/** The tables as a paper: each under its name. */
export function statisticsForm(
  tables: readonly PlainTable[],
  words: StatisticsWords,
  { office, year }: { readonly office: string; readonly year: number },
): OfficialForm {
  return {
    title: words.title,
    layout: 'landscape',
    blocks: [
      ...tables.flatMap(({ name, header, rows }): readonly FormBlock[] => [
        { block: 'heading', level: 1, text: name },
        {
          block: 'table',
          widths: header.map((_label, index) => (index === 0 ? 3 : 1)),
          header,
          rows: rows.map((cells) => cells.map(String)),
        },
      ]),
      { block: 'note', text: words.ofYear(office, year) },
    ],
  };
}

/** All tables below one another, for lines of text: each with its name in the first column. */
export function joinedTable(tables: readonly PlainTable[]): PlainTable {
  const [first] = tables;
  const rest = tables.slice(1).flatMap(({ name, header, rows }) => [[], [name], [...header], ...rows]);
  return { name: first?.name ?? '', header: first?.header ?? [], rows: [...(first?.rows ?? []), ...rest] };
}

function cellsOf(line: StatisticsLine, { unnamed }: StatisticsWords): readonly TableCell[] {
  return [line.name === '' ? unnamed : line.name, ...statisticsColumns.map((column) => line[column] ?? '')];
}
