/** Turns what a matcher saw into a finding: severity, place, hidden stretch, name. */
import type { TextPart } from '../extraction/extracted-text.ts';
import type { Finding, FurtherPlace } from './finding.ts';
import type { Fingerprinter } from './fingerprint.ts';
import { anchorWords } from './fingerprint.ts';
import type { Match } from './match.ts';
import type { Rule } from './rule-set.ts';
import { hiddenSegment, placeOf } from './screened-part.ts';

export interface Seen {
  readonly rule: Rule;
  readonly match: Match;
  /** Null for a fact about a file without any text. */
  readonly part: TextPart | null;
  readonly names: Fingerprinter;
}

/** Makes the finding. It holds offsets, never the words themselves. */
export function findingOf({ rule, match, part, names }: Seen): Finding {
  const segment = part === null ? undefined : hiddenSegment(part, match.start, match.end);
  const words = part === null || match.end === 0 ? (match.anchor ?? []) : anchorOf(part, match);
  return {
    id: names.next({ rule: rule.id, kind: rule.kind, words }),
    rule: rule.id,
    kind: rule.kind,
    severity: match.severity ?? rule.severity,
    confidence: match.confidence,
    place: {
      ...(part === null || match.end === 0 ? {} : placeOf(part, match.start)),
      part: part?.path ?? '',
      start: match.start,
      end: match.end,
    },
    ...(part === null || match.alsoAt === undefined ? {} : { alsoAt: furtherPlaces(part, match.alsoAt) }),
    hidden: segment?.hidden ?? null,
    explanation: {
      matcher: match.matcher,
      ...(match.checksum === undefined ? {} : { checksum: match.checksum }),
      ...(match.contexts === undefined ? {} : { contexts: match.contexts }),
      ...(match.lost === undefined ? {} : { lost: match.lost }),
      ...(match.phrases === undefined ? {} : { phrases: match.phrases }),
      ...(match.certainty === undefined ? {} : { certainty: match.certainty }),
    },
    values: match.values ?? {},
    ...(match.suggestion === undefined ? {} : { suggestion: match.suggestion }),
    ...(segment?.author === undefined ? {} : { author: segment.author }),
    ...(segment?.at === undefined ? {} : { at: segment.at }),
  };
}

/** A finding about several stretches has another name as soon as one of them changes. */
function anchorOf({ text }: TextPart, { start, end, alsoAt = [] }: Match): readonly string[] {
  const others = alsoAt.map((also) => anchorWords(text, also.start, also.end)[0] ?? '');
  return [...anchorWords(text, start, end), ...others];
}

function furtherPlaces(part: TextPart, places: NonNullable<Match['alsoAt']>): readonly FurtherPlace[] {
  return places.map(({ start, end }) => {
    const { cell } = placeOf(part, start);
    return { start, end, ...(cell === undefined ? {} : { cell }) };
  });
}
