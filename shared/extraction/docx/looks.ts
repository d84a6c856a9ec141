/** How words of a Word document look: colour, ground and size, from the run, its styles and what it stands in (ECMA-376 part 1, 17.7.2). */
import { isIndistinct, white } from '../ooxml/colors.ts';
import type { Theme } from '../ooxml/theme.ts';
import type { Ground } from './run-colors.ts';
import type { Flow, OpenTable } from './story-state.ts';
import type { DocxStyles } from './styles.ts';

export interface Looks {
  readonly theme: Theme;
  /** Ground of the pages, where the document colours them. */
  page: Ground;
  /** Why words cannot be seen though nothing hides them, and whether that is so against the bare page. */
  invisibility(
    flow: Flow,
    tables: readonly OpenTable[],
  ): { readonly kind: string; readonly isOnPage: boolean } | null;
}

/** Half points: letters of two points are two thirds of a millimetre high. */
const tiny = 4;

/** Looks by the styles of one document. */
export function createLooks(styles: DocxStyles, theme: Theme): Looks {
  const looks: Looks = {
    theme,
    page: null,
    invisibility(flow, tables) {
      const { run, paragraphStyle } = flow;
      const size = run.size ?? styles.look(run.style, 'size') ?? styles.paragraphLook(paragraphStyle, 'size');
      if (size !== null && size <= tiny) return { kind: 'docx.tiny-text', isOnPage: false };
      const color =
        run.color ??
        styles.look(run.style, 'color') ??
        styles.paragraphLook(paragraphStyle, 'color') ??
        'auto';
      if (color === 'auto' || run.hasEffects) return null;
      const around =
        run.ground ??
        styles.look(run.style, 'ground') ??
        flow.paragraphGround ??
        styles.paragraphLook(paragraphStyle, 'paragraphGround') ??
        groundOfTables(tables, styles);
      const ground = around ?? flow.boxGround ?? looks.page ?? white;
      if (ground === 'unknown' || !isIndistinct(color, ground)) return null;
      return { kind: 'docx.invisible-color', isOnPage: around === null && !flow.isBox };
    },
  };
  return looks;
}

/** Ground of the innermost cell that has one. A table whose style shades some of its cells leaves it open which. */
function groundOfTables(tables: readonly OpenTable[], styles: DocxStyles): Ground {
  for (const { style, ground, cellGround } of tables.toReversed()) {
    if (cellGround !== null) return cellGround;
    if (styles.shadesCells(style)) return 'unknown';
    if (ground !== null) return ground;
  }
  return null;
}
