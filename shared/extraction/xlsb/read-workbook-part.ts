/** The workbook part of a binary workbook: sheets, names, the author's folder ([MS-XLSB] 2.4.304, 2.4.711, 2.4.1). */
import { uint32At } from '../../base/bounded-reader.ts';
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Decode } from '../reader.ts';
import { type DefinedName, noteWorkbook, type WorkbookSheet } from '../xlsx/workbook.ts';
import { readBinaryRecords, recordKind, wideText, wideTextAt } from './binary-records.ts';
import { wordsIn } from './salvaged-words.ts';

export interface BinaryTools {
  readonly pkg: OfficePackage;
  readonly collector: Collector;
  readonly decode: Decode;
}

const hidings = [null, 'xlsx.hidden-sheet', 'xlsx.very-hidden-sheet'] as const;
const hiddenFlag = 1;
const ownFlag = 0x20;
/** Names of functions that came after the format, which every program puts there hidden. */
const functionName = /^_xl(?:fn|ws|pm|nm|udf|eta|chart)\b/;

/** Reads the workbook, notes what it hides, and lists its sheets in their order. */
export function readWorkbookPart(main: string, tools: BinaryTools): readonly WorkbookSheet[] {
  const { pkg, collector, decode } = tools;
  const sheets: WorkbookSheet[] = [];
  const names: DefinedName[] = [];
  let folder: string | null = null;
  eachRecord(main, tools, (kind, content) => {
    if (kind === recordKind.sheet) sheets.push(sheetOf(content, main, { pkg, decode }));
    else if (kind === recordKind.definedName) names.push(nameOf(content, decode));
    else if (kind === recordKind.folder) folder = wideText(content, 0, decode);
  });
  noteWorkbook(main, { sheets, names, folder }, collector);
  return sheets;
}

/** Goes through the records of a part; damage is noted and ends it. */
export function eachRecord(
  name: string,
  { pkg, collector }: BinaryTools,
  take: (kind: number, content: Uint8Array) => void,
): void {
  const part = pkg.read(name);
  if (part === null) return;
  collector.attempt(name, () => {
    for (const { kind, content } of readBinaryRecords(part)) take(kind, content);
  });
}

function sheetOf(
  content: Uint8Array,
  main: string,
  { pkg, decode }: Pick<BinaryTools, 'pkg' | 'decode'>,
): WorkbookSheet {
  const relationship = wideTextAt(content, 8, decode);
  return {
    name: wideText(content, relationship.end, decode),
    part: pkg.relationships(main).find(({ id }) => id === relationship.text)?.target ?? '',
    hidden: hidings[uint32At(content, 0)] ?? null,
  };
}

/** A formula is in tokens; of what a name stands for, its texts are kept. */
function nameOf(content: Uint8Array, decode: Decode): DefinedName {
  const flags = uint32At(content, 0);
  const { text, end } = wideTextAt(content, 9, decode);
  return {
    name: (flags & ownFlag) === 0 && !functionName.test(text) ? text : `_xlnm.${text}`,
    isHidden: (flags & hiddenFlag) !== 0,
    value: wordsIn(content.subarray(end), decode).join(' '),
  };
}
