/** A paper as the file that a person asked for. What looks like it bore a secrecy mark is not made, in any format. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { PaperFormat } from '../contract/list-api.ts';
import { formHtml } from '../publishing/official/form-html.ts';
import type { OfficialForm } from '../release/forms/official-form.ts';
import { formLines } from '../release/forms/official-form.ts';
import { looksClassified, screen } from '../screening/screen.ts';
import { printPages } from './desk-outputs.node.ts';
import { writeForm } from './document-writers.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { rulesOfToday } from './engine-context.node.ts';

export interface PaperOrder {
  readonly format: PaperFormat;
  /** What events of progress are known by. */
  readonly job: string;
}

/**
 * Bytes of the paper, a docx or a PDF of the host's print path.
 * Failures: `forms.looks-marked`, `publishing.no-print-path`, those of the printer.
 */
export async function makePaper(
  context: EngineContext,
  form: OfficialForm,
  { format, job }: PaperOrder,
): Promise<Result<Uint8Array>> {
  const { ports, wiring } = context;
  const passed = refuseMarked(context, form);
  if (!passed.ok) return passed;
  if (format === 'docx') return ok(await writeForm(form, ports.clock.now()));
  wiring.onProgress({ job, step: 'printing', done: 0, total: 1 });
  return printPages(formHtml(form), wiring.printer ?? null);
}

/** The same rules that refuse a file from outside: what they would not let in must not be made here. */
function refuseMarked(context: EngineContext, form: OfficialForm): Result<Record<never, never>> {
  const refusing = rulesOfToday(context).filter(({ rules }) =>
    rules.some(({ refusesFile }) => refusesFile === true),
  );
  const text = formLines(form).join('\n');
  const segments = [{ start: 0, end: text.length, place: {}, hidden: null }];
  const findings = screen({
    text: {
      type: 'txt',
      parts: [{ path: '', role: 'body', text, segments }],
      hidden: [],
      notInspected: [],
    },
    ruleSets: refusing,
    scope: 'standalone',
    hash: context.ports.hash,
    // These findings are never kept, so their ids need no key of the office.
    key: new Uint8Array(32),
  });
  const rules = [...new Set(looksClassified(findings, refusing).map(({ rule }) => rule))].sort();
  return rules.length === 0 ? ok({}) : fail('forms.looks-marked', { rules: rules.join(', ') });
}
