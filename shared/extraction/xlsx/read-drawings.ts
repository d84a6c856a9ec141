/** Words in the shapes that lie on a sheet, and shapes that are switched off (ECMA-376 part 1, 20.5.2). */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Mark } from '../part-builder.ts';
import { childOf, descendants, treeHandlers, type XmlNode } from '../xml-tree.ts';
import { isTrue, type WorkbookSheet } from './workbook.ts';

const kind = 'xlsx.hidden-shape';

interface Drawing {
  readonly lines: { readonly text: string; readonly mark: Mark }[];
  /** Names or words of shapes that are switched off. */
  readonly hidden: string[];
  readonly sheet: WorkbookSheet;
}

/** Reads the drawings of one sheet. */
export function readDrawings(sheet: WorkbookSheet, pkg: OfficePackage, collector: Collector): void {
  for (const related of pkg.relationships(sheet.part)) {
    if (related.kind !== 'drawing' || related.isExternal || !pkg.has(related.target)) continue;
    const tree = treeHandlers();
    if (!pkg.readXml(related.target, tree.handlers)) continue;
    const drawing: Drawing = { lines: [], hidden: [], sheet };
    for (const anchor of tree.root()?.children ?? []) addShapes(anchor, drawing, false);
    collector.lines(related.target, 'other', drawing.lines);
    const { hidden } = drawing;
    if (hidden.length === 0) continue;
    const place = { sheet: sheet.name };
    collector.fact({ kind, path: related.target, place, count: hidden.length, quote: hidden.join('\n') });
  }
}

const shapes = new Set(['sp', 'pic', 'cxnSp', 'graphicFrame', 'contentPart']);

function addShapes(parent: XmlNode, drawing: Drawing, isHidden: boolean): void {
  for (const node of parent.children) {
    const own = ownProperties(node);
    const isOff = isHidden || isTrue(own?.hidden);
    if (shapes.has(node.name)) addShape(node, drawing, isOff);
    else addShapes(node, drawing, isOff);
  }
}

function addShape(node: XmlNode, { lines, hidden, sheet }: Drawing, isOff: boolean): void {
  const mark = { place: { sheet: sheet.name }, hidden: isOff ? kind : sheet.hidden };
  const { name = '', title = '', descr = '' } = ownProperties(node) ?? {};
  const words = [...descendants(node, 'p')]
    .map((paragraph) => [...descendants(paragraph, 't')].map(({ text }) => text).join(''))
    .filter((text) => text.trim() !== '');
  for (const text of [title, descr, ...words]) if (text.trim() !== '') lines.push({ text, mark });
  const isWorthTelling = words.length > 0 || node.name === 'pic';
  if (isOff && isWorthTelling) hidden.push(words.join('\n') || descr || name);
}

function ownProperties(node: XmlNode): XmlNode['attributes'] | undefined {
  const nonVisual = node.children.find(({ name }) => /^nv\w*Pr$/.test(name));
  return childOf(nonVisual, 'cNvPr')?.attributes;
}
