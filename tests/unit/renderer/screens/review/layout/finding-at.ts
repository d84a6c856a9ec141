/** Findings and parts for tests of the document pane, with nothing but places in them. */
import type { NumberedFinding } from '../../../../../../renderer/screens/review/numbered-findings.ts';
import type { FindingId, SourceFileId } from '../../../../../../shared/base/ids.ts';
import { brand } from '../../../../../../shared/base/ids.ts';
import type {
  SegmentPlace,
  TextPart,
  TextSegment,
} from '../../../../../../shared/extraction/extracted-text.ts';

const words = { zh: '规则', en: 'Rule' };

export function findingAt(
  number: number,
  place: Partial<NumberedFinding['place']> & { readonly start: number; readonly end: number },
  change: Partial<NumberedFinding> = {},
): NumberedFinding {
  return {
    id: brand<FindingId>(`f-${number}`),
    number,
    rule: 'PII-04',
    kind: 'personal.mobile',
    severity: 'soft',
    confidence: 1,
    place: { part: 'body', ...place },
    hidden: null,
    explanation: { matcher: 'm' },
    values: {},
    file: brand<SourceFileId>('file-1'),
    ruleName: words,
    message: words,
    advice: words,
    basis: words,
    excerpt: null,
    personal: true,
    standing: 'open',
    decisions: [],
    ...change,
  };
}

/** A part of pieces that follow one another, a line break between them. */
export function partOf(
  pieces: readonly (readonly [text: string, place?: SegmentPlace, hidden?: string])[],
  change: Partial<TextPart> = {},
): TextPart {
  const segments: TextSegment[] = [];
  let text = '';
  for (const [piece, place = {}, hidden = null] of pieces) {
    if (text !== '') text += '\n';
    segments.push({ start: text.length, end: text.length + piece.length, place, hidden });
    text += piece;
  }
  return { path: 'body', role: 'body', text, segments, ...change };
}
