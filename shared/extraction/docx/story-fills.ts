/** What text boxes are filled with: the ground of the words in them (ECMA-376 part 1, 20.1.8, 20.4.2.38). */
import { parseRgb, type Rgb, withLightness } from '../ooxml/colors.ts';
import type { Theme } from '../ooxml/theme.ts';
import type { Attributes } from '../xml-names.ts';
import type { Ground } from './run-colors.ts';
import type { ElementHandlers, StoryState } from './story-state.ts';

/** Names of a drawing's colours, and those of the theme they usually stand for. */
const slots: Readonly<Record<string, string>> = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };
/** Changes of a colour that are reckoned with; another one leaves it open. */
const changes: Readonly<Record<string, (light: number, share: number) => number>> = {
  lumMod: (light, share) => light * share,
  lumOff: (light, share) => light + share,
  shade: (light, share) => light * share,
  tint: (light, share) => light * share + 1 - share,
};
/** Elements of a shape's properties whose colours are not those of its fill. */
const asides = ['a:ln', 'a:effectLst', 'a:effectDag', 'a:scene3d', 'a:sp3d'];
const otherFills = ['a:noFill', 'a:gradFill', 'a:blipFill', 'a:pattFill', 'a:grpFill'];
const colors = ['a:srgbClr', 'a:sysClr', 'a:schemeClr', 'a:prstClr', 'a:hslClr', 'a:scrgbClr'];

/** Handlers that keep the fill of the shape around in `state.shapeFills`. */
export function fillHandlers(state: StoryState): ElementHandlers {
  const { theme } = state.document.looks;
  let isInProperties = false;
  let aside = 0;
  let isInFill = false;
  const isOfFill = () => isInProperties && aside === 0;
  const set = (ground: Ground) => {
    if (state.shapeFills.length > 0) state.shapeFills[state.shapeFills.length - 1] = ground;
  };
  const open: Record<string, (attributes: Attributes, name: string) => void> = {
    // Without a fill of its own a box shows what lies under it, which cannot be told.
    'wps:wsp': () => state.shapeFills.push('unknown'),
    'wps:spPr': () => {
      isInProperties = true;
      aside = 0;
    },
    'a:solidFill': () => {
      isInFill = isOfFill();
    },
  };
  const close: Record<string, () => void> = {
    'wps:wsp': () => state.shapeFills.pop(),
    'wps:spPr': () => {
      isInProperties = false;
    },
    'a:solidFill': () => {
      isInFill = false;
    },
  };
  for (const name of asides) {
    open[name] = () => {
      aside += 1;
    };
    close[name] = () => {
      aside -= 1;
    };
  }
  for (const name of otherFills) open[name] = () => isOfFill() && set('unknown');
  for (const name of colors) {
    open[name] = (attributes) => isInFill && set(baseColor(name, attributes, theme) ?? 'unknown');
  }
  for (const name of ['alpha', 'lumMod', 'lumOff', 'shade', 'tint', 'satMod', 'satOff', 'hueMod', 'gamma']) {
    open[`a:${name}`] = ({ val }) => {
      if (isInFill) set(changed(state.shapeFills.at(-1) ?? null, name, Number(val) / 100_000));
    };
  }
  return { open, close };
}

function baseColor(name: string, attributes: Attributes, theme: Theme): Rgb | null {
  const value = attributes.val ?? '';
  if (name === 'a:srgbClr') return parseRgb(value);
  if (name === 'a:sysClr') return parseRgb(attributes.lastClr);
  if (name === 'a:prstClr') return parseRgb({ white: 'FFFFFF', black: '000000' }[value] ?? '');
  return name === 'a:schemeClr' ? (theme.get(slots[value] ?? value) ?? null) : null;
}

function changed(ground: Ground, name: string, share: number): Ground {
  const change = changes[name];
  if (name === 'alpha' && share === 1) return ground;
  if (change === undefined || typeof ground === 'string' || ground === null) return 'unknown';
  return withLightness(ground, (light) => change(light, share));
}
