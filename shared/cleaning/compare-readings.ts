/** Compares what the reader found in a file with what it finds in the copy: nothing seen may change, nothing removed may be left. */
import type { ExtractedText, PartRole, TextPart, TextSegment } from '../extraction/extracted-text.ts';
import {
  type CleaningPlan,
  type KeptKind,
  type KeptReason,
  type KindCount,
  type Mask,
  wants,
} from './cleaning-plan.ts';
import { maskPlain } from './office/mask-text.ts';
import { isRemovable, whyNotRemovable } from './removable-kinds.ts';

/** Roles of parts that a reader of the file sees. */
const shownRoles: ReadonlySet<PartRole> = new Set([
  'body',
  'header',
  'footer',
  'note',
  'text-box',
  'sheet',
  'slide',
  'page',
]);

/** What is looked at besides the text itself. */
export interface Comparing {
  readonly masks: readonly Mask[];
  /** Taken back, what was inserted is not seen and what was deleted is. */
  readonly changes: CleaningPlan['changes'];
  /** Lines under marks for redaction: they lose words that were seen, on purpose. */
  readonly marks: readonly MarkedBand[];
}

/** A stretch of a page from edge to edge, in points from its top. */
interface MarkedBand {
  readonly page: number | undefined;
  readonly top: number;
  readonly bottom: number;
}

const markKinds = ['pdf.unapplied-redaction', 'pdf.dark-highlight'];

/** Bands of the marks that are to be carried out. */
export function markedBands(text: ExtractedText, plan: CleaningPlan): readonly MarkedBand[] {
  return text.hidden.flatMap(({ kind, place: { page, box } }) => {
    if (box === undefined || !markKinds.includes(kind) || !wants(plan, kind)) return [];
    return [{ page, top: box[1], bottom: box[1] + box[3] }];
  });
}

/** Words that are seen, without blanks: removing what is hidden moves line ends, never words. */
export function shownText(text: ExtractedText, comparing: Comparing): string {
  return shownParts(text)
    .map((part) => pieceOf(part, comparing, (segment) => !isMarked(segment, comparing.marks)))
    .filter((each) => each !== '')
    .join('\n');
}

/** Words of the lines under marks. */
export function markedText(text: ExtractedText, comparing: Comparing): string {
  return shownParts(text)
    .map((part) => pieceOf(part, comparing, (segment) => isMarked(segment, comparing.marks)))
    .join('');
}

/** Tells whether nothing but leaving out leads from one text to the other. */
export function isLeftFrom(left: string, whole: string): boolean {
  let at = -1;
  for (const sign of left) {
    at = whole.indexOf(sign, at + 1);
    if (at === -1) return false;
  }
  return true;
}

function shownParts({ parts }: ExtractedText): readonly TextPart[] {
  return parts.filter(({ role, path }) => shownRoles.has(role) && !path.includes('!'));
}

function isMarked({ place: { page, box } }: TextSegment, marks: readonly MarkedBand[]): boolean {
  if (box === undefined) return false;
  const middle = box[1] + box[3] / 2;
  return marks.some((mark) => mark.page === page && middle > mark.top && middle < mark.bottom);
}

function pieceOf(
  { text, segments }: TextPart,
  { masks, changes }: Comparing,
  isTaken: (segment: TextSegment) => boolean,
): string {
  const isShown = ({ hidden, author }: TextSegment) => {
    if (changes === 'accept') return hidden === null;
    return hidden === null ? author === undefined : hidden === 'docx.tracked-changes';
  };
  const shown = segments.filter((segment) => isShown(segment) && isTaken(segment));
  const words = shown.map(({ start, end }) => text.slice(start, end)).join('');
  return maskPlain(words, masks).replace(/\s+/g, '');
}

/** How often each kind was found, files inside this one told apart. */
function countKinds(
  text: ExtractedText,
): ReadonlyMap<string, { readonly own: number; readonly inner: number }> {
  const counts = new Map<string, { own: number; inner: number }>();
  for (const { kind, count, path } of text.hidden) {
    const found = counts.get(kind) ?? { own: 0, inner: 0 };
    counts.set(kind, found);
    if (path.includes('!')) found.inner += count;
    else found.own += count;
  }
  for (const kind of wordKinds(text)) if (!counts.has(kind)) counts.set(kind, { own: 1, inner: 0 });
  return counts;
}

/** Kinds that are known from words alone: properties that describe a file are no fact by themselves. */
function wordKinds(text: ExtractedText): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const { path, segments } of text.parts) {
    if (path.includes('!')) continue;
    for (const { hidden } of segments) if (hidden?.includes('.') === true) kinds.add(hidden);
  }
  return kinds;
}

export interface Comparison {
  readonly removed: readonly KindCount[];
  readonly kept: readonly KeptKind[];
  /** Kinds that were to go, could go, and are there all the same. */
  readonly missed: readonly string[];
}

/** What became of each kind. */
export function compareReadings(
  { before, after }: { readonly before: ExtractedText; readonly after: ExtractedText },
  plan: CleaningPlan,
  unable: ReadonlyMap<string, KeptReason>,
): Comparison {
  const removed: KindCount[] = [];
  const kept: KeptKind[] = [];
  const missed: string[] = [];
  const left = countKinds(after);
  for (const [kind, { own, inner }] of countKinds(before)) {
    const still = left.get(kind) ?? { own: 0, inner: 0 };
    const why = unable.get(kind);
    // What could only be done in part is not done, even where the reader finds nothing of it any more.
    if (why !== undefined) kept.push({ kind, count: own + inner, reason: why });
    const gone = own + inner - still.own - still.inner;
    if (gone > 0 && why === undefined) removed.push({ kind, count: gone });
  }
  for (const [kind, { own, inner }] of left) {
    if (kept.some((each) => each.kind === kind)) continue;
    const isMeant = wants(plan, kind) && isRemovable(before.type, kind);
    if (isMeant && own > 0) missed.push(kind);
    const reason =
      whyNotRemovable(before.type, kind) ?? (wants(plan, kind) ? 'inside-kept-file' : 'not-chosen');
    kept.push({ kind, count: own + inner, reason });
  }
  return { removed: sorted(removed), kept: sorted(kept), missed: missed.sort() };
}

function sorted<T extends KindCount>(kinds: readonly T[]): T[] {
  return [...kinds].sort((left, right) => (left.kind < right.kind ? -1 : 1));
}
