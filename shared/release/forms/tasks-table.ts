/** Tasks of many releases as one table: whoever follows up asks what each unit has to do. */
import type { TaskRow } from '../catalogue-row/task-rows.ts';
import type { OfficialForm } from './official-form.ts';
import type { PlainTable } from './plain-table.ts';

export interface ReleaseTasks {
  readonly packageNumber: string;
  readonly title: string;
  readonly tasks: readonly TaskRow[];
}

export interface TasksWords {
  readonly title: string;
  readonly header: readonly [string, string, string, string, string, string];
  readonly total: (count: number) => string;
}

/** One row for each task. */
export function tasksTable(releases: readonly ReleaseTasks[], words: TasksWords): PlainTable {
  return { name: words.title, header: words.header, rows: rowsOf(releases) };
}

/** The same as a paper. */
export function tasksForm(
  releases: readonly ReleaseTasks[],
  words: TasksWords,
  office: string,
): OfficialForm {
  const rows = rowsOf(releases);
  return {
    title: words.title,
    layout: 'landscape',
    blocks: [
      {
        block: 'table',
        widths: [5, 8, 2, 12, 7, 9],
        header: words.header,
        rows: rows.map((cells) => cells.map(String)),
      },
      { block: 'note', text: `${office}　${words.total(rows.length)}` },
    ],
  };
}

function rowsOf(releases: readonly ReleaseTasks[]): readonly (readonly (string | number)[])[] {
  return releases.flatMap(({ packageNumber, title, tasks }) =>
    tasks.map(({ task, lead, support }, index) => [packageNumber, title, index + 1, task, lead, support]),
  );
}
