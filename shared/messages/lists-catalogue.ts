/** Shape of the words about register, search, papers and statistics on the command line: a missing sentence does not compile. */
import type { FormName, FormView } from '../contract/list-api.ts';
import type { AssessmentLine, YearlyCount } from '../contract/list-views.ts';
import type { DossierState } from '../release/dossier-state.ts';

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
    readonly out: string;
    readonly form: string;
  };
  readonly states: { readonly [S in DossierState]: string };
  readonly forms: { readonly [F in FormName]: string };
  readonly standings: { readonly [S in FormView['standing']]: string };
  readonly columns: { readonly [C in Exclude<keyof AssessmentLine, 'name'>]: string };
  readonly items: { readonly [I in YearlyCount['item']]: string };
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
