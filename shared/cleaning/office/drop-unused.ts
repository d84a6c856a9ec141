/** Pictures and charts that a part no longer shows: their relationships would keep them in the copy (ECMA-376 part 2, 6.5). */
import type { OfficeEdit } from './office-edit.ts';
import { everyElement } from './xml-node.ts';

/** Kinds of relationships that the part itself names by their id; others are named elsewhere, or by being there. */
const shown = /^(?:image|media|video|audio|hdphoto|chart|chartEx|oleObject|package)$/;

/** Takes away relationships of a part that nothing in it names any more. */
export function dropUnused(edit: OfficeEdit, source: string): void {
  const root = edit.tree(source);
  if (root === null) return;
  const used = new Set(
    [root, ...everyElement(root)].flatMap(({ attributes }) => attributes.map(({ value }) => value)),
  );
  edit.drop(source, ({ kind, id, isExternal }) => !isExternal && shown.test(kind) && !used.has(id));
}
