/**
 * Page numbers of a printed sheet (GB/T 9704-2012, 7.5): 四号 half-width Song digits between dashes, one character from the outer
 * edge, odd pages at the right and even pages at the left, 7 mm below the type area.
 */
import { fonts, lyingPage, page } from './page-geometry.ts';

const numberPoints = 14;
const pointsOfMillimetre = 72 / 25.4;

/** Font names as CSS writes them. */
export function fontChain(font: keyof typeof fonts): string {
  return fonts[font].map((name) => (/^(?:sans-)?serif$/u.test(name) ? name : `"${name}"`)).join(', ');
}

const number = `content: "— " counter(page) " —"; font: ${numberPoints}pt ${fontChain('song')};`;

const numberStyle = `@page :right { @bottom-right { ${number} padding-right: ${numberPoints}pt; vertical-align: top; padding-top: 4mm; } }
@page :left { @bottom-left { ${number} padding-left: ${numberPoints}pt; vertical-align: top; padding-top: 4mm; } }`;

/** Paper, margins and numbers as CSS Paged Media: margin boxes are printed by Chromium 131 and later. */
export const pageStyle = `@page { size: A4; margin: ${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm; }
${numberStyle}`;

/** The same for a sheet that lies. */
export const landscapeStyle = `@page { size: A4 landscape; margin: ${lyingPage.top}mm ${lyingPage.right}mm ${lyingPage.bottom}mm ${lyingPage.left}mm; }
${numberStyle}`;

export interface NumberPlace {
  readonly text: string;
  /** Points from the left edge to the number's outer end, which is its left end where `atRight` is false. */
  readonly x: number;
  /** Points from the lower edge to the base line. */
  readonly y: number;
  readonly atRight: boolean;
  readonly size: number;
}

/** Where the number of a page stands, from 1, for whoever has to draw it. */
export function numberPlace(pageNumber: number, lies = false): NumberPlace {
  const atRight = pageNumber % 2 === 1;
  const sheet = lies ? lyingPage : page;
  const edge = atRight ? sheet.width - sheet.right : sheet.left;
  const x = edge * pointsOfMillimetre + (atRight ? -numberPoints : numberPoints);
  return {
    text: `— ${pageNumber} —`,
    x,
    y: sheet.footer * pointsOfMillimetre,
    atRight,
    size: numberPoints,
  };
}
