/** What the window is told about many releases at once: work list, register, statistics, search. */
import type { DossierId, SourceFileId } from '../base/ids.ts';
import type { DossierState } from '../release/dossier-state.ts';
import { statisticsColumns } from '../release/forms/statistics-tables.ts';
import type { DossierSummary } from './dossier-views.ts';

/** Tiles of the work list; `due` is whatever is late or nearly so. */
export const workFilters = ['all', 'mine', 'due', 'returned', 'approved'] as const;
export type WorkFilter = (typeof workFilters)[number];

/** Where a page of the work list ended. */
export interface WorkPlace {
  /** Whether it ended among what waits for the reader, which comes first. */
  readonly mine: boolean;
  readonly dueAt: string;
  readonly changedAt: string;
  readonly id: DossierId;
}

export interface WorkPage {
  readonly rows: readonly DossierSummary[];
  /** Of the whole list, whatever page is shown. */
  readonly counts: { readonly [F in WorkFilter]: number };
  /** Where the next page begins; null at the end. */
  readonly next: WorkPlace | null;
}

/** Null where anything goes. */
export interface RegisterFilter {
  readonly year: number | null;
  readonly kind: string | null;
  readonly state: DossierState | null;
  readonly organ: string | null;
}

export interface RegisterPlace {
  readonly year: number;
  readonly serial: number;
}

/** One line of the register (台账), after the union of real monthly registers. */
export interface RegisterLine {
  readonly id: DossierId;
  readonly packageNumber: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly organ: string;
  /** Id of the kind of release. */
  readonly kind: string;
  /** 载体形式: types of the files. */
  readonly carriers: readonly string[];
  /** 拟公开方式, as the record says or where the receipt says it appeared; empty where neither does. */
  readonly channel: string;
  readonly handler: string;
  readonly reviewer: string;
  readonly approver: string;
  readonly state: DossierState;
  /** 公开时间: day of the receipt, else of the export; empty before. */
  readonly publishedOn: string;
  readonly openedOn: string;
  /** Times it was sent back. */
  readonly returns: number;
}

export interface RegisterPage {
  readonly lines: readonly RegisterLine[];
  readonly next: RegisterPlace | null;
  /** Of everything under the filter, not of this page. */
  readonly total: number;
  readonly byState: readonly { readonly state: DossierState; readonly count: number }[];
  /** What there is to filter by, over the whole register. */
  readonly years: readonly number[];
  readonly kinds: readonly string[];
  readonly organs: readonly string[];
}

/** What a group is counted by, in the order of every table. */
export const assessmentColumns = statisticsColumns;

/** How one group did (考核). Days are working days from opening to export, the mean of those exported. */
export interface AssessmentLine {
  readonly name: string;
  readonly opened: number;
  readonly released: number;
  readonly onTime: number;
  readonly late: number;
  /** Released, but the period ran through a year whose arrangements are not loaded. */
  readonly unsure: number;
  /** Sent back at least once. */
  readonly returned: number;
  readonly withdrawn: number;
  readonly notOpen: number;
  /** Findings that stayed with a reviewer's consent. */
  readonly overridden: number;
  /** Explained at a press briefing; each department is to hold at least two a year. */
  readonly briefings: number;
  readonly days: number | null;
}

export interface Statistics {
  readonly year: number;
  readonly total: AssessmentLine;
  readonly byOrgan: readonly AssessmentLine[];
  readonly byTopic: readonly AssessmentLine[];
  /** `name` is the id of the kind. */
  readonly byKind: readonly AssessmentLine[];
  readonly yearly: readonly YearlyCount[];
}

/** A number of the yearly report (政府信息公开工作年度报告). */
export interface YearlyCount {
  readonly item:
    | 'rules-made'
    | 'rules-repealed'
    | 'rules-in-force'
    | 'penalties'
    | 'requests'
    | 'requests-open'
    | 'requests-partly'
    | 'requests-refused'
    | 'requests-other'
    | 'requests-carried';
  readonly count: number;
}

/** One place where the words stand. */
export interface SearchHit {
  readonly dossier: DossierId;
  readonly packageNumber: string;
  readonly title: string;
  readonly state: DossierState;
  /** File whose words they are; null for the catalogue entry. */
  readonly file: SourceFileId | null;
  readonly fileName: string;
  /** Words around the first place; what may be seen on request only is covered. */
  readonly excerpt: { readonly before: string; readonly match: string; readonly after: string };
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** Where the next page goes on; null at the end. */
  readonly next: number | null;
}
