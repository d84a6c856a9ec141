/** Which part of a release a dropped file probably is; a person always sees the guess and may change it before anything is read. */
import type { PartRule } from '../../../shared/release/kind/release-kind.ts';

/** Words in file names by which offices tell parts apart (解读、附件、对照表). */
const interpretationWords = /解读|图解|问答|interpretation/iu;
const attachmentWords = /附件|附表|清单|对照|attachment|annex/iu;

/**
 * A part for each name, in order; null where none has room.
 * @param parts parts that may be released, in the order of the kind
 * @param taken how many files each part holds already, by its id
 */
export function guessParts(
  names: readonly string[],
  parts: readonly PartRule[],
  taken: ReadonlyMap<string, number>,
): readonly (PartRule | null)[] {
  const held = new Map(taken);
  return names.map((name) => {
    const free = parts.filter((part) => (held.get(part.id) ?? 0) < part.maximum);
    const part = likeliest(name, free);
    if (part !== null) held.set(part.id, (held.get(part.id) ?? 0) + 1);
    return part;
  });
}

function likeliest(name: string, free: readonly PartRule[]): PartRule | null {
  const named = free.find((part) => name.includes(part.name.zh));
  const slot = interpretationWords.test(name)
    ? 'interpretation'
    : attachmentWords.test(name)
      ? 'attachment'
      : 'document';
  const wanted = free.find((part) => part.slot === slot);
  const attachment = free.find((part) => part.slot === 'attachment');
  return named ?? wanted ?? attachment ?? free[0] ?? null;
}
