/** Floating drawings of newer Word documents (ECMA-376 part 1, 20.4.2.3; [MS-ODRAWXML] 2.2.5): shapes, groups, pictures. */

import { coveringOf, coveringOfPicture } from '../../ooxml/covering.ts';
import type { Rect } from '../../ooxml/outlines.ts';
import { solidShare } from '../../ooxml/outlines.ts';
import { childOf, childText, descendants, type XmlNode } from '../../xml-tree.ts';
import { fromEmu, or } from './lengths.ts';
import type { Block, DrawnShape, Float, Position } from './scene.ts';

/** Text boxes by the node that holds their words. */
export type BoxBlocks = ReadonlyMap<XmlNode, Block>;

/** Reads `wp:anchor`; null when it says too little. */
export function floatOf(
  anchor: XmlNode,
  at: Pick<Float, 'block' | 'paragraph'>,
  boxes: BoxBlocks,
): Float | null {
  const extent = childOf(anchor, 'extent')?.attributes;
  const [width, height] = [fromEmu(extent?.cx), fromEmu(extent?.cy)];
  if (!(width > 0 && height > 0)) return null;
  const { behindDoc, relativeHeight, hidden } = anchor.attributes;
  if (isOn(hidden) || isOn(childOf(anchor, 'docPr')?.attributes.hidden)) return null;
  const isBehind = isOn(behindDoc);
  const content = childOf(childOf(anchor, 'graphic'), 'graphicData')?.children ?? [];
  const rect: Rect = [0, 0, width, height];
  const order = or(Number(relativeHeight), 0);
  return {
    ...at,
    ...{ width, height },
    horizontal: positionOf(anchor, 'positionH', 'column'),
    vertical: positionOf(anchor, 'positionV', 'paragraph'),
    order: isBehind ? order - 2 ** 40 : order,
    isOverText: !isBehind && childOf(anchor, 'wrapNone') !== undefined,
    movesText: childOf(anchor, 'wrapNone') === undefined,
    shapes: content.flatMap((node) => shapesIn(node, { boxes, place: () => rect })),
  };
}

/** A share of the page is written for newer programs, a distance beside it for older ones. */
function positionOf(anchor: XmlNode, name: string, usual: string): Position {
  const found = [childOf(anchor, name), ...descendants(anchor, name)].filter((node) => node !== undefined);
  const told =
    found.find((node) => childOf(node, 'posOffset') !== undefined || childOf(node, 'align') !== undefined) ??
    found[0];
  const offset = fromEmu(childText(told, 'posOffset'));
  const align = childText(told, 'align');
  return {
    from: told?.attributes.relativeFrom ?? usual,
    offset: Number.isFinite(offset) ? offset : null,
    align: align === '' ? null : align,
  };
}

interface Around {
  readonly boxes: BoxBlocks;
  /** Where a shape with these properties lies in the drawing; null when that cannot be told. */
  readonly place: (properties: XmlNode | undefined) => Rect | null;
}

function shapesIn(node: XmlNode, around: Around): DrawnShape[] {
  if (node.name === 'wsp' || node.name === 'pic')
    return [shapeOf(node, around)].filter((each) => each !== null);
  if (node.name === 'AlternateContent') return childrenOf(childOf(node, 'Choice'), around);
  if (node.name !== 'wgp' && node.name !== 'grpSp' && node.name !== 'wpc') return [];
  const properties = childOf(node, 'grpSpPr');
  const outer = around.place(properties);
  const frame = childOf(properties, 'xfrm');
  const inner = node.name === 'wpc' ? null : rectOf(frame, 'chOff', 'chExt');
  const isTurned = Number(frame?.attributes.rot ?? 0) !== 0;
  const place = (own: XmlNode | undefined) => {
    const rect = rectOf(childOf(own, 'xfrm'), 'off', 'ext');
    if (rect === null || outer === null || isTurned) return null;
    // A canvas counts from its own corner, in its own units.
    return inner === null ? moved(rect, outer) : scaled(rect, inner, outer);
  };
  return childrenOf(node, { ...around, place });
}

function childrenOf(node: XmlNode | undefined, around: Around): DrawnShape[] {
  return (node?.children ?? []).flatMap((child) => shapesIn(child, around));
}

function moved([left, top, right, bottom]: Rect, [x, y]: Rect): Rect {
  return [left + x, top + y, right + x, bottom + y];
}

/** The place of a rectangle of a group's inner space in the space around it. */
export function scaled(rect: Rect, inner: Rect, outer: Rect): Rect {
  const across = (value: number) =>
    outer[0] + ((value - inner[0]) * (outer[2] - outer[0])) / (inner[2] - inner[0] || 1);
  const down = (value: number) =>
    outer[1] + ((value - inner[1]) * (outer[3] - outer[1])) / (inner[3] - inner[1] || 1);
  return [across(rect[0]), down(rect[1]), across(rect[2]), down(rect[3])];
}

function shapeOf(node: XmlNode, { boxes, place }: Around): DrawnShape | null {
  const properties = childOf(node, 'spPr');
  const rect = place(properties);
  const turn = Math.abs(Number(childOf(properties, 'xfrm')?.attributes.rot ?? 0)) % 10_800_000;
  if (rect === null || turn !== 0) return null;
  const isPicture = node.name === 'pic';
  const words = childOf(childOf(node, 'txbx'), 'txbxContent');
  const block = words === undefined ? undefined : boxes.get(words);
  const body = childOf(node, 'bodyPr')?.attributes ?? {};
  const inset = (name: string, usual: number) => or(fromEmu(body[name]), usual);
  return {
    rect,
    solid: solidShare(isPicture ? 'rect' : (childOf(properties, 'prstGeom')?.attributes.prst ?? ''), rect),
    covering: isPicture ? coveringOfPicture(childOf(node, 'blipFill')) : coveringOf(node, properties),
    text:
      block === undefined || (body.vert ?? 'horz') !== 'horz'
        ? null
        : {
            block,
            insets: [inset('lIns', 7.2), inset('tIns', 3.6), inset('rIns', 7.2), inset('bIns', 3.6)],
            align: body.anchor ?? 't',
          },
  };
}

function rectOf(frame: XmlNode | undefined, origin: string, size: string): Rect | null {
  const at = childOf(frame, origin)?.attributes;
  const extent = childOf(frame, size)?.attributes;
  const [left, top, width, height] = [at?.x, at?.y, extent?.cx, extent?.cy].map(fromEmu);
  const rect: Rect = [left ?? 0, top ?? 0, (left ?? 0) + (width ?? 0), (top ?? 0) + (height ?? 0)];
  return rect.every(Number.isFinite) ? rect : null;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
