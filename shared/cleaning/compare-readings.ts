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

/**
 * Words that are seen, without blanks: removing what is hidden moves line ends, never words.
 * @param choice what became of tracked changes: taken back, what was inserted is not seen and what was deleted is
 */
export function shownText(
  text: ExtractedText,
  masks: readonly Mask[],
  choice: CleaningPlan['changes'],
): string {
  const shown = text.parts.filter(({ role, path }) => shownRoles.has(role) && !path.includes('!'));
  return shown
    .map((part) => maskPlain(shownIn(part, choice), masks).replace(/\s+/g, ''))
    .filter((each) => each !== '')
    .join('\n');
}

function shownIn({ text, segments }: TextPart, choice: CleaningPlan['changes']): string {
  const isShown = ({ hidden, author }: TextSegment) => {
    if (choice === 'accept') return hidden === null;
    return hidden === null ? author === undefined : hidden === 'docx.tracked-changes';
  };
  return segments
    .filter(isShown)
    .map(({ start, end }) => text.slice(start, end))
    .join('');
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
    const gone = own + inner - still.own - still.inner;
    if (gone > 0) removed.push({ kind, count: gone });
  }
  for (const [kind, { own, inner }] of left) {
    const isMeant = wants(plan, kind) && isRemovable(before.type, kind);
    if (isMeant && own > 0 && !unable.has(kind)) missed.push(kind);
    const reason =
      unable.get(kind) ??
      whyNotRemovable(before.type, kind) ??
      (wants(plan, kind) ? 'inside-kept-file' : 'not-chosen');
    kept.push({ kind, count: own + inner, reason });
  }
  return { removed: sorted(removed), kept: sorted(kept), missed: missed.sort() };
}

function sorted<T extends KindCount>(kinds: readonly T[]): T[] {
  return [...kinds].sort((left, right) => (left.kind < right.kind ? -1 : 1));
}
