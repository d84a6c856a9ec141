/** Shapes of a slide from back to front with place, fill and words (ECMA-376 part 1, 19.3.1, 20.1.7). */
import { type Covering, coveringOf, coveringOfPicture } from '../ooxml/covering.ts';
import { croppedShare } from '../ooxml/cropped-share.ts';
import { solidShare } from '../ooxml/outlines.ts';
import { childOf, descendants, type XmlNode } from '../xml-tree.ts';
import { type ColorScheme, type Fill, fillOf } from './drawing-colors.ts';
import { fontReference, type LevelColors, lettersFill, levelColors } from './text-styles.ts';

/** Left, top, right, bottom in EMU from the slide's top left corner. */
export type Box = readonly [number, number, number, number];

export interface Shape {
  readonly id: string;
  readonly name: string;
  /** null when the shape takes its place from a model. Of a shape turned by quarters, as it is shown. */
  readonly box: Box | null;
  /** Turned by other than quarters. */
  readonly isTurned: boolean;
  readonly isHidden: boolean;
  readonly isPicture: boolean;
  /** Its outline is a plain rectangle. */
  readonly isRectangle: boolean;
  /** Part of its box that is surely within its outline. */
  readonly solid: Box | null;
  readonly covering: Covering;
  readonly fill: Fill;
  /** Type and number of the place holder it fills; null for a free shape. */
  readonly placeholder: { readonly type: string; readonly index: string } | null;
  /** Share of the picture that is cut off, 0 to 1. */
  readonly croppedShare: number;
  /** Colours of words that say nothing themselves: those of the shape's list style, then that of its own style. */
  readonly levels: LevelColors;
  readonly letters: Fill;
  /** Paragraphs with words: their number on the slide, their level, and what each run's letters are filled with. */
  readonly paragraphs: readonly {
    readonly number: number;
    readonly level: number;
    readonly runs: readonly { readonly text: string; readonly color: Fill }[];
  }[];
}

/** 60,000 to the degree. */
const quarter = 5_400_000;

/** Takes a point inside a group to the slide. */
type Transform = (box: Box) => Box;

interface Walk {
  readonly scheme: ColorScheme;
  readonly shapes: Shape[];
  /** Paragraphs with words so far. */
  paragraphs: number;
}

/** All shapes in the order in which they are painted; groups are taken apart. */
export function shapesOf(root: XmlNode | null, scheme: ColorScheme): readonly Shape[] {
  const walk: Walk = { scheme, shapes: [], paragraphs: 0 };
  const tree = childOf(childOf(root, 'cSld'), 'spTree');
  if (tree !== undefined)
    addChildren(walk, tree, {
      transform: (box) => box,
      isHidden: false,
      isTurned: false,
    });
  return walk.shapes;
}

interface Around {
  readonly transform: Transform;
  readonly isHidden: boolean;
  readonly isTurned: boolean;
}

function addChildren(walk: Walk, parent: XmlNode, around: Around): void {
  for (const node of parent.children) {
    if (node.name === 'grpSp') addGroup(walk, node, around);
    else if (node.name === 'AlternateContent') {
      addChildren(walk, childOf(node, 'Choice') ?? node, around);
      // Copies for old programs have paragraphs that count, and nothing else.
      const fallback = childOf(node, 'Fallback');
      if (fallback !== undefined) paragraphsOf(walk, fallback);
    } else if (['sp', 'pic', 'graphicFrame', 'cxnSp'].includes(node.name)) {
      walk.shapes.push(shapeOf(walk, node, around));
    } else paragraphsOf(walk, node);
  }
}

function addGroup(walk: Walk, node: XmlNode, around: Around): void {
  const frame = childOf(childOf(node, 'grpSpPr'), 'xfrm');
  const outer = boxOf(frame, 'off', 'ext');
  const inner = boxOf(frame, 'chOff', 'chExt');
  const isHidden = around.isHidden || isOn(descendantProperties(node)?.attributes.hidden);
  // The shapes of a turned group stand elsewhere than their places say.
  const isTurned = around.isTurned || Number(frame?.attributes.rot ?? 0) !== 0;
  const transform: Transform = (box) => around.transform(moved(box, inner, outer));
  addChildren(walk, node, { isHidden, isTurned, transform });
}

