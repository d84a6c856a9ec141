/** Ranges of a binary sheet whose colours come from elsewhere than the cell ([MS-XLSB] 2.4.27, 2.4.96, 2.4.238, 2.4.316). */
import { uint32At } from '../../base/bounded-reader.ts';
import type { IsColoured } from '../xlsx/coloured-ranges.ts';
import { readBinaryRecords, recordKind } from './binary-records.ts';
import { type BinaryTools, eachRecord } from './read-workbook-part.ts';

interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const rangeBytes = 16;

/** Reads them once, when somebody asks. Cells are counted from 1. */
export function binaryRangesWhenAsked(part: string, tools: BinaryTools): IsColoured {
  let known: IsColoured | null = null;
  return (column, row) => {
    known ??= readRanges(part, tools);
    return known(column, row);
  };
}

function readRanges(part: string, tools: BinaryTools): IsColoured {
  const ranges: Range[] = [];
  let hasGround = false;
  eachRecord(part, tools, (kind, content) => {
    if (kind === recordKind.background) hasGround = true;
    if (kind !== recordKind.conditionalFormats) return;
    const count = Math.min(uint32At(content, 8), Math.floor((content.length - 12) / rangeBytes));
    for (let index = 0; index < count; index += 1) ranges.push(rangeAt(content, 12 + index * rangeBytes));
  });
  for (const { kind: link, target, isExternal } of tools.pkg.relationships(part)) {
    if (isExternal || (link !== 'table' && link !== 'pivotTable') || !tools.pkg.has(target)) continue;
    const bytes = tools.pkg.peek(target);
    if (bytes === null) continue;
    tools.collector.attempt(target, () => {
      for (const { kind, content } of readBinaryRecords(bytes)) {
        if (kind === recordKind.table || kind === recordKind.pivotPlace) ranges.push(rangeAt(content, 0));
      }
    });
  }
  return (column, row) =>
    hasGround ||
    ranges.some(
      ({ left, top, right, bottom }) =>
        column - 1 >= left && column - 1 <= right && row - 1 >= top && row - 1 <= bottom,
    );
}

function rangeAt(content: Uint8Array, at: number): Range {
  const number = (index: number) => uint32At(content, at + index * 4);
  return { top: number(0), bottom: number(1), left: number(2), right: number(3) };
}
