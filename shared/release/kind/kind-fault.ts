/** What makes a kind of release unusable although its shape is right: names that lead nowhere. */
import type { KindCondition, ReleaseKind } from './release-kind.ts';

/** The first fault of a kind, as a place in its file, or undefined. */
export function findKindFault(kind: ReleaseKind): string | undefined {
  return (
    doubledId(kind) ??
    badChoice(kind) ??
    badPart(kind) ??
    badCondition(kind) ??
    badTable(kind) ??
    badEvidence(kind) ??
    badSpan(kind) ??
    badTimer(kind) ??
    badStage(kind)
  );
}

/** Everything a stage may ask for. */
function namedThings(kind: ReleaseKind): readonly { readonly id: string }[] {
  return [...kind.parts, ...kind.fields, ...kind.checklists, ...kind.tables, ...kind.evidence, ...kind.spans];
}

function doubledId(kind: ReleaseKind): string | undefined {
  const groups = [namedThings(kind), kind.timers, kind.stages];
  for (const group of groups) {
    const seen = new Set<string>();
    for (const { id } of group) {
      if (seen.has(id)) return `id ${id}`;
      seen.add(id);
    }
  }
  return undefined;
}

function badChoice(kind: ReleaseKind): string | undefined {
  const fields = [...kind.fields, ...kind.tables.flatMap((table) => table.columns)];
  return fields.find((field) => (field.type === 'choice') !== (field.options !== undefined))?.id;
}

function badPart(kind: ReleaseKind): string | undefined {
  const wrong = kind.parts.find((part) => part.minimum > part.maximum);
  if (wrong !== undefined) return wrong.id;
  return kind.parts.some((part) => part.slot === 'document') ? undefined : 'parts';
}

function badCondition(kind: ReleaseKind): string | undefined {
  const places: readonly { readonly id: string; readonly when?: KindCondition | undefined }[] = [
    ...namedThings(kind),
    ...kind.timers,
    ...kind.stages,
  ];
  return places.find(({ when }) => when !== undefined && !isPossible(kind, when))?.id;
}

function isPossible(kind: ReleaseKind, { field, is }: KindCondition): boolean {
  const asked = kind.fields.find((each) => each.id === field);
  if (asked?.type === 'yes-no') return is.every((value) => value === 'yes' || value === 'no');
  return (
    asked?.options !== undefined && is.every((value) => asked.options?.some((each) => each.id === value))
  );
}

function badTable(kind: ReleaseKind): string | undefined {
  const yesNo = new Set(kind.fields.filter((each) => each.type === 'yes-no').map((each) => each.id));
  return kind.tables.find(({ unless }) => unless !== undefined && !yesNo.has(unless))?.id;
}

function badEvidence({ parts, evidence }: ReleaseKind): string | undefined {
  return evidence.find(
    ({ bindsTo, scan }) =>
      !parts.some((part) => part.id === bindsTo) ||
      !parts.some((part) => part.id === scan && part.slot === 'internal'),
  )?.id;
}

function badSpan(kind: ReleaseKind): string | undefined {
  return kind.spans.find(
    ({ from, to, unlessReason }) =>
      !isDate(kind, from) ||
      !isDate(kind, to) ||
      (unlessReason !== undefined && !kind.fields.some((each) => each.id === unlessReason)),
  )?.id;
}

function badTimer(kind: ReleaseKind): string | undefined {
  const isKnown = (end: string): boolean =>
    !end.startsWith('field:') || isDate(kind, end.slice('field:'.length));
  return kind.timers.find(({ from, until }) => !isKnown(from) || !isKnown(until) || from === until)?.id;
}

function badStage(kind: ReleaseKind): string | undefined {
  const known = new Set(namedThings(kind).map(({ id }) => id));
  return kind.stages.find(({ needs }) => needs.some((each) => !known.has(each)))?.id;
}

function isDate(kind: ReleaseKind, id: string): boolean {
  return kind.fields.some((field) => field.id === id && field.type === 'date');
}
