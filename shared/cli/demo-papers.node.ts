/** Writes the papers of a release beside its bundle. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chinaDate } from '../base/china-date.ts';
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import { reviewReportOf, reviewSlipDocx } from '../engine/review-papers.node.ts';

/** Names within the demo's folder. */
export const paperNames = { slip: 'review-slip.docx', report: 'report.json' } as const;

/** Writes slip and report. Whoever is signed in must be allowed to read the dossier. */
export async function writeDemoPapers(
  dossier: DossierId,
  folder: string,
  { handlers, office }: { readonly handlers: Handlers; readonly office: string },
): Promise<Result<null>> {
  const detail = await handlers['dossier.read']({ dossier });
  if (!detail.ok) return detail;
  const findings = await handlers['dossier.findings']({ dossier });
  if (!findings.ok) return findings;
  const status = await handlers['office.status']({});
  if (!status.ok) return status;
  const [first] = detail.value.signOffs;
  const reviewed = {
    office,
    dossier: detail.value,
    findings: findings.value,
    ruleSets: status.value.ruleSets,
    handler: first?.name ?? '',
    openedOn: first === undefined ? '' : chinaDate(first.at),
  };
  const at = detail.value.lastExport?.at ?? detail.value.signOffs.at(-1)?.at ?? '';
  await writeFile(join(folder, paperNames.slip), await reviewSlipDocx(reviewed, at));
  await writeFile(join(folder, paperNames.report), `${JSON.stringify(reviewReportOf(reviewed), null, 2)}\n`);
  return ok(null);
}
