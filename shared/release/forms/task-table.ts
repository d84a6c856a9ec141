/**
 * Table of tasks (任务分工表) of a plan: who leads and who supports, as the responsibility tails at the end of its paragraphs say. It is
 * released and checked together with the plan.
 */
import type { ResponsibilityRow } from '../catalogue-row/responsibility.ts';
import type { FormFacts, FormStanding } from './form-facts.ts';
import { bareTitle } from './form-facts.ts';
import type { OfficialForm } from './official-form.ts';

export interface TaskTableWords {
  readonly title: (title: string) => string;
  readonly header: readonly [string, string, string, string];
  /** Between two units. */
  readonly separator: string;
  /** A label of the document with no unit behind it. */
  readonly unfilled: (label: string) => string;
  readonly footnote: string;
}

/** Only a document that hands out tasks has a table of them. */
export function taskTableStanding({ tasks }: Pick<FormFacts, 'tasks'>): FormStanding {
  return tasks.length > 0 ? 'ready' : 'not-of-this-kind';
}

export function taskTable({ catalogue, tasks }: FormFacts, words: TaskTableWords): OfficialForm {
  return {
    title: words.title(bareTitle(catalogue)),
    layout: 'landscape',
    blocks: [
      {
        block: 'table',
        widths: [1, 5, 3, 4],
        header: words.header,
        rows: tasks.map((row, index) => [String(index + 1), row.task, ...unitsOf(row, words)]),
      },
      { block: 'note', text: words.footnote },
    ],
  };
}

function unitsOf({ lead, support, empty }: ResponsibilityRow, words: TaskTableWords): readonly string[] {
  const { separator, unfilled } = words;
  return [[...lead, ...empty.map(unfilled)].join(separator), support.join(separator)];
}
