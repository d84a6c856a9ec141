/** A check report for people: one paragraph a finding, saying what, where, why and what to do. */
import type { CheckedFile, CheckReport, ReportedFinding } from '../engine/check-report.ts';
import { sentence } from '../messages/catalogue.ts';
import type { CliSentences } from '../messages/cli-catalogue.ts';
import { failuresEn } from '../messages/en.ts';
import { togetherAs } from '../messages/explain-finding.ts';
import { failuresZh } from '../messages/zh-cn.ts';

export interface ReportWriter {
  readonly words: CliSentences;
  readonly language: 'zh' | 'en';
  result(line: string): void;
}

/** Writes what belongs behind all files. */
export function printTotals(report: CheckReport, output: ReportWriter): void {
  for (const { rules } of report.notRun) output.result(output.words.notRun(rules));
  if (report.segmenter === 'absent') output.result(output.words.noSegmenter);
  output.result(output.words.totals(report.totals));
}

/** Writes one file's part of the report. */
export function printFile(file: CheckedFile, output: ReportWriter): void {
  const { words } = output;
  output.result(`${file.path}  ${words.status[file.status]}`);
  if (file.failure !== undefined) {
    output.result(`  ${sentence(output.language === 'zh' ? failuresZh : failuresEn, file.failure)}`);
  } else {
    for (const entry of file.notInspected) {
      const reason =
        entry.reason in words.notInspected
          ? words.notInspected[entry.reason as keyof typeof words.notInspected]
          : entry.reason;
      output.result(`  ${words.notInspectedLine(entry.place, reason)}`);
    }
  }
  for (const finding of file.findings) printFinding(finding, output);
  if (file.status === 'refused') output.result(`  ${words.refusedAdvice}`);
  output.result('');
}

function printFinding(finding: ReportedFinding, output: ReportWriter): void {
  const { words } = output;
  const marks = [
    finding.hidden === null ? '' : words.hiddenText(finding.hidden),
    finding.known ? words.known : '',
  ].join('');
  output.result(`  [${words.severity[finding.severity]}] ${finding.rule} ${finding.message}${marks}`);
  output.result(
    `      ${words.place(finding.place)}${finding.excerpt === null ? '' : `  …${oneLine(finding.excerpt)}…`}`,
  );
  if (finding.alsoAt !== undefined)
    output.result(`      ${words[togetherAs(finding.kind)](finding.alsoAt.length)}`);
  if (finding.suggestion !== undefined) output.result(`      ${words.suggestion(finding.suggestion)}`);
  output.result(`      ${words.advice(finding.advice)}`);
  output.result(`      ${words.why(finding.basis)}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
