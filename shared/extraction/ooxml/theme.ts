/** Colours of a theme by their place in it (ECMA-376 part 1, 20.1.6.2). */
import { parseRgb, type Rgb } from './colors.ts';
import type { OfficePackage } from './package.ts';

/** Colours by name: `dk1`, `lt1`, `dk2`, `lt2`, `accent1` … `accent6`, `hlink`, `folHlink`. */
export type Theme = ReadonlyMap<string, Rgb>;

/** Reads a theme part; a missing one has no colours. */
export function readTheme(pkg: OfficePackage, part: string | null): Theme {
  const colors = new Map<string, Rgb>();
  if (part === null || !pkg.has(part)) return colors;
  let inScheme = false;
  let slot = '';
  pkg.readXml(part, {
    open(name, attributes) {
      if (name === 'a:clrScheme') inScheme = true;
      else if (inScheme && (name === 'a:srgbClr' || name === 'a:sysClr')) {
        const color = parseRgb(name === 'a:srgbClr' ? attributes.val : attributes.lastClr);
        if (color !== null && !colors.has(slot)) colors.set(slot, color);
      } else if (inScheme) slot = name.slice(2);
    },
    close(name) {
      if (name === 'a:clrScheme') inScheme = false;
    },
  });
  return colors;
}

/** Target of the theme relationship of a part, or null. */
export function themePart(pkg: OfficePackage, source: string): string | null {
  const theme = pkg.relationships(source).find(({ kind, isExternal }) => kind === 'theme' && !isExternal);
  return theme?.target ?? null;
}
