/** Words of a sheet that stand in no cell: formulas with texts in them, page headers and footers, lists of allowed values. */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import type { Attributes } from '../xml-names.ts';
import type { WorkbookSheet } from './workbook.ts';

export interface SheetExtras {
  readonly formulas: { readonly text: string; readonly cell: string }[];
  readonly headers: string[];
  readonly lists: string[];
}

const headerElement = /^(?:odd|even|first)(?:Header|Footer)$/;
/** Codes in a header (18.3.1.46): `&L`, `&C`, `&R` sections, `&P` page, `&"font"`, `&12` size, `&Kcolour`. */
export const headerCode = /&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z&])/gi;

/** Gathers them while the sheet goes by. */
export function sheetExtraHandlers(extras: SheetExtras) {
  let text = '';
  let takes = false;
  return {
    open(name: string, attributes: Attributes) {
      takes = name === 'f' || name === 'formula1' || name === 'formula2' || headerElement.test(name);
      text = '';
      if (name !== 'dataValidation') return;
      for (const key of ['prompt', 'promptTitle', 'error', 'errorTitle'])
        extras.lists.push(attributes[key] ?? '');
    },
    text(piece: string) {
      if (takes) text += piece;
    },
    close(name: string, cell: string) {
      if (!takes) return;
      takes = false;
      // A formula without a text or another file in it says nothing that its result does not say.
      if (name === 'f' && /["[]/.test(text)) extras.formulas.push({ text, cell });
      else if (name.startsWith('formula') && text.includes('"')) extras.lists.push(text);
      else if (headerElement.test(name)) extras.headers.push(text.replace(headerCode, ' ').trim());
    },
  };
}

/** Adds what was gathered. */
export function noteSheetExtras(sheet: WorkbookSheet, extras: SheetExtras, collector: Collector): void {
  const mark = (place: SegmentPlace) => ({ place, hidden: sheet.hidden });
  const ofSheet = { sheet: sheet.name };
  collector.lines(
    `${sheet.part}#formulas`,
    'other',
    extras.formulas.map(({ text, cell }) => ({ text, mark: mark({ ...ofSheet, cell }) })),
  );
  collector.lines(
    `${sheet.part}#header`,
    'header',
    extras.headers.map((text) => ({ text, mark: mark(ofSheet) })),
  );
  collector.lines(
    `${sheet.part}#validation`,
    'other',
    extras.lists.map((text) => ({ text, mark: mark(ofSheet) })),
  );
}
