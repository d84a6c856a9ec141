/** Headless check: reads files, screens them, keeps nothing. */
import type { Hash } from '../base/ports.ts';
import type { Failure } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { Extractor } from '../extraction/extract.node.ts';
import type { Limits } from '../intake/limits.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { readSource } from '../intake/read-source.node.ts';
import type { Bilingual, RuleSet } from '../screening/rule-set.ts';
import { looksClassified } from '../screening/screen.ts';
import type { CheckedFile } from './check-report.ts';
import type { ScreenedText } from './check-worker.node.ts';
import { reportedFinding } from './report-finding.ts';

export interface CheckSettings {
  /** Reads and screens a file in a worker. */
  readonly checker: Extractor<ScreenedText>;
  readonly ruleSets: readonly RuleSet[];
  readonly hash: Hash;
  readonly language: keyof Bilingual;
  /** Fingerprints of an earlier report. */
  readonly knownFindings: ReadonlySet<string>;
  readonly limits: Limits;
}

/** Reports outlive a run and must recognise findings again, so their fingerprints use this fixed, public key. */
export const reportKey = encodeUtf8('xianshen.check/1');

/** Checks one file. Never fails as a whole: what cannot be read is reported as such. */
export async function checkFile(path: string, settings: CheckSettings): Promise<CheckedFile> {
  const source = await readSource(path, settings);
  if (!source.ok) return unreadable(path, source.failure);
  const { bytes, name } = source.value;
  const facts = { path, sha256: settings.hash.sha256(bytes), bytes: bytes.length };
  const checked = await settings.checker.extract({ bytes, name });
  if (!checked.ok) return { ...unreadable(path, checked.failure), ...facts };
  const extracted = checked.value.text;
  const { parts } = extracted;
  const marks = looksClassified(checked.value.findings, settings.ruleSets);
  const refused = marks.length > 0;
  // A refused file is named by its marks alone: nothing else of it may be repeated.
  const findings = refused ? marks : checked.value.findings;
  return {
    ...facts,
    mediaType: mediaTypeOf(extracted.type),
    status: refused ? 'refused' : extracted.notInspected.length > 0 ? 'partly' : 'inspected',
    notInspected: extracted.notInspected.map((entry) => ({ place: entry.path, reason: entry.reason })),
    // A piece cut from a text keeps the whole text alive; copied, the text is free when the file is done.
    findings: structuredClone(
      findings.map((finding) => reportedFinding(finding, { parts, path, refused, settings })),
    ),
  };
}

function unreadable(path: string, failure: Failure): CheckedFile {
  return {
    path,
    sha256: null,
    mediaType: null,
    bytes: null,
    status: 'unreadable',
    notInspected: [{ place: path, reason: failure.code }],
    findings: [],
    failure,
  };
}
