/** Shape of the words about register, search, papers and statistics on the command line: a missing sentence does not compile. */
import type { DossierState } from '../release/dossier-state.ts';
import type { FormStanding } from '../release/forms/form-facts.ts';
import type { StatisticsLine } from '../release/forms/statistics-tables.ts';
import type { YearlyItem } from '../release/forms/yearly-report.ts';
import type { formNamesZh } from './forms-zh.ts';

export interface ListsSentences {
  readonly commands: {
    readonly register: string;
    readonly registerList: string;
    readonly registerExport: string;
    readonly search: string;
    readonly records: string;
    readonly forms: string;
    readonly statistics: string;
  };
  readonly options: {
    readonly person: string;
    readonly year: string;
    readonly kind: string;
    readonly state: string;
    readonly organ: string;
    readonly oldestFirst: string;
    readonly limit: string;
    readonly as: string;
    readonly of: string;
    readonly out: string;
    readonly form: string;
  };
  readonly states: { readonly [S in DossierState]: string };
  readonly forms: { readonly [F in keyof typeof formNamesZh]: string };
  readonly standings: { readonly [S in FormStanding]: string };
  readonly columns: { readonly [C in Exclude<keyof StatisticsLine, 'name'>]: string };
  readonly items: { readonly [I in YearlyItem]: string };
  readonly total: (count: number) => string;
  readonly allOf: (year: number) => string;
  readonly saved: (path: string) => string;
  readonly nothing: string;
  /** In place of a file's name: the words stand in the catalogue entry. */
  readonly entry: string;
  readonly tooShort: string;
  readonly packageUnknown: (number: string) => string;
  readonly formNeedsOut: string;
}
