/** What the style sheet says about visibility and numbering, with inheritance (ECMA-376 part 1, 17.7). */
import type { OfficePackage } from '../ooxml/package.ts';
import type { Theme } from '../ooxml/theme.ts';
import type { Attributes } from '../xml-names.ts';
import { type Ground, shading, type TextColor, textColor } from './run-colors.ts';

export interface NumberingUse {
  readonly numberingId: string;
  readonly level: number;
}

export interface DocxStyles {
  /**
   * Is a run hidden by its styles? `vanish` is a toggle property: it is on when an odd number of the kinds of style
   * set it (17.7.3), or when the document's defaults set it.
   */
  hides(used: {
    readonly paragraph: string | null;
    readonly run: string | null;
    readonly table: string | null;
  }): boolean;
  /** What a style says of the look of words, with inheritance; null when it says nothing. */
  look<K extends keyof StyleLook>(id: string | null, property: K): StyleLook[K] | null;
  /** The same for a paragraph's style, the document's defaults behind it. */
  paragraphLook<K extends keyof StyleLook>(id: string | null, property: K): StyleLook[K] | null;
  /** How a paragraph's style, with what it is based on and the defaults, sets a paragraph: the attributes of one element. */
  paragraphAttributes(id: string | null, property: 'spacing' | 'indents' | 'alignment'): Attributes;
  /** Does a table style put a ground behind some of its cells? */
  shadesCells(id: string | null): boolean;
  /** List numbering that a paragraph style brings along. */
  numbering(paragraphStyle: string | null): NumberingUse | null;
}

export interface StyleLook {
  color: TextColor;
  ground: Ground;
  paragraphGround: Ground;
  /** In half points. */
  size: number | null;
}

interface Style extends StyleLook {
  basedOn: string | null;
  vanish: boolean | undefined;
  shadesCells: boolean | undefined;
  numberingId: string | null;
  level: number | null;
  spacing: Attributes | null;
  indents: Attributes | null;
  alignment: Attributes | null;
}

/** Styles of no document: nothing is hidden. */
const longestInheritance = 32;

/** Reads a style part; a missing one hides nothing. */
export function readStyles(pkg: OfficePackage, name: string | null, theme: Theme): DocxStyles {
  const styles = new Map<string, Style>();
  const facts: StyleFacts = { defaults: emptyStyle(), defaultParagraph: null };
  if (name !== null) pkg.readXml(name, styleHandlers(styles, facts, theme));
  const inherited = <T>(id: string | null, pick: (style: Style) => T | null | undefined): T | null => {
    let style = id === null ? undefined : styles.get(id);
    for (let step = 0; style !== undefined && step < longestInheritance; step += 1) {
      const value = pick(style);
      if (value !== undefined && value !== null) return value;
      style = style.basedOn === null ? undefined : styles.get(style.basedOn);
    }
    return null;
  };
  return {
    hides({ paragraph, run, table }) {
      if (facts.defaults.vanish === true) return true;
      const sets = (id: string | null) => inherited(id, (style) => style.vanish) === true;
      const count = [sets(paragraph ?? facts.defaultParagraph), sets(run), sets(table)].filter(
        Boolean,
      ).length;
      return count % 2 === 1;
    },
    look: (id, property) => inherited(id, (style) => style[property]),
    paragraphLook: (id, property) =>
      inherited(id ?? facts.defaultParagraph, (style) => style[property]) ?? facts.defaults[property],
    paragraphAttributes(id, property) {
      let attributes: Attributes = {};
      // The nearest style that says something counts, attribute by attribute.
      inherited(id ?? facts.defaultParagraph, (style) => {
        attributes = { ...style[property], ...attributes };
        return null;
      });
      return { ...facts.defaults[property], ...attributes };
    },
    shadesCells: (id) => inherited(id, (style) => style.shadesCells) === true,
    numbering(paragraphStyle) {
      const id = paragraphStyle ?? facts.defaultParagraph;
      const numberingId = inherited(id, (style) => style.numberingId);
      return numberingId === null ? null : { numberingId, level: inherited(id, (style) => style.level) ?? 0 };
    },
  };
}

