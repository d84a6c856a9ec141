/** A year's releases in numbers, from the tables alone. */
import { groupBy } from '../base/group-by.ts';
import type { Statistics } from '../contract/list-views.ts';
import type { AssessedRelease } from '../release/forms/assess.ts';
import { assess } from '../release/forms/assess.ts';
import { yearlyCounts } from '../release/forms/yearly-report.ts';
import { readCourses } from '../store/read-course.node.ts';
import type { NumberedDossier, NumberPlace } from '../store/read-dossier-pages.node.ts';
import { readRegisterPage } from '../store/read-dossier-pages.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { kindOf } from './procedure-view.node.ts';

interface Counted extends AssessedRelease {
  readonly organ: string;
  readonly topic: string;
  readonly kindId: string;
}

/** Assessment and yearly counts. Reads every release of the register once: normative documents stay in force over years. */
export function statisticsOf(context: EngineContext, year: number): Statistics {
  const dossiers = allUpTo(context, year);
  const courses = new Map(readCourses(context.store.readable, year).map((each) => [each.id, each]));
  const counted = dossiers
    .filter(({ place }) => place.year === year)
    .map(({ row }): Counted => {
      const course = courses.get(row.id);
      return {
        ...{ state: row.state, record: row.record, openedAt: row.openedAt },
        kind: kindOf(context, row),
        exportedAt: course?.exportedAt ?? null,
        returns: course?.returns ?? 0,
        overridden: course?.overridden ?? 0,
        organ: row.catalogue.organ,
        topic: row.catalogue.topic,
        kindId: row.kind,
      };
    });
  const { calendar } = context;
  const grouped = (nameOf: (release: Counted) => string) =>
    [...groupBy(counted, nameOf)]
      .map(([name, releases]) => assess(name, releases, calendar))
      .sort((left, right) => right.opened - left.opened || left.name.localeCompare(right.name, 'zh-CN'));
  return {
    year,
    total: assess('', counted, calendar),
    byOrgan: grouped(({ organ }) => organ),
    byTopic: grouped(({ topic }) => topic),
    byKind: grouped(({ kindId }) => kindId),
    yearly: yearlyCounts(
      dossiers.map(({ place, row }) => ({
        year: place.year,
        kind: row.kind,
        state: row.state,
        validity: row.catalogue.validity,
        record: row.record,
      })),
      year,
    ),
  };
}

const stretch = 1_000;

function allUpTo(context: EngineContext, year: number): readonly NumberedDossier[] {
  const filter = { year: null, kind: null, state: null, organ: null };
  const found: NumberedDossier[] = [];
  let after: NumberPlace | null = null;
  for (;;) {
    const page = readRegisterPage(context.store.readable, {
      filter,
      newestFirst: false,
      after,
      limit: stretch,
    });
    const last = page.at(-1);
    found.push(...page.filter(({ place }) => place.year <= year));
    if (last === undefined || page.length < stretch || last.place.year > year) return found;
    after = last.place;
  }
}
