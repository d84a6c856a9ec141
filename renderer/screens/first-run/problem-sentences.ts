/** Problems of the office form in the reader's language, each with the label of its field. */
import { duties } from '../../../shared/signoff/duties.ts';
import { passPhraseMinimum } from '../../../shared/signoff/pass-phrase-length.ts';
import type { FieldProblem } from '../../parts/error-summary.tsx';
import type { WindowText } from '../../text/zh-cn.ts';
import type { OfficeProblem } from './office-problems.ts';

export function problemSentences(
  problems: readonly OfficeProblem[],
  text: WindowText,
): readonly FieldProblem[] {
  return problems.map(({ kind, field }) => ({
    field,
    sentence: text.firstRun.problems[kind](labelOf(field, text), passPhraseMinimum),
  }));
}

function labelOf(field: string, text: WindowText): string {
  const duty = duties.find((each) => field.startsWith(`${each}-`));
  if (duty === undefined) return text.firstRun.officeName;
  const word = text.words.duties[duty];
  if (field.endsWith('-name')) return text.firstRun.nameOf(word);
  return field.endsWith('-repeat') ? text.firstRun.repeatOf(word) : text.firstRun.passPhraseOf(word);
}