/** An on/off value: present means on unless it says otherwise (17.17.4). */
export function isOn(attributes: Attributes): boolean {
  const value = attributes['w:val'];
  return value === undefined || !['0', 'false', 'off'].includes(value);
}

interface StyleFacts {
  readonly defaults: Style;
  defaultParagraph: string | null;
}

function emptyStyle(): Style {
  return {
    basedOn: null,
    vanish: undefined,
    shadesCells: undefined,
    color: null,
    ground: null,
    paragraphGround: null,
    size: null,
    numberingId: null,
    level: null,
    spacing: null,
    indents: null,
    alignment: null,
  };
}

/** A size in half points; null for what is none. */
export function halfPoints(attributes: Attributes): number | null {
  const size = Number.parseFloat(attributes['w:val'] ?? '');
  return Number.isFinite(size) && size > 0 ? size : null;
}

function styleHandlers(styles: Map<string, Style>, facts: StyleFacts, theme: Theme) {
  let style: Style | null = null;
  const path: string[] = [];
  const setters = styleSetters(theme, path);
  return {
    open(name: string, attributes: Attributes) {
      path.push(name);
      if (name === 'w:style') {
        style = emptyStyle();
        const id = attributes['w:styleId'] ?? '';
        styles.set(id, style);
        const isDefault = ['1', 'true', 'on'].includes(attributes['w:default'] ?? '');
        if (isDefault && attributes['w:type'] === 'paragraph') facts.defaultParagraph = id;
      }
      const target = style ?? (path.includes('w:docDefaults') ? facts.defaults : null);
      if (target !== null) setters[name]?.(target, attributes);
    },
    close(name: string) {
      path.pop();
      if (name === 'w:style') style = null;
    },
  };
}

/** What each element says of a style. Formats of single rows and columns of a table are only known to be there. */
function styleSetters(
  theme: Theme,
  path: readonly string[],
): Readonly<Record<string, (style: Style, attributes: Attributes) => void>> {
  const always =
    (set: (style: Style, attributes: Attributes) => void) => (style: Style, attributes: Attributes) => {
      if (!path.includes('w:tblStylePr')) set(style, attributes);
    };
  return {
    'w:basedOn': (style, attributes) => {
      style.basedOn = attributes['w:val'] ?? null;
    },
    'w:vanish': always((style, attributes) => {
      style.vanish = isOn(attributes);
    }),
    'w:color': always((style, attributes) => {
      style.color = textColor(attributes, theme);
    }),
    'w:sz': always((style, attributes) => {
      style.size = halfPoints(attributes);
    }),
    'w:shd': (style, attributes) => {
      const ground = shading(attributes, theme);
      const owner = path.at(-2);
      if (owner === 'w:rPr' && !path.includes('w:tblStylePr')) style.ground = ground;
      else if (owner === 'w:pPr' && !path.includes('w:tblStylePr')) style.paragraphGround = ground;
      else if (ground !== null) style.shadesCells = true;
    },
    'w:spacing': (style, attributes) => {
      if (path.at(-2) === 'w:pPr' && !path.includes('w:tblStylePr')) style.spacing = attributes;
    },
    'w:ind': (style, attributes) => {
      if (path.at(-2) === 'w:pPr' && !path.includes('w:tblStylePr')) style.indents = attributes;
    },
    'w:jc': (style, attributes) => {
      if (path.at(-2) === 'w:pPr' && !path.includes('w:tblStylePr')) style.alignment = attributes;
    },
    'w:numId': (style, attributes) => {
      style.numberingId = attributes['w:val'] ?? null;
    },
    'w:ilvl': (style, attributes) => {
      style.level = Number(attributes['w:val'] ?? 0);
    },
  };
}
