/** What may be asked about many releases at once, and about the papers of one. */
import * as z from 'zod/mini';
import type { DossierId, FileTicket, Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { TaskRow } from '../release/catalogue-row/task-rows.ts';
import { dossierStates } from '../release/dossier-state.ts';
import type { DossierInput } from './inputs.ts';
import type {
  RegisterFilter,
  RegisterPage,
  RegisterPlace,
  SearchPage,
  Statistics,
  WorkFilter,
  WorkPage,
  WorkPlace,
} from './list-views.ts';
import { workFilters } from './list-views.ts';

/** Papers the program makes of one release. */
export const formNames = [
  'review-slip',
  'consultation-notice',
  'adoption-report',
  'legality-review',
  'interpretation',
  'referral-letter',
  'withdrawal-notice',
  'task-table',
] as const;
export type FormName = (typeof formNames)[number];

/** Formats of a paper; a PDF needs the print path of a window. */
export const paperFormats = ['docx', 'pdf'] as const;
export type PaperFormat = (typeof paperFormats)[number];
/** Formats of register and statistics: papers, and tables to reckon with. */
export const listFormats = ['docx', 'pdf', 'xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

export const registerContents = ['register', 'tasks'] as const;
export type RegisterContent = (typeof registerContents)[number];

/** Whether a paper can be made now, or why not. */
export interface FormView {
  readonly form: FormName;
  readonly standing: 'ready' | 'not-of-this-kind' | 'not-yet';
}

export interface SavedPaper {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

export interface ListApi {
  /** One page of the work list: what waits for the person first, the fewest days left on top, then the latest change. */
  'dossier.page': {
    input: { filter: WorkFilter; after: WorkPlace | null; limit: number };
    output: WorkPage;
  };
  'register.page': {
    input: { filter: RegisterFilter; newestFirst: boolean; after: RegisterPlace | null; limit: number };
    output: RegisterPage;
  };
  /** Writes the whole register under a filter, or the tasks of its releases, into a new file of the folder behind the ticket. */
  'register.save': {
    input: {
      filter: RegisterFilter;
      newestFirst: boolean;
      content: RegisterContent;
      format: ListFormat;
      folder: FileTicket;
    };
    output: SavedPaper;
  };
  /** What a year's releases come to, for assessment and yearly report. */
  'statistics.read': { input: { year: number }; output: Statistics };
  'statistics.save': { input: { year: number; format: ListFormat; folder: FileTicket }; output: SavedPaper };
  /** Places where all words stand, the latest first. Words need two characters or more; shorter ones are left out. */
  'search.find': { input: { words: string; before: number | null; limit: number }; output: SearchPage };
  /** Papers of one release that can be made now. */
  'forms.list': { input: DossierInput; output: readonly FormView[] };
  /** Writes a paper into a new file of the folder behind the ticket. Failures `forms.not-ready`, `forms.looks-marked`. */
  'forms.save': {
    input: DossierInput & { form: FormName; format: PaperFormat; folder: FileTicket };
    output: SavedPaper;
  };
  /** Tasks that the documents of a release hand out, as read from their responsibility tails. */
  'dossier.tasks': { input: DossierInput; output: { readonly read: readonly TaskRow[] } };
  /** Ends whatever is being printed: it fails with `request.cancelled`, and nothing of it is kept. */
  'print.cancel': { input: Record<never, never>; output: Record<never, never> };
}

const line = z.string().check(z.minLength(1), z.maxLength(500));
const year = z.int().check(z.gte(2000), z.lte(9999));
const limit = z.int().check(z.gte(1), z.lte(500));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const dossierId = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^[a-z0-9-]+$/)),
  z.transform((value: string) => brand<DossierId>(value)),
);
const filter = z.strictObject({
  year: z.nullable(year),
  kind: z.nullable(line),
  state: z.nullable(z.enum(dossierStates)),
  /** May be empty: releases whose entry names no organ yet. */
  organ: z.nullable(z.string().check(z.maxLength(500))),
});

/** Shapes of the inputs, beside dossier and ticket. */
export const listShapes = {
  work: {
    filter: z.enum(workFilters),
    after: z.nullable(
      z.strictObject({ mine: z.boolean(), dueAt: instant, changedAt: instant, id: dossierId }),
    ),
    limit,
  },
  register: {
    filter,
    newestFirst: z.boolean(),
    after: z.nullable(z.strictObject({ year, serial: z.int().check(z.gte(1)) })),
    limit,
  },
  registerSave: {
    filter,
    newestFirst: z.boolean(),
    content: z.enum(registerContents),
    format: z.enum(listFormats),
  },
  year: { year },
  listFormat: z.enum(listFormats),
  search: {
    words: z.string().check(z.maxLength(200)),
    before: z.nullable(z.int().check(z.gte(1))),
    limit: z.int().check(z.gte(1), z.lte(100)),
  },
  form: z.enum(formNames),
  paperFormat: z.enum(paperFormats),
};
