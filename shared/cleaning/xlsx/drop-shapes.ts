/** Takes switched-off shapes off a sheet, with the pictures that only they showed (ECMA-376 part 1, 20.5.2). */
import { dropUnused } from '../office/drop-unused.ts';
import type { OfficeEdit } from '../office/office-edit.ts';
import { attribute, elementsOf, rewrite, type XmlElement } from '../office/xml-node.ts';

const shapes = /^xdr:(?:sp|pic|cxnSp|graphicFrame|grpSp|contentPart)$/;
const anchors = /^xdr:(?:twoCell|oneCell|absolute)Anchor$/;

export function dropHiddenShapes(edit: OfficeEdit, sheet: string): void {
  for (const { kind, target, isExternal } of edit.relationships(sheet)) {
    const root = isExternal || kind !== 'drawing' ? null : edit.tree(target);
    if (root === null) continue;
    const dropped = rewrite(root, (element) => {
      if (shapes.test(element.name)) return isOff(element) ? 'drop' : 'keep';
      // A place on the sheet must have something at it.
      const isEmpty = anchors.test(element.name) && !elementsOf(element).some(holdsShape);
      return isEmpty ? 'drop' : 'keep';
    });
    if (dropped > 0) dropUnused(edit, target);
  }
}

function holdsShape({ name, children }: XmlElement): boolean {
  return shapes.test(name) || (name === 'mc:AlternateContent' && children.length > 0);
}

function isOff(shape: XmlElement): boolean {
  const nonVisual = elementsOf(shape).filter(({ name }) => /^xdr:nv\w*Pr$/.test(name));
  return nonVisual
    .flatMap(elementsOf)
    .some((element) => /^(?:1|true)$/.test(attribute(element, 'hidden') ?? ''));
}