function moved(box: Box, inner: Box | null, outer: Box | null): Box {
  if (inner === null || outer === null) return box;
  const scale = (low: 0 | 1, high: 2 | 3) => {
    const length = inner[high] - inner[low];
    const factor = length === 0 ? 1 : (outer[high] - outer[low]) / length;
    return (value: number) => outer[low] + (value - inner[low]) * factor;
  };
  const [x, y] = [scale(0, 2), scale(1, 3)];
  return [x(box[0]), y(box[1]), x(box[2]), y(box[3])];
}

function shapeOf(walk: Walk, node: XmlNode, around: Around): Shape {
  const named = descendantProperties(node);
  const properties = childOf(node, 'spPr');
  const frame = childOf(properties, 'xfrm') ?? childOf(node, 'xfrm');
  const turn = Math.abs(Number(frame?.attributes.rot ?? 0));
  const own = boxOf(frame, 'off', 'ext');
  const box = own === null ? null : around.transform(turn % (2 * quarter) === quarter ? onItsSide(own) : own);
  const placeholder = childOf(childOf(nonVisual(node), 'nvPr'), 'ph');
  const isPicture = node.name === 'pic';
  return {
    id: named?.attributes.id ?? '',
    name: named?.attributes.name ?? '',
    box,
    isTurned: around.isTurned || turn % quarter !== 0,
    isHidden: around.isHidden || isOn(named?.attributes.hidden),
    isPicture,
    isRectangle: outlineOf(properties) === 'rect',
    solid: box === null ? null : solidShare(isPicture ? 'rect' : outlineOf(properties), box),
    covering: isPicture
      ? coveringOfPicture(childOf(node, 'blipFill'))
      : node.name === 'sp'
        ? coveringOf(node, properties)
        : 'clear',
    fill: isPicture || node.name === 'graphicFrame' ? 'other' : shapeFill(node, properties, walk.scheme),
    placeholder:
      placeholder === undefined
        ? null
        : { type: placeholder.attributes.type ?? 'body', index: placeholder.attributes.idx ?? '' },
    croppedShare: croppedShare(childOf(childOf(node, 'blipFill'), 'srcRect')?.attributes ?? {}),
    levels: levelColors(childOf(childOf(node, 'txBody'), 'lstStyle'), walk.scheme),
    letters: fontReference(node, walk.scheme),
    paragraphs: paragraphsOf(walk, node),
  };
}

function outlineOf(properties: XmlNode | undefined): string {
  return childOf(properties, 'prstGeom')?.attributes.prst ?? '';
}

/** Turned by a quarter about its middle. */
function onItsSide([left, top, right, bottom]: Box): Box {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const [across, down] = [(bottom - top) / 2, (right - left) / 2];
  return [x - across, y - down, x + across, y + down];
}

/** A style's reference to a fill counts only where the shape says nothing itself. */
function shapeFill(node: XmlNode, properties: XmlNode | undefined, scheme: ColorScheme): Fill {
  const own = fillOf(properties, scheme);
  const reference = childOf(childOf(node, 'style'), 'fillRef');
  if (own !== 'unset' || reference === undefined) return own;
  return reference.attributes.idx === '0' ? 'none' : 'other';
}

function paragraphsOf(walk: Walk, node: XmlNode): Shape['paragraphs'] {
  const paragraphs: { number: number; level: number; runs: { text: string; color: Fill }[] }[] = [];
  for (const paragraph of descendants(node, 'p')) {
    const runs = paragraph.children.map((run) => ({
      text: childOf(run, 't')?.text ?? '',
      color: lettersFill(childOf(run, 'rPr'), walk.scheme),
    }));
    if (runs.every(({ text }) => text.trim() === '')) continue;
    walk.paragraphs += 1;
    const level = Number(childOf(paragraph, 'pPr')?.attributes.lvl ?? 0);
    paragraphs.push({ number: walk.paragraphs, level, runs });
  }
  return paragraphs;
}

function nonVisual(node: XmlNode): XmlNode | undefined {
  return node.children.find(({ name }) => name.startsWith('nv'));
}

function descendantProperties(node: XmlNode): XmlNode | undefined {
  return childOf(nonVisual(node), 'cNvPr');
}

function boxOf(frame: XmlNode | undefined, origin: string, size: string): Box | null {
  const at = childOf(frame, origin)?.attributes;
  const extent = childOf(frame, size)?.attributes;
  if (at === undefined || extent === undefined) return null;
  const [left, top, width, height] = [at.x, at.y, extent.cx, extent.cy].map(Number);
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  const box: Box = [left, top, left + width, top + height];
  return box.every(Number.isFinite) ? box : null;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
