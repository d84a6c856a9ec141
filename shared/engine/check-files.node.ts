/** Headless check: reads files, screens them, keeps nothing. */
import type { Hash } from '../base/ports.ts';
import type { Failure } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { Extractor } from '../extraction/extract.node.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { readSource } from '../intake/read-source.node.ts';
import type { Bilingual, RuleSet } from '../screening/rule-set.ts';
import { looksClassified, screen } from '../screening/screen.ts';
import type { CheckedFile } from './check-report.ts';
import { reportedFinding } from './report-finding.ts';

export interface CheckSettings {
  readonly extractor: Extractor;
  readonly ruleSets: readonly RuleSet[];
  readonly hash: Hash;
  readonly language: keyof Bilingual;
  /** Fingerprints of an earlier report. */
  readonly knownFindings: ReadonlySet<string>;
}

/** Reports outlive a run and must recognise findings again, so their fingerprints use this fixed, public key. */
const reportKey = encodeUtf8('xianshen.check/1');

/** Checks one file. Never fails as a whole: what cannot be read is reported as such. */
export async function checkFile(path: string, settings: CheckSettings): Promise<CheckedFile> {
  const source = await readSource(path);
  if (!source.ok) return unreadable(path, source.failure);
  const { bytes, name } = source.value;
  const facts = { path, sha256: settings.hash.sha256(bytes), bytes: bytes.length };
  const text = await settings.extractor.extract({ bytes, name });
  if (!text.ok) return { ...unreadable(path, text.failure), ...facts };
  const { findings, refused } = screenText(text.value, settings);
  const extracted = text.value;
  const { parts } = extracted;
  return {
    ...facts,
    mediaType: mediaTypeOf(extracted.type),
    status: refused ? 'refused' : extracted.notInspected.length > 0 ? 'partly' : 'inspected',
    notInspected: extracted.notInspected.map((entry) => ({ place: entry.path, reason: entry.reason })),
    findings: findings.map((finding) => reportedFinding(finding, { parts, path, refused, settings })),
  };
}

function screenText(text: ExtractedText, settings: CheckSettings) {
  const { ruleSets, hash } = settings;
  const findings = screen({ text, ruleSets, scope: 'standalone', hash, key: reportKey });
  const marks = looksClassified(findings, ruleSets);
  // A refused file is named by its marks alone: nothing else of it may be repeated.
  return { findings: marks.length > 0 ? marks : findings, refused: marks.length > 0 };
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
