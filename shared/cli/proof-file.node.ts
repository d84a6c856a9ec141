/** Checking the file of a proof: also what the verifier that stands by itself does with one. */
import type { AuditApi } from '../contract/audit-api.ts';
import { verifyProofFile } from '../engine/verify-proof-file.node.ts';
import { proofWords } from '../messages/proof-words.ts';
import type { FormatOption, Host } from './host.node.ts';

/** 0 holds, 1 does not, 2 could not run. */
export async function runCheckProof(
  file: string,
  options: FormatOption & { readonly key?: string },
  { output }: Pick<Host, 'output'>,
): Promise<number> {
  const checked = await verifyProofFile(file, options.key ?? null);
  if (!checked.ok) {
    output.failure(checked.failure);
    return 2;
  }
  const report = checked.value;
  if (options.format === 'json') {
    output.result(JSON.stringify({ schema: 'xianshen.proof-checked/1', ...report }, null, 2));
  } else for (const line of linesOf(report, output.language)) output.result(line);
  return report.valid ? 0 : 1;
}

function linesOf(
  report: AuditApi['audit.check-proof']['output'],
  language: Host['output']['language'],
): readonly string[] {
  const words = proofWords(language);
  const { valid, kind, anchored, problems, origin, size, rootHash, proven } = report;
  if (!valid || origin === null || size === null || rootHash === null || proven === null) {
    return [words.invalid, ...problems.map((problem) => words.problems[problem])];
  }
  const sentence =
    kind === 'inclusion'
      ? words.valid.inclusion({ entry: proven, size, origin })
      : words.valid.consistency({ older: proven, size, origin });
  return [sentence, words.root(rootHash), anchored ? words.anchored : words.notAnchored];
}
