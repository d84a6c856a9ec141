/** The register (台账) as a table: columns are the union of real monthly registers of review. */
import type { DossierState } from '../dossier-state.ts';
import type { OfficialForm } from './official-form.ts';
import type { PlainTable } from './plain-table.ts';

export interface RegisterEntry {
  readonly packageNumber: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly organ: string;
  /** Name of the kind of release. */
  readonly kind: string;
  readonly carriers: readonly string[];
  readonly channel: string;
  readonly handler: string;
  readonly reviewer: string;
  readonly approver: string;
  readonly state: DossierState;
  readonly openedOn: string;
  readonly publishedOn: string;
  readonly returns: number;
}

const columns = [
  'order',
  'number',
  'title',
  'documentNumber',
  'organ',
  'kind',
  'carrier',
  'channel',
  'handler',
  'reviewer',
  'approver',
  'conclusion',
  'openedOn',
  'publishedOn',
  'notes',
] as const;
type RegisterColumn = (typeof columns)[number];

/** Columns of the paper: a sheet that lies has room for the union of real registers, and for no more. */
const paperColumns: Readonly<Partial<Record<RegisterColumn, number>>> = {
  order: 2,
  number: 6,
  title: 11,
  documentNumber: 6,
  carrier: 3,
  channel: 5,
  handler: 3,
  reviewer: 3,
  approver: 3,
  conclusion: 4,
  publishedOn: 5,
  notes: 4,
};

export interface RegisterWords {
  readonly title: string;
  readonly header: { readonly [C in RegisterColumn]: string };
  readonly conclusions: { readonly [S in DossierState]: string };
  readonly returned: (count: number) => string;
  readonly total: (count: number) => string;
}

/** All columns, for a workbook or lines of text. */
export function registerTable(entries: readonly RegisterEntry[], words: RegisterWords): PlainTable {
  return {
    name: words.title,
    header: columns.map((column) => words.header[column]),
    rows: entries.map((entry, index) => {
      const cells = cellsOf(entry, index, words);
      return columns.map((column) => cells[column]);
    }),
  };
}

/** The register as a paper. */
export function registerForm(
  entries: readonly RegisterEntry[],
  words: RegisterWords,
  office: string,
): OfficialForm {
  const shown = columns.filter((column) => paperColumns[column] !== undefined);
  return {
    title: words.title,
    layout: 'landscape',
    blocks: [
      {
        block: 'table',
        widths: shown.map((column) => paperColumns[column] ?? 0),
        header: shown.map((column) => words.header[column]),
        rows: entries.map((entry, index) => {
          const cells = cellsOf(entry, index, words);
          return shown.map((column) => String(cells[column]));
        }),
      },
      { block: 'note', text: `${office}　${words.total(entries.length)}` },
    ],
  };
}

function cellsOf(
  entry: RegisterEntry,
  index: number,
  words: RegisterWords,
): { readonly [C in RegisterColumn]: string | number } {
  const { packageNumber, title, documentNumber, organ, kind, channel, handler, reviewer, approver } = entry;
  return {
    ...{ title, documentNumber, organ, kind, channel, handler, reviewer, approver },
    order: index + 1,
    number: packageNumber,
    carrier: entry.carriers.join('、'),
    conclusion: words.conclusions[entry.state],
    openedOn: entry.openedOn,
    publishedOn: entry.publishedOn,
    notes: entry.returns === 0 ? '' : words.returned(entry.returns),
  };
}
