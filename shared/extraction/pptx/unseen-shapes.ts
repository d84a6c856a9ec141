/**
 * What a slide holds and nobody watching it sees: shapes off its edge, switched off, or under another shape; words in the
 * colour of their ground; parts of pictures that are cut off. Where the ground cannot be told, nothing is claimed.
 */
import { isIndistinct, type Rgb, white } from '../ooxml/colors.ts';
import type { Covering } from '../ooxml/covering.ts';
import { notableCrop } from '../ooxml/cropped-share.ts';
import { descendants, type XmlNode } from '../xml-tree.ts';
import type { Fill } from './drawing-colors.ts';
import { filledPlaceholders } from './read-slide.ts';
import type { Box, Shape } from './shapes.ts';
import type { SlideScene } from './slide-models.ts';
import { stylesFor } from './text-styles.ts';

export interface Unseen {
  readonly kind: string;
  /** The hidden words; the shape's name where there are none. */
  readonly quote: string;
  /** Numbers of the paragraphs that are hidden as a whole. */
  readonly paragraphs: readonly number[];
}

export interface SlideSize {
  readonly width: number;
  readonly height: number;
}

/** Everything unseen on one slide, back to front. */
export function unseenOn(
  scene: SlideScene,
  size: SlideSize,
  isOpaque: (covering: Covering) => boolean,
): readonly Unseen[] {
  const shapes = scene.shapes.map((shape) => placed(shape, scene));
  const animated = animatedShapes(scene.root);
  return shapes.flatMap((shape, index) => {
    const found: Unseen[] = [];
    // Number, date and footer are the program's words.
    if (filledPlaceholders.has(shape.placeholder?.type ?? '')) return found;
    const whole = (kind: string) =>
      found.push({
        kind,
        quote: wordsOf(shape) || shape.name,
        paragraphs: shape.paragraphs.map(({ number }) => number),
      });
    const hasWords = shape.paragraphs.length > 0;
    const above = shapes.slice(index + 1).filter(({ id }) => !animated.has(id));
    if (shape.isHidden) {
      if (hasWords || shape.isPicture) whole('pptx.hidden-shape');
    } else if (hasWords && isOutside(shape, size)) whole('pptx.off-slide');
    else if (
      hasWords &&
      !animated.has(shape.id) &&
      above.some((each) => covers(each, shape) && isOpaque(each.covering))
    )
      whole('pptx.text-under-shape');
    else found.push(...paleWords(shape, groundOf(shape, shapes.slice(0, index), scene), scene));
    if (shape.croppedShare >= notableCrop)
      found.push({ kind: 'pptx.cropped-image', quote: shape.name, paragraphs: [] });
    return found;
  });
}

/** A place holder without a place of its own stands where its model stands, filled like it. */
function placed(shape: Shape, { models }: SlideScene): Shape {
  const { placeholder } = shape;
  if (placeholder === null) return shape;
  const like = models.filter((model) => isModelOf(model, placeholder));
  const box = shape.box ?? like.find((model) => model.box !== null)?.box ?? null;
  const fill =
    shape.fill === 'unset' ? (like.find((model) => model.fill !== 'unset')?.fill ?? 'unset') : shape.fill;
  const covering = shape.fill === 'unset' && isColor(fill) ? 'opaque' : shape.covering;
  return { ...shape, box, fill, covering };
}

function isModelOf(model: Shape, { type, index }: NonNullable<Shape['placeholder']>): boolean {
  const plain = (name: string) => ({ ctrTitle: 'title', subTitle: 'body', obj: 'body' })[name] ?? name;
  if (model.placeholder === null) return false;
  if (index !== '' && model.placeholder.index === index) return true;
  return plain(model.placeholder.type) === plain(type);
}

function wordsOf({ paragraphs }: Shape): string {
  return paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

function isOutside({ box, isTurned }: Shape, { width, height }: SlideSize): boolean {
  if (box === null || isTurned) return false;
  return box[2] <= 0 || box[3] <= 0 || box[0] >= width || box[1] >= height;
}

function covers(above: Shape, below: Shape): boolean {
  if (above.isHidden || above.isTurned || below.isTurned || above.solid === null || below.box === null)
    return false;
  return above.covering !== 'clear' && contains(above.solid, below.box);
}

function contains(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function isColor(fill: Fill): fill is Rgb {
  return typeof fill !== 'string';
}

/** Colour behind a shape's words; null when it cannot be told. */
function groundOf(shape: Shape, before: readonly Shape[], { behind, background }: SlideScene): Rgb | null {
  if (isColor(shape.fill)) return shape.fill;
  if (shape.fill === 'other' || shape.box === null || shape.isTurned) return null;
  const { box } = shape;
  const below = [...behind, ...before].filter(
    (each) => !each.isHidden && each.fill !== 'none' && each.fill !== 'unset' && touches(each.box, box),
  );
  const nearest = below.at(-1);
  if (nearest === undefined) return background === 'unset' ? white : isColor(background) ? background : null;
  const isPlain = nearest.box !== null && nearest.isRectangle && !nearest.isTurned && isColor(nearest.fill);
  return isPlain && isColor(nearest.fill) && nearest.box !== null && contains(nearest.box, box)
    ? nearest.fill
    : null;
}

function touches(one: Box | null, other: Box): boolean {
  if (one === null) return true;
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function paleWords(shape: Shape, ground: Rgb | null, scene: SlideScene): Unseen[] {
  if (ground === null) return [];
  const styles = stylesOf(shape, scene);
  return shape.paragraphs.flatMap(({ number, level, runs }) => {
    const ofStyles = styles.map((each) => each(level)).find((each) => each !== 'unset') ?? 'unset';
    const isPale = (own: Fill) => {
      const color = own === 'unset' ? ofStyles : own;
      return isColor(color) && isIndistinct(color, ground);
    };
    const worded = runs.filter(({ text }) => text.trim() !== '');
    const pale = worded.filter(({ color }) => isPale(color));
    if (pale.length === 0) return [];
    return [
      {
        kind: 'pptx.invisible-color',
        quote: pale.map(({ text }) => text).join(''),
        paragraphs: pale.length === worded.length ? [number] : [],
      },
    ];
  });
}

/** Where words that say nothing themselves take their colour from, the nearest first. */
function stylesOf(shape: Shape, { models, styles }: SlideScene): readonly ((level: number) => Fill)[] {
  const { placeholder } = shape;
  const like = placeholder === null ? [] : models.filter((model) => isModelOf(model, placeholder));
  return [
    ...[shape, ...like].flatMap(({ levels, letters }) => [
      (level: number) => levels[level] ?? 'unset',
      () => letters,
    ]),
    (level) => stylesFor(placeholder?.type ?? null, styles)[level] ?? 'unset',
  ];
}

/** Ids of shapes that come, go or move while the slide is shown. */
function animatedShapes(root: XmlNode | null): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const name of ['spTgt', 'bldP']) {
    for (const { attributes } of descendants(root, name)) ids.add(attributes.spid ?? '');
  }
  return ids;
}
