/** The workbook part: hidden sheets and names leave it, and everything that counts sheets is counted anew (ECMA-376 part 1, 18.2). */
import type { OfficeCleaning } from '../office/clean-common.ts';
import {
  attribute,
  elementsOf,
  everyElement,
  firstOf,
  rewrite,
  setAttribute,
  textIn,
  type XmlElement,
} from '../office/xml-node.ts';

/** Gives how many sheets and names were dropped, i.e. whether formulas may have lost what they point at. */
export function cleanWorkbook(cleaning: OfficeCleaning, main: string): number {
  const workbook = cleaning.edit.tree(main);
  if (workbook === null) return 0;
  let dropped = dropSheets(cleaning, main, workbook);
  if (cleaning.wants('hidden-name')) dropped += dropHiddenNames(workbook);
  if (cleaning.wants('local-path')) dropFolder(workbook);
  return dropped;
}

function dropSheets(cleaning: OfficeCleaning, main: string, workbook: XmlElement): number {
  const list = firstOf(workbook, 'sheets');
  if (list === undefined) return 0;
  const before = elementsOf(list);
  const isGone = (sheet: XmlElement) => {
    const state = attribute(sheet, 'state');
    return (
      (state === 'hidden' && cleaning.wants('hidden-sheet')) ||
      (state === 'veryHidden' && cleaning.wants('very-hidden-sheet'))
    );
  };
  const gone = before.filter(isGone);
  // A workbook shows at least one sheet; one that shows none is left to the check, which then refuses the copy.
  if (gone.length === 0 || gone.length === before.length) return 0;
  const ids = new Set(gone.map((sheet) => attribute(sheet, 'r:id')));
  const places = new Map<number, number>();
  for (const [index, sheet] of before.entries()) if (!isGone(sheet)) places.set(index, places.size);
  cleaning.edit.drop(main, ({ id }) => ids.has(id));
  moveNames(
    workbook,
    places,
    gone.map((sheet) => attribute(sheet, 'name') ?? ''),
  );
  moveViews(workbook, places);
  return gone.length;
}

/** Names that belong to a sheet carry its place; names that point at a sheet that is gone point nowhere. */
function moveNames(workbook: XmlElement, places: ReadonlyMap<number, number>, gone: readonly string[]): void {
  rewrite(workbook, (element) => {
    if (element.name === 'definedNames') return elementsOf(element).length === 0 ? 'drop' : 'keep';
    if (element.name !== 'definedName') return 'keep';
    const local = attribute(element, 'localSheetId');
    const place = local === undefined ? undefined : places.get(Number(local));
    if (local !== undefined && place === undefined) return 'drop';
    if (place !== undefined) setAttribute(element, 'localSheetId', String(place));
    return gone.some((name) => pointsAt(textIn(element), name)) ? 'drop' : 'keep';
  });
}

/** Tells whether a formula names a sheet, quoted or not. */
export function pointsAt(formula: string, sheet: string): boolean {
  return formula.includes(`'${sheet.replaceAll("'", "''")}'!`) || formula.includes(`${sheet}!`);
}

function moveViews(workbook: XmlElement, places: ReadonlyMap<number, number>): void {
  for (const element of everyElement(workbook)) {
    if (element.name !== 'workbookView') continue;
    for (const name of ['activeTab', 'firstSheet']) {
      const place = attribute(element, name);
      if (place !== undefined) setAttribute(element, name, String(places.get(Number(place)) ?? 0));
    }
  }
}

function dropHiddenNames(workbook: XmlElement): number {
  let dropped = 0;
  rewrite(workbook, (element) => {
    if (element.name === 'definedNames') return elementsOf(element).length === 0 ? 'drop' : 'keep';
    if (element.name !== 'definedName' || !/^(?:1|true)$/.test(attribute(element, 'hidden') ?? ''))
      return 'keep';
    if ((attribute(element, 'name') ?? '').startsWith('_xlnm.')) return 'keep';
    dropped += 1;
    return 'drop';
  });
  return dropped;
}

function dropFolder(workbook: XmlElement): void {
  rewrite(workbook, (element) => {
    if (element.name === 'x15ac:absPath') return 'drop';
    if (element.name !== 'mc:AlternateContent') return 'keep';
    return elementsOf(element).every((each) => elementsOf(each).length === 0) ? 'drop' : 'keep';
  });
}
