/** The models behind a slide: its layout and its master with their shapes, background and colours (ECMA-376 part 1, 13.3). */

import type { OfficePackage } from '../ooxml/package.ts';
import { readTheme, themePart } from '../ooxml/theme.ts';
import { childOf, treeHandlers, type XmlNode } from '../xml-tree.ts';
import { backgroundOf, type ColorScheme, type Fill } from './drawing-colors.ts';
import { type Shape, shapesOf } from './shapes.ts';
import { type MasterStyles, masterStyles, noStyles } from './text-styles.ts';

export interface SlideScene {
  readonly root: XmlNode | null;
  readonly shapes: readonly Shape[];
  /** Shapes of layout and master that are painted behind the slide's own. */
  readonly behind: readonly Shape[];
  /** Places and fills for place holders: those of the layout, then those of the master. */
  readonly models: readonly Shape[];
  readonly background: Fill;
  readonly styles: MasterStyles;
}

/** Reads scenes of one presentation; layouts and masters are read once. */
export function sceneReader(pkg: OfficePackage): (slidePart: string) => SlideScene {
  const trees = new Map<string, XmlNode | null>();
  const schemes = new Map<string, ColorScheme>();
  const treeOf = (part: string | null) => {
    if (part === null) return null;
    const known = trees.get(part);
    if (known !== undefined) return known;
    const tree = treeHandlers();
    const root = pkg.has(part) && pkg.readXml(part, tree.handlers) ? tree.root() : null;
    trees.set(part, root);
    return root;
  };
  const schemeOf = (master: string | null): ColorScheme => {
    const known = schemes.get(master ?? '');
    if (known !== undefined) return known;
    const map = new Map(Object.entries(childOf(treeOf(master), 'clrMap')?.attributes ?? {}));
    const theme = master === null ? new Map() : readTheme(pkg, themePart(pkg, master));
    const scheme: ColorScheme = { theme, map };
    schemes.set(master ?? '', scheme);
    return scheme;
  };
  return (slidePart) => {
    const layout = relatedPart(pkg, slidePart, 'slideLayout');
    const master = layout === null ? null : relatedPart(pkg, layout, 'slideMaster');
    const [root, layoutRoot, masterRoot] = [treeOf(slidePart), treeOf(layout), treeOf(master)];
    trees.delete(slidePart);
    const scheme = schemeOf(master);
    const [shapes, ofLayout, ofMaster] = [root, layoutRoot, masterRoot].map((each) => shapesOf(each, scheme));
    const models = [...(ofLayout ?? []), ...(ofMaster ?? [])];
    const backgrounds = [root, layoutRoot, masterRoot].map((each) => backgroundOf(each, scheme));
    // A slide may turn the colours of its master round; then nothing is known of them.
    const isTurned = hasOwnColors(root) || hasOwnColors(layoutRoot);
    return {
      root,
      shapes: shapes ?? [],
      behind: models.filter(({ placeholder }) => placeholder === null),
      models: models.filter(({ placeholder }) => placeholder !== null),
      background: isTurned ? 'other' : (backgrounds.find((each) => each !== 'unset') ?? 'unset'),
      styles: isTurned ? noStyles : masterStyles(masterRoot, scheme),
    };
  };
}

function hasOwnColors(root: XmlNode | null): boolean {
  return childOf(childOf(root, 'clrMapOvr'), 'overrideClrMapping') !== undefined;
}

function relatedPart(pkg: OfficePackage, source: string, kind: string): string | null {
  return pkg.relationships(source).find((each) => each.kind === kind && !each.isExternal)?.target ?? null;
}
