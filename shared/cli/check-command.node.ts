/** `xianshen check PATH…`: reads files and folders, screens them, keeps nothing. */
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';
import { chinaDate } from '../base/china-date.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { checkFile } from '../engine/check-files.node.ts';
import { limitsWith } from '../engine/check-limits.ts';
import type { CheckedFile, CheckReport, FailOn } from '../engine/check-report.ts';
import { checkExitStatus, totalsOf } from '../engine/check-report.ts';
import { listFiles } from '../engine/list-files.node.ts';
import { systemClock } from '../engine/node-ports.node.ts';
import { notRunWithoutDossier } from '../engine/not-run.ts';
import type { Checking } from '../engine/open-checking.node.ts';
import { openChecking } from '../engine/open-checking.node.ts';
import { sarifOf } from '../engine/sarif.ts';
import { segmenterState } from '../engine/word-segmenter.node.ts';
import { workThrough } from '../engine/work-through.ts';
import type { LimitChoices } from './limit-options.node.ts';
import { chosenLimits } from './limit-options.node.ts';
import { noteUnsigned } from './note-unsigned.node.ts';
import type { Output } from './output.node.ts';
import type { Places } from './places.node.ts';
import { printFile, printTotals } from './print-check.ts';

export interface CheckOptions extends LimitChoices {
  readonly format: 'text' | 'json' | 'sarif';
  readonly failOn: FailOn;
  readonly rules?: string | undefined;
  readonly terms?: string | undefined;
  readonly baseline?: string | undefined;
  readonly jobs?: number | undefined;
  /** Folder for prepared term lists; without it nothing is kept. */
  readonly cache?: string | undefined;
  /** False under `--no-ocr`: words in pictures are not read. */
  readonly ocr?: boolean | undefined;
}

/** Runs the check and gives the exit status: 0, 1, 2 or 3 as documented. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  host: { readonly places: Places; readonly output: Output },
): Promise<number> {
  const { output } = host;
  const report = await makeReport(paths, options, host);
  if (!report.ok) {
    output.failure(report.failure);
    return 2;
  }
  if (options.format === 'json') output.result(JSON.stringify(report.value, null, 2));
  else if (options.format === 'sarif') output.result(JSON.stringify(sarifOf(report.value), null, 2));
  else printTotals(report.value, output);
  return checkExitStatus(report.value, options.failOn);
}

async function makeReport(
  paths: readonly string[],
  options: CheckOptions,
  host: { readonly places: Places; readonly output: Output },
): Promise<Result<CheckReport>> {
  const files = await listFiles(paths);
  if (!files.ok) return files;
  const known = await readBaseline(options.baseline);
  if (!known.ok) return known;
  const jobs = options.jobs ?? availableParallelism();
  const checking = await openChecking({
    ...host.places,
    addedRulesFolder: options.rules ?? null,
    termsFile: options.terms ?? null,
    termCacheFolder: options.cache ?? null,
    jobs,
    recognise: options.ocr !== false,
    limits: limitsWith(chosenLimits(options)),
    language: host.output.language,
    knownFindings: known.value,
    today: chinaDate(systemClock.now()),
  });
  if (!checking.ok) return checking;
  noteUnsigned(checking.value.ruleSets, host.output);
  const { refusedTerms } = checking.value;
  if (refusedTerms !== null) {
    host.output.note(host.output.words.refusedTerms(refusedTerms.count, refusedTerms.lines.slice(0, 10)));
  }
  try {
    const all = files.value;
    const checked = await workThrough({
      sizes: await Promise.all(all.map(sizeOf)),
      hands: jobs,
      work: (index, started) => {
        if (all.length > 1) host.output.note(host.output.words.checking(started, all.length));
        return checkFile(all[index] ?? '', checking.value.settings);
      },
      // The other formats are one document, which ends with the last file.
      give: (file) => {
        if (options.format === 'text') printFile(file, host.output);
      },
    });
    return ok(reportOf(checked, host.places.version, checking.value));
  } finally {
    await checking.value.close();
  }
}

function reportOf(
  files: readonly CheckedFile[],
  program: string,
  { ruleSets, settings }: Checking,
): CheckReport {
  return {
    schema: 'xianshen.check/1',
    program,
    ruleSets: ruleSets.map(({ set: { id, version, digest }, signature, trust }) => ({
      id,
      version,
      digest,
      signed: signature !== null,
      trust,
    })),
    segmenter: segmenterState(),
    notRun: notRunWithoutDossier(settings.ruleSets),
    files,
    totals: totalsOf(files),
  };
}

/** Bytes; 0 where the reader will say what is wrong. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.size ?? 0;
}

const baseline = z.object({
  schema: z.literal('xianshen.check/1'),
  files: z.array(z.object({ findings: z.array(z.object({ id: z.string() })) })),
});

async function readBaseline(path: string | undefined): Promise<Result<ReadonlySet<string>>> {
  if (path === undefined) return ok(new Set());
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return fail('intake.unreadable', { name: path });
  const parsed = baseline.safeParse(parseJson(text));
  if (!parsed.success) return fail('request.invalid', { method: 'check --baseline', where: path });
  return ok(new Set(parsed.data.files.flatMap((file) => file.findings.map((finding) => finding.id))));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
