/** What the style sheet says about visibility and numbering, with inheritance (ECMA-376 part 1, 17.7). */
import type { OfficePackage } from '../ooxml/package.ts';
import type { Attributes } from '../xml-names.ts';

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
  /** List numbering that a paragraph style brings along. */
  numbering(paragraphStyle: string | null): NumberingUse | null;
}

interface Style {
  basedOn: string | null;
  vanish: boolean | undefined;
  numberingId: string | null;
  level: number | null;
}

/** Styles of no document: nothing is hidden. */
const longestInheritance = 32;

/** Reads a style part; a missing one hides nothing. */
export function readStyles(pkg: OfficePackage, name: string | null): DocxStyles {
  const styles = new Map<string, Style>();
  const facts = { defaultVanish: false, defaultParagraph: null as string | null };
  if (name !== null) pkg.readXml(name, styleHandlers(styles, facts));
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
      if (facts.defaultVanish) return true;
      const sets = (id: string | null) => inherited(id, (style) => style.vanish) === true;
      const count = [sets(paragraph ?? facts.defaultParagraph), sets(run), sets(table)].filter(
        Boolean,
      ).length;
      return count % 2 === 1;
    },
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

function styleHandlers(
  styles: Map<string, Style>,
  facts: { defaultVanish: boolean; defaultParagraph: string | null },
) {
  let style: Style | null = null;
  let inDefaults = false;
  const setters: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'w:docDefaults': () => {
      inDefaults = true;
    },
    'w:style': (attributes) => {
      const id = attributes['w:styleId'] ?? '';
      style = { basedOn: null, vanish: undefined, numberingId: null, level: null };
      styles.set(id, style);
      if (
        attributes['w:type'] === 'paragraph' &&
        ['1', 'true', 'on'].includes(attributes['w:default'] ?? '')
      ) {
        facts.defaultParagraph = id;
      }
    },
    'w:basedOn': (attributes) => {
      if (style) style.basedOn = attributes['w:val'] ?? null;
    },
    'w:vanish': (attributes) => {
      if (style) style.vanish = isOn(attributes);
      else if (inDefaults) facts.defaultVanish = isOn(attributes);
    },
    'w:numId': (attributes) => {
      if (style) style.numberingId = attributes['w:val'] ?? null;
    },
    'w:ilvl': (attributes) => {
      if (style) style.level = Number(attributes['w:val'] ?? 0);
    },
  };
  return {
    open: (name: string, attributes: Attributes) => setters[name]?.(attributes),
    close(name: string) {
      if (name === 'w:style') style = null;
      if (name === 'w:docDefaults') inDefaults = false;
    },
  };
}
