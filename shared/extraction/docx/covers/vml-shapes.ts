/** Floating drawings of older Word documents and of other programs (VML: ECMA-376 part 4, 19.1). */
import type { Covering } from '../../ooxml/covering.ts';
import type { Rect } from '../../ooxml/outlines.ts';
import { solidShare } from '../../ooxml/outlines.ts';
import { childOf, type XmlNode } from '../../xml-tree.ts';
import type { BoxBlocks } from './drawing-shapes.ts';
import { scaled } from './drawing-shapes.ts';
import { fromStyle, or } from './lengths.ts';
import type { DrawnShape, Float, Position } from './scene.ts';

/** Elements that may float by themselves. */
export const vmlShapes: ReadonlySet<string> = new Set([
  'v:rect',
  'v:roundrect',
  'v:oval',
  'v:shape',
  'v:group',
]);

/** Types of shapes that are rectangles ([MS-ODRAW] 2.4.24): rectangle, process, text box, picture. */
const rectangles = /_t(?:1|109|202|75)$/;
const outlines: Readonly<Record<string, string>> = { rect: 'rect', roundrect: 'roundRect', oval: 'ellipse' };

type Style = ReadonlyMap<string, string>;

/** Reads a shape or group that stands by itself; null when it does not float. */
export function vmlFloatOf(
  node: XmlNode,
  at: Pick<Float, 'block' | 'paragraph'>,
  boxes: BoxBlocks,
): Float | null {
  const style = styleOf(node);
  if (style.get('position') !== 'absolute' || style.get('visibility') === 'hidden') return null;
  const [width, height] = [fromStyle(style.get('width')), fromStyle(style.get('height'))];
  if (!(width > 0 && height > 0)) return null;
  const order = or(Number(style.get('z-index') ?? 0), 0);
  const wrap = childOf(node, 'wrap')?.attributes ?? {};
  const rect: Rect = [0, 0, width, height];
  return {
    ...at,
    ...{ width, height },
    horizontal: positionOf(style, 'horizontal', { distance: ['margin-left', 'left'], anchor: wrap.anchorx }),
    vertical: positionOf(style, 'vertical', { distance: ['margin-top', 'top'], anchor: wrap.anchory }),
    order: order < 0 ? order - 2 ** 40 : order,
    isOverText: order >= 0 && (wrap.type ?? 'none') === 'none',
    movesText: (wrap.type ?? 'none') !== 'none',
    shapes: shapesIn(node, rect, boxes),
  };
}

/** Height of a shape that stands in the line; null for one that floats. */
export function heightInLine(node: XmlNode): number | null {
  const style = styleOf(node);
  return style.get('position') === 'absolute' ? null : or(fromStyle(style.get('height')), 0);
}

interface Axis {
  readonly distance: readonly [string, string];
  readonly anchor: string | undefined;
}

/** Names of what a position counts from, in the words of newer documents. */
const references: Readonly<Record<string, string>> = {
  page: 'page',
  margin: 'margin',
  text: '',
  line: 'line',
  char: 'character',
};

function positionOf(style: Style, axis: string, { distance: [first, second], anchor }: Axis): Position {
  const align = style.get(`mso-position-${axis}`) ?? 'absolute';
  const from = style.get(`mso-position-${axis}-relative`) ?? anchor ?? 'text';
  const own = axis === 'horizontal' ? 'column' : 'paragraph';
  const offset = or(fromStyle(style.get(first)), 0) + or(fromStyle(style.get(second)), 0);
  return {
    from: (references[from] ?? from) || own,
    offset: align === 'absolute' ? offset : null,
    align: align === 'absolute' ? null : align,
  };
}

function shapesIn(node: XmlNode, rect: Rect, boxes: BoxBlocks): DrawnShape[] {
  const style = styleOf(node);
  const isTurned = or(Number.parseFloat(style.get('rotation') ?? '0'), 1) % 180 !== 0;
  if (isTurned || style.get('visibility') === 'hidden') return [];
  if (node.name !== 'group') return [shapeOf(node, rect, boxes)];
  const [x = 0, y = 0] = pair(node.attributes.coordorigin, 0);
  const [across = 1000, down = 1000] = pair(node.attributes.coordsize, 1000);
  const inner: Rect = [x, y, x + across, y + down];
  return node.children.flatMap((child) => {
    const own = styleOf(child);
    const value = (name: string) => Number.parseFloat(own.get(name) ?? '');
    const [left, top] = [or(value('left'), 0), or(value('top'), 0)];
    const place: Rect = [left, top, left + value('width'), top + value('height')];
    if (!vmlShapes.has(`v:${child.name}`) || !place.every(Number.isFinite)) return [];
    return shapesIn(child, scaled(place, inner, rect), boxes);
  });
}

function pair(text: string | undefined, usual: number): number[] {
  return (text ?? '').split(',').map((part) => or(Number.parseFloat(part), usual));
}

function shapeOf(node: XmlNode, rect: Rect, boxes: BoxBlocks): DrawnShape {
  const isRectangle = rectangles.test(node.attributes.type ?? '');
  const textBox = childOf(node, 'textbox');
  const words = childOf(textBox, 'txbxContent');
  const block = words === undefined ? undefined : boxes.get(words);
  const insets = (textBox?.attributes.inset ?? '').split(',').map(fromStyle);
  const isUpright = !/layout-flow\s*:\s*vertical/.test(textBox?.attributes.style ?? '');
  return {
    rect,
    solid: solidShare(isRectangle ? 'rect' : (outlines[node.name] ?? ''), rect),
    covering: coveringOf(node),
    text:
      block === undefined || !isUpright
        ? null
        : {
            block,
            insets: [
              or(insets[0] ?? 7.2, 7.2),
              or(insets[1] ?? 3.6, 3.6),
              or(insets[2] ?? 7.2, 7.2),
              or(insets[3] ?? 3.6, 3.6),
            ],
            align: { middle: 'ctr', bottom: 'b' }[styleOf(node).get('v-text-anchor') ?? ''] ?? 't',
          },
  };
}

function coveringOf(node: XmlNode): Covering {
  const image = childOf(node, 'imagedata')?.attributes;
  if (image !== undefined) {
    const picture = image['r:id'] ?? image['o:relid'] ?? '';
    return picture === '' || image.chromakey !== undefined ? 'clear' : { picture };
  }
  const fill = childOf(node, 'fill')?.attributes ?? {};
  if (isOff(node.attributes.filled) || isOff(fill.on) || isPart(node.attributes.opacity)) return 'clear';
  if (isPart(fill.opacity) || isPart(fill['o:opacity2'])) return 'clear';
  if (fill.type !== 'frame' && fill.type !== 'tile') return 'opaque';
  const picture = fill['r:id'] ?? fill['o:relid'] ?? '';
  return picture === '' ? 'clear' : { picture };
}

/** Is this an opacity below one? `f` stands for parts of 65,536. */
function isPart(opacity: string | undefined): boolean {
  if (opacity === undefined) return false;
  const value =
    Number.parseFloat(opacity) / (opacity.endsWith('f') ? 65_536 : opacity.endsWith('%') ? 100 : 1);
  return !(value >= 1);
}

function isOff(value: string | undefined): boolean {
  return value === 'f' || value === 'false' || value === '0';
}

function styleOf(node: XmlNode): Style {
  const pairs = (node.attributes.style ?? '').split(';').map((each) => {
    const colon = each.indexOf(':');
    return [each.slice(0, colon).trim().toLowerCase(), each.slice(colon + 1).trim()] as const;
  });
  return new Map(pairs);
}
