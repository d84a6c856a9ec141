/** Register and statistics: looked at page by page, or written out whole. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { ListFormat, SavedPaper } from '../contract/list-api.ts';
import type { RegisterLine, RegisterPage, Statistics } from '../contract/list-views.ts';
import { registerZh, statisticsZh, tasksZh } from '../messages/forms-zh.ts';
import { dossierStates } from '../release/dossier-state.ts';
import type { OfficialForm } from '../release/forms/official-form.ts';
import type { PlainTable } from '../release/forms/plain-table.ts';
import type { RegisterEntry } from '../release/forms/register-table.ts';
import { registerForm, registerTable } from '../release/forms/register-table.ts';
import { joinedTable, statisticsForm, statisticsTables } from '../release/forms/statistics-tables.ts';
import { tasksForm, tasksTable } from '../release/forms/tasks-table.ts';
import { writeCsv } from '../release/forms/write-csv.ts';
import { writeWorkbook } from '../release/forms/write-workbook.ts';
import { signingStages } from '../signoff/statement.ts';
import { readDossierCounts } from '../store/read-dossier-pages.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { makePaper } from './make-paper.node.ts';
import { allRegisterLines, registerLines } from './register-lines.node.ts';
import { releaseTasks } from './release-tasks.node.ts';
import { savePaper } from './save-paper.node.ts';
import { statisticsOf } from './statistics.node.ts';

type RegisterHandlers = Pick<
  Handlers,
  'register.page' | 'register.save' | 'statistics.read' | 'statistics.save'
>;

export function registerCases(context: EngineContext): RegisterHandlers {
  return {
    'register.page': async (input) => {
      const person = permit(context, 'register.page', signingStages);
      return person.ok ? ok(page(context, input)) : person;
    },
    'register.save': (input) => saveRegister(context, input),
    'statistics.read': async ({ year }) => {
      const person = permit(context, 'statistics.read', signingStages);
      return person.ok ? ok(statisticsOf(context, year)) : person;
    },
    'statistics.save': (input) => saveStatistics(context, input),
  };
}

const everything = { year: null, kind: null, state: null, organ: null };

/** Totals and choices come from the kept counts, so they are those of the tables and cost no walk through the register. */
function page(context: EngineContext, input: Api['register.page']['input']): RegisterPage {
  const { readable } = context.store;
  const counts = readDossierCounts(readable, input.filter);
  const all = readDossierCounts(readable, everything);
  const byState = dossierStates.map((state) => ({
    state,
    count: counts.filter((each) => each.state === state).reduce((sum, { count }) => sum + count, 0),
  }));
  return {
    ...registerLines(context, input),
    total: counts.reduce((sum, { count }) => sum + count, 0),
    byState: byState.filter(({ count }) => count > 0),
    years: [...new Set(all.map(({ year }) => year))].sort((left, right) => right - left),
    kinds: [...new Set(all.map(({ kind }) => kind))].sort(),
    organs: [...new Set(all.map(({ organ }) => organ))].sort((left, right) =>
      left.localeCompare(right, 'zh-CN'),
    ),
  };
}

async function saveRegister(
  context: EngineContext,
  input: Api['register.save']['input'],
): Promise<Result<SavedPaper>> {
  const person = permit(context, 'register.save', signingStages);
  if (!person.ok) return person;
  const { filter, newestFirst, content, format, folder } = input;
  const at = context.ports.clock.now();
  const lines = allRegisterLines(context, { filter, newestFirst });
  const order =
    content === 'register' ? ok(registerOrder(context, lines)) : await tasksOrder(context, lines, folder);
  if (!order.ok) return order;
  const bytes = await listBytes(context, { ...order.value, format, job: folder });
  if (!bytes.ok) return bytes;
  const title = content === 'register' ? registerZh.title : tasksZh.title;
  const fileName = `${title}-${stamp(at)}.${format}`;
  const detail = { content, format, lines: lines.length, year: filter.year };
  const event = { by: person.value, action: 'register.save', objects: [], detail } as const;
  return savePaper(context, { ...event, folder, fileName, bytes: bytes.value });
}

type ListContent = Omit<ListOrder, 'format' | 'job'>;

function registerOrder(context: EngineContext, lines: readonly RegisterLine[]): ListContent {
  const entries = lines.map(
    ({ kind, ...line }): RegisterEntry => ({ ...line, kind: kindName(context, kind) }),
  );
  const office = readOffice(context.store.readable)?.name ?? '';
  const table = registerTable(entries, registerZh);
  return { form: () => registerForm(entries, registerZh, office), workbook: [table], lines: table };
}

async function tasksOrder(
  context: EngineContext,
  lines: readonly RegisterLine[],
  job: string,
): Promise<Result<ListContent>> {
  const releases = await releaseTasks(context, lines, job);
  if (!releases.ok) return releases;
  const office = readOffice(context.store.readable)?.name ?? '';
  const table = tasksTable(releases.value, tasksZh);
  return ok({ form: () => tasksForm(releases.value, tasksZh, office), workbook: [table], lines: table });
}

interface ListOrder {
  readonly format: ListFormat;
  readonly job: string;
  readonly form: () => OfficialForm;
  readonly workbook: readonly PlainTable[];
  readonly lines: PlainTable;
}

/** Failures: those of `makePaper`. */
async function listBytes(context: EngineContext, order: ListOrder): Promise<Result<Uint8Array>> {
  const { format, job } = order;
  switch (format) {
    case 'docx':
    case 'pdf':
      return makePaper(context, order.form(), { format, job });
    case 'xlsx':
      return ok(writeWorkbook(order.workbook));
    case 'csv':
      return ok(writeCsv(order.lines));
    default:
      return format satisfies never;
  }
}

async function saveStatistics(
  context: EngineContext,
  { year, format, folder }: Api['statistics.save']['input'],
): Promise<Result<SavedPaper>> {
  const person = permit(context, 'statistics.save', signingStages);
  if (!person.ok) return person;
  const tables = statisticsTables(named(context, statisticsOf(context, year)), statisticsZh);
  const office = readOffice(context.store.readable)?.name ?? '';
  const bytes = await listBytes(context, {
    format,
    job: folder,
    form: () => statisticsForm(tables, statisticsZh, { office, year }),
    workbook: tables,
    lines: joinedTable(tables),
  });
  if (!bytes.ok) return bytes;
  const fileName = `${statisticsZh.title}-${year}-${stamp(context.ports.clock.now())}.${format}`;
  const event = {
    by: person.value,
    action: 'statistics.save',
    objects: [],
    detail: { format, year },
  } as const;
  return savePaper(context, { ...event, folder, fileName, bytes: bytes.value });
}

function named(context: EngineContext, statistics: Statistics): Statistics {
  const byKind = statistics.byKind.map((line) => ({ ...line, name: kindName(context, line.name) }));
  return { ...statistics, byKind };
}

function kindName({ kinds }: EngineContext, id: string): string {
  return kinds.find((each) => each.id === id)?.name.zh ?? id;
}

/** Day and time of the workstation in a file's name, so that yesterday's is not in the way. */
function stamp(at: string): string {
  return at.slice(0, 19).replace(/[^0-9]/gu, '');
}
