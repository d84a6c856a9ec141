/** `xianshen verify BUNDLE [--trust FILE]`: 0 valid, 1 invalid, 2 could not run. */
import type { VerifiedBundle } from '../contract/bundle-views.ts';
import { verifyBundleFile } from '../engine/verify-bundle-file.node.ts';
import type { VerifySentences } from '../messages/verify-catalogue.ts';
import { problemSentence, reportLines } from '../messages/verify-catalogue.ts';
import { verifyEn } from '../messages/verify-en.ts';
import { verifyZh } from '../messages/verify-zh.ts';
import type { FormatOption, Host } from './host.node.ts';
import type { Output } from './output.node.ts';

type VerifyReport = VerifiedBundle['report'];

/** Prints the whole report and gives the exit status. */
export async function runVerify(
  bundle: string,
  options: FormatOption & { readonly trust?: string },
  { output, digestWorker = null }: Pick<Host, 'output'> & { readonly digestWorker?: URL | null },
): Promise<number> {
  const verified = await verifyBundleFile(bundle, options.trust ?? null, digestWorker);
  if (!verified.ok) {
    output.failure(verified.failure);
    return 2;
  }
  const { report } = verified.value;
  if (options.format === 'json') output.result(JSON.stringify(reportJson(report, output), null, 2));
  else printReport(report, output);
  return report.valid ? 0 : 1;
}

/** The outcome, whose keys it rests on, each problem with its file, and who signed. */
export function printReport(report: VerifyReport, output: Output): void {
  for (const line of reportLines(sentencesIn(output), report)) output.result(line);
  const { stages, signer } = output.words;
  for (const { stage, keyId, at } of report.signers) {
    output.result(`  ${signer(stages[stage as keyof typeof stages] ?? stage, keyId, at)}`);
  }
}

function reportJson(report: VerifyReport, output: Output) {
  const sentences = sentencesIn(output);
  const problems = report.problems.map((problem) => ({
    ...problem,
    sentence: problemSentence(sentences, problem),
  }));
  return { schema: 'xianshen.verify/1', ...report, problems };
}

function sentencesIn(output: Output): VerifySentences {
  return output.language === 'zh' ? verifyZh : verifyEn;
}
