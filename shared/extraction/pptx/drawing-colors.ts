/** Colours and fills as drawings write them (ECMA-376 part 1, 20.1.2.3, 20.1.8). */
import { parseRgb, type Rgb, withLightness } from '../ooxml/colors.ts';
import type { Theme } from '../ooxml/theme.ts';
import { childOf, type XmlNode } from '../xml-tree.ts';

/** What lies within an outline; `unset` leaves it to the model, `other` is a gradient, a picture or see-through. */
export type Fill = Rgb | 'none' | 'unset' | 'other';

/** Colours of the theme by the names that a slide uses, e.g. `bg1`. */
export interface ColorScheme {
  readonly theme: Theme;
  /** Names of the slide → names of the theme. */
  readonly map: ReadonlyMap<string, string>;
}

const fillElements = ['noFill', 'solidFill', 'gradFill', 'blipFill', 'pattFill', 'grpFill'];

/** Fill among the children of shape or background properties. */
export function fillOf(properties: XmlNode | undefined, scheme: ColorScheme): Fill {
  const fill = properties?.children.find(({ name }) => fillElements.includes(name));
  if (fill === undefined) return 'unset';
  if (fill.name === 'noFill') return 'none';
  return fill.name === 'solidFill' ? (colorIn(fill, scheme) ?? 'other') : 'other';
}

/** The colour inside an element; null when it is see-through or changed in a way that is not reckoned with. */
export function colorIn(parent: XmlNode | undefined, scheme: ColorScheme): Rgb | null {
  const node = parent?.children.find(({ name }) => name.endsWith('Clr'));
  if (node === undefined) return null;
  const base = baseColor(node, scheme);
  return base === null ? null : node.children.reduce<Rgb | null>(changed, base);
}

function baseColor({ name, attributes }: XmlNode, { theme, map }: ColorScheme): Rgb | null {
  if (name === 'srgbClr') return parseRgb(attributes.val);
  if (name === 'sysClr') return parseRgb(attributes.lastClr);
  if (name === 'prstClr') return parseRgb({ white: 'FFFFFF', black: '000000' }[attributes.val ?? ''] ?? '');
  if (name !== 'schemeClr') return null;
  const slot = attributes.val ?? '';
  return theme.get(map.get(slot) ?? slot) ?? null;
}

function changed(color: Rgb | null, { name, attributes }: XmlNode): Rgb | null {
  const share = Number(attributes.val ?? Number.NaN) / 100_000;
  if (color === null || !Number.isFinite(share)) return null;
  if (name === 'lumMod') return withLightness(color, (light) => light * share);
  if (name === 'lumOff') return withLightness(color, (light) => light + share);
  if (name === 'shade') return withLightness(color, (light) => light * share);
  if (name === 'tint') return withLightness(color, (light) => light * share + 1 - share);
  return name === 'alpha' && share === 1 ? color : null;
}

/** Background of a slide, layout or master; `unset` when it has none of its own. */
export function backgroundOf(root: XmlNode | null, scheme: ColorScheme): Fill {
  const background = childOf(childOf(root, 'cSld'), 'bg');
  if (background === undefined) return 'unset';
  const properties = childOf(background, 'bgPr');
  if (properties !== undefined) return fillOf(properties, scheme);
  const reference = childOf(background, 'bgRef');
  // The first background of a theme is its plain colour; the others have shades and pictures.
  return reference?.attributes.idx === '1001' ? (colorIn(reference, scheme) ?? 'other') : 'other';
}
