/** Kinds of release and holiday arrangements of an office: those that ship with the program, and its own over them. */
import { join } from 'node:path';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { WorkingCalendar } from '../release/calendar/count-working-days.ts';
import { loadCalendars } from '../release/calendar/load-calendars.node.ts';
import { loadKinds } from '../release/kind/load-kinds.node.ts';
import type { ReleaseKind } from '../release/kind/release-kind.ts';
import type { EngineWiring } from './wiring.node.ts';

export interface Procedure {
  readonly kinds: readonly ReleaseKind[];
  readonly calendar: WorkingCalendar;
}

/** Failures: `kind.damaged`, `calendar.damaged`, each with the file's name. */
export function loadProcedure({
  workspaceFolder,
  kindsFolder,
  calendarsFolder,
}: Pick<EngineWiring, 'workspaceFolder' | 'kindsFolder' | 'calendarsFolder'>): Result<Procedure> {
  const kinds = loadKinds([kindsFolder, join(workspaceFolder, 'kinds')]);
  if (!kinds.ok) return kinds;
  const calendar = loadCalendars([calendarsFolder, join(workspaceFolder, 'calendars')]);
  if (!calendar.ok) return calendar;
  return ok({ kinds: kinds.value, calendar: calendar.value });
}
