/** The workbook part: sheets and whether they are shown, defined names, the author's folder (ECMA-376 part 1, 18.2). */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Attributes } from '../xml-names.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly part: string;
  /** Kind when the sheet is hidden from its reader. */
  readonly hidden: 'xlsx.hidden-sheet' | 'xlsx.very-hidden-sheet' | null;
}

export interface DefinedName {
  readonly name: string;
  readonly isHidden: boolean;
  /** What it stands for, as written in the file. */
  value: string;
}

/** Reads the workbook, notes what it hides, and lists its sheets in their order. */
export function readWorkbook(
  pkg: OfficePackage,
  main: string,
  collector: Collector,
): readonly WorkbookSheet[] {
  const sheets: WorkbookSheet[] = [];
  const names: DefinedName[] = [];
  let folder: string | null = null;
  let openName: DefinedName | null = null;
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    sheet: (attributes) => sheets.push(sheetOf(attributes, pkg, main)),
    definedName(attributes) {
      openName = { name: attributes.name ?? '', isHidden: isTrue(attributes.hidden), value: '' };
      names.push(openName);
    },
    'x15ac:absPath': (attributes) => {
      folder = attributes.url ?? '';
    },
  };
  pkg.readXml(main, {
    open: (name, attributes) => opened[name]?.(attributes),
    text(text) {
      if (openName !== null) openName.value += text;
    },
    close(name) {
      if (name === 'definedName') openName = null;
    },
  });
  noteWorkbook(main, { sheets, names, folder }, collector);
  return sheets;
}

export interface WorkbookContent {
  readonly sheets: readonly WorkbookSheet[];
  readonly names: readonly DefinedName[];
  /** Where the author keeps the file. */
  readonly folder: string | null;
}

/** Adds what a workbook says of itself. */
export function noteWorkbook(
  main: string,
  { sheets, names, folder }: WorkbookContent,
  collector: Collector,
): void {
  noteNames(names, main, collector);
  if (folder !== null) {
    collector.fact({ kind: 'xlsx.local-path', path: main, quote: folder });
    collector.lines(`${main}#folder`, 'properties', [
      { text: folder, mark: { place: {}, hidden: 'xlsx.local-path' } },
    ]);
  }
  collector.lines(
    `${main}#sheets`,
    'other',
    sheets.map(({ name, hidden }) => ({ text: name, mark: { place: { sheet: name }, hidden } })),
  );
}

/** Boolean of the schema (18.18): `1` or `true`. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function sheetOf(attributes: Attributes, pkg: OfficePackage, main: string): WorkbookSheet {
  const states = { hidden: 'xlsx.hidden-sheet', veryHidden: 'xlsx.very-hidden-sheet' } as const;
  const { state } = attributes;
  return {
    name: attributes.name ?? '',
    part: pkg.relationships(main).find(({ id }) => id === attributes['r:id'])?.target ?? '',
    hidden: state === 'hidden' || state === 'veryHidden' ? states[state] : null,
  };
}

/** Names that the program makes itself begin with `_xlnm.`; they hide nothing of the author. */
function noteNames(names: readonly DefinedName[], main: string, collector: Collector): void {
  const kind = 'xlsx.hidden-name';
  const isOwn = ({ name }: DefinedName) => !name.startsWith('_xlnm.');
  for (const defined of names.filter((each) => each.isHidden && isOwn(each))) {
    collector.fact({ kind, path: main, quote: nameText(defined.name, defined.value) });
  }
  collector.lines(
    `${main}#names`,
    'other',
    names.filter(isOwn).map(({ name, value, isHidden }) => ({
      text: nameText(name, value),
      mark: { place: {}, hidden: isHidden ? kind : null },
    })),
  );
}

function nameText(name: string, value: string): string {
  return value === '' ? name : `${name}=${value}`;
}
