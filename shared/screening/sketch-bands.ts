/**
 * Groups of a sketch's numbers, so that sketches that are nearly the same can be looked up instead of compared with all others.
 *
 * Two sketches count as nearly the same when at most a fifth of 128 numbers differ, that is 25. In 26 groups at least one then
 * has no difference in it (pigeonhole), so nothing that `similarity` would find is lost; what only shares a group is compared.
 */
import type { TextSketch } from './text-sketch.ts';

const groups = 26;

/** The numbers of each group as text, with the group's own number in front. */
export function sketchGroups(sketch: TextSketch): readonly string[] {
  return Array.from({ length: groups }, (_, group) => {
    const from = Math.floor((group * sketch.length) / groups);
    const to = Math.floor(((group + 1) * sketch.length) / groups);
    return `${group}:${sketch.slice(from, to).join(',')}`;
  });
}
