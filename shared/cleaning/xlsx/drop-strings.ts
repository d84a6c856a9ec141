/** Texts in the string table that no cell uses any more are emptied; their places stay, since cells count them. */
import type { OfficeCleaning } from '../office/clean-common.ts';
import { attribute, elementsOf, firstOf, textIn } from '../office/xml-node.ts';
import { everyCell } from './drop-cells.ts';

export function dropUnusedStrings({ edit }: OfficeCleaning, main: string, sheets: readonly string[]): void {
  const strings = edit.relationships(main).find(({ kind }) => kind === 'sharedStrings');
  const table = strings === undefined ? null : edit.tree(strings.target);
  if (table === null) return;
  const used = new Set<number>();
  for (const path of sheets) {
    const sheet = edit.tree(path);
    if (sheet === null) continue;
    for (const { cell } of everyCell(sheet)) {
      const value = attribute(cell, 't') === 's' ? firstOf(cell, 'v') : undefined;
      if (value !== undefined) used.add(Number(textIn(value)));
    }
  }
  const items = elementsOf(table).filter(({ name }) => name === 'si');
  for (const [index, item] of items.entries()) {
    if (used.has(index)) continue;
    const prefix = item.raw.slice(0, item.raw.indexOf(':') + 1);
    item.children = [{ raw: `${prefix}t`, name: 't', attributes: [], children: [] }];
  }
}
