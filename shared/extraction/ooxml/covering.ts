/** Whether a drawing's shape or picture hides what lies below it (ECMA-376 part 1, 20.1.8). */
import { childOf, descendants, type XmlNode } from '../xml-tree.ts';
import { isOpaquePicture } from './opaque-picture.ts';
import type { OfficePackage } from './package.ts';

/** A picture's own bytes tell: it is named by its relationship. */
export type Covering = 'opaque' | 'clear' | { readonly picture: string };

/** Settles pictures of one part; each is looked at once. */
export function createOpacity(pkg: OfficePackage, part: string): (covering: Covering) => boolean {
  const known = new Map<string, boolean>();
  return (covering) => {
    if (typeof covering === 'string') return covering === 'opaque';
    const found = known.get(covering.picture);
    if (found !== undefined) return found;
    const link = pkg.relationships(part).find(({ id }) => id === covering.picture);
    const bytes = link === undefined || link.isExternal ? null : pkg.peek(link.target);
    const isOpaque = bytes !== null && isOpaquePicture(bytes);
    known.set(covering.picture, isOpaque);
    return isOpaque;
  };
}

/** A shape by its own fill, else by the one that its style refers to (20.1.8, 20.1.4.2.10). */
export function coveringOf(node: XmlNode, properties: XmlNode | undefined): Covering {
  const fill = properties?.children.find(({ name }) => /^(?:no|solid|grad|blip|patt|grp)Fill$/.test(name));
  if (fill?.name === 'blipFill') return coveringOfPicture(fill);
  if (fill !== undefined)
    return fill.name === 'noFill' || fill.name === 'grpFill' ? 'clear' : seeThrough(fill);
  const reference = childOf(childOf(node, 'style'), 'fillRef');
  return reference === undefined || reference.attributes.idx === '0' ? 'clear' : seeThrough(reference);
}

function seeThrough(fill: XmlNode): Covering {
  for (const { attributes } of descendants(fill, 'alpha')) {
    if (attributes.val !== '100000' && attributes.val !== '100%') return 'clear';
  }
  return 'opaque';
}

/** A picture may be given holes where it is shown (20.1.8.13). */
export function coveringOfPicture(fill: XmlNode | undefined): Covering {
  const blip = childOf(fill, 'blip');
  const isChanged = blip?.children.some(({ name }) => /^(?:alpha|clrChange|clrRepl)/.test(name)) ?? true;
  const picture = blip?.attributes['r:embed'] ?? '';
  return isChanged || picture === '' ? 'clear' : { picture };
}
