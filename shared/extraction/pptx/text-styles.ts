/** Colours that words on a slide take from list styles, from the shape's style and from the master (ECMA-376 part 1, 19.3.1.51, 21.1.2.4). */
import { childOf, type XmlNode } from '../xml-tree.ts';
import { type ColorScheme, colorIn, type Fill, fillOf } from './drawing-colors.ts';

/** Colours of words by level of indentation, from 0. */
export type LevelColors = readonly Fill[];

/** Styles of a master for each kind of place holder. */
export interface MasterStyles {
  readonly title: LevelColors;
  readonly body: LevelColors;
  readonly other: LevelColors;
}

const levels = Array.from({ length: 9 }, (_, index) => `lvl${index + 1}pPr`);
const none: LevelColors = [];

export const noStyles: MasterStyles = { title: none, body: none, other: none };

/** Reads a list style: of a shape's text, or one of a master's. */
export function levelColors(style: XmlNode | undefined, scheme: ColorScheme): LevelColors {
  if (style === undefined) return none;
  return levels.map((name) => lettersFill(childOf(childOf(style, name), 'defRPr'), scheme));
}

/** Reads the text styles of a master. */
export function masterStyles(root: XmlNode | null, scheme: ColorScheme): MasterStyles {
  const styles = childOf(root, 'txStyles');
  const of = (name: string) => levelColors(childOf(styles, name), scheme);
  return { title: of('titleStyle'), body: of('bodyStyle'), other: of('otherStyle') };
}

/** Colour that a shape's style gives its words. */
export function fontReference(shape: XmlNode, scheme: ColorScheme): Fill {
  const reference = childOf(childOf(shape, 'style'), 'fontRef');
  if (reference === undefined || reference.children.length === 0) return 'unset';
  return colorIn(reference, scheme) ?? 'other';
}

/** What letters are filled with; `other` where an outline or a shadow shows them besides, or a link has a colour of its own. */
export function lettersFill(properties: XmlNode | undefined, scheme: ColorScheme): Fill {
  const hasEffects = ['ln', 'effectLst', 'effectDag'].some(
    (name) => (childOf(properties, name)?.children.length ?? 0) > 0,
  );
  const fill = fillOf(properties, scheme);
  if (hasEffects || fill === 'none') return 'other';
  return fill === 'unset' && childOf(properties, 'hlinkClick') !== undefined ? 'other' : fill;
}

/** The styles of a master that words in this kind of place holder follow; those of other shapes follow the rest. */
export function stylesFor(placeholder: string | null, { title, body, other }: MasterStyles): LevelColors {
  if (placeholder === null) return other;
  if (/^(?:ctrT|t)itle$/.test(placeholder)) return title;
  return /^(?:body|subTitle|obj|tbl|chart|dgm|media|clipArt|pic)$/.test(placeholder) ? body : other;
}
