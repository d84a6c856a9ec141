/** Which findings stand under words that the engine has covered: those are covered on a drawn page too. */
import type { TextPart } from '../../../../shared/extraction/extracted-text.ts';
import { stretchesOf } from '../../../../shared/screening/finding.ts';
import type { NumberedFinding } from '../numbered-findings.ts';

const cover = '*';

/** Ids of findings of which every character is covered in the text that the window was given. */
export function coveredFindings(
  parts: readonly TextPart[],
  findings: readonly NumberedFinding[],
): ReadonlySet<string> {
  const texts = new Map(parts.map(({ path, text }) => [path, text]));
  const covered = findings.filter((finding) => {
    const text = texts.get(finding.place.part) ?? '';
    const stretches = stretchesOf(finding);
    return (
      stretches.length > 0 &&
      stretches.every(({ start, end }) => text.slice(start, end) === cover.repeat(end - start))
    );
  });
  return new Set(covered.map(({ id }) => id));
}
