/** Assessment of a year's releases (考核): what came, what left and whether in time, what was sent back or allowed to stay. */
import { chinaDate } from '../../base/china-date.ts';
import type { WorkingCalendar } from '../calendar/count-working-days.ts';
import { workingDaysLeft } from '../calendar/count-working-days.ts';
import { judgeDeadline } from '../calendar/deadline.ts';
import type { DossierState } from '../dossier-state.ts';
import type { ReleaseKind } from '../kind/release-kind.ts';
import type { ReleaseRecord } from '../kind/release-record.ts';
import { startedDeadlines } from '../kind/running-timers.ts';
import type { StatisticsLine } from './statistics-tables.ts';

export interface AssessedRelease {
  readonly state: DossierState;
  /** Null where the office no longer has the kind: then nothing can be said about time. */
  readonly kind: ReleaseKind | null;
  readonly record: ReleaseRecord;
  /** Instants. */
  readonly openedAt: string;
  readonly exportedAt: string | null;
  readonly returns: number;
  readonly overridden: number;
}

/** Whether a release left in time by every period of its kind that ends with its leaving; null before it has left. */
export function timeliness(
  release: AssessedRelease,
  calendar: WorkingCalendar,
): 'on-time' | 'late' | 'unsure' | null {
  const { kind, record, openedAt, exportedAt } = release;
  if (exportedAt === null) return null;
  if (kind === null) return 'unsure';
  const events = { opened: openedAt, submitted: null, approved: null, exported: null };
  const standings = startedDeadlines({ kind, record, events }, calendar)
    .filter(({ until }) => until === 'exported')
    .map(({ deadline }) => judgeDeadline(calendar, deadline, exportedAt).standing);
  if (standings.includes('late')) return 'late';
  return standings.includes('unsure') ? 'unsure' : 'on-time';
}

/** Sums up a group. Working days are counted from the day of opening to the day of leaving. */
export function assess(
  name: string,
  releases: readonly AssessedRelease[],
  calendar: WorkingCalendar,
): StatisticsLine {
  const times = releases.map((release) => timeliness(release, calendar));
  const count = (fits: (release: AssessedRelease) => boolean) => releases.filter(fits).length;
  const days = releases.flatMap(({ openedAt, exportedAt }) =>
    exportedAt === null ? [] : [workingDaysLeft(calendar, chinaDate(openedAt), chinaDate(exportedAt))],
  );
  return {
    name,
    opened: releases.length,
    released: days.length,
    onTime: times.filter((time) => time === 'on-time').length,
    late: times.filter((time) => time === 'late').length,
    unsure: times.filter((time) => time === 'unsure').length,
    returned: count(({ returns }) => returns > 0),
    withdrawn: count(({ state }) => state === 'withdrawn'),
    notOpen: count(({ state }) => state === 'not-open'),
    briefings: count((release) => release.exportedAt !== null && isBriefing(release.record)),
    overridden: releases.reduce((sum, each) => sum + each.overridden, 0),
    days:
      days.length === 0
        ? null
        : Math.round((10 * days.reduce((sum, each) => sum + each, 0)) / days.length) / 10,
  };
}

/** 新闻发布会 as a form of the interpretation; each department is to hold at least two a year. */
function isBriefing({ fields }: ReleaseRecord): boolean {
  return fields['interpretation-form'] === 'press' || fields['interpretation-second-form'] === 'press';
}
