/**
 * Tables of what an office makes public (政务公开目录). Each entry has eight elements and must be measurable: what, content, basis or
 * procedure, time limit, organ, channel, whom for, way. "及时" alone is no time limit that anybody could check.
 */
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';
import type { Table } from './table-columns.ts';
import { tablesOf } from './table-columns.ts';
import { parseTimeLimit } from './time-limit.ts';

const elements: readonly (readonly [string, RegExp])[] = [
  ['公开事项', /公开事项|事项名称|目录名称|[一二]级事项/u],
  ['公开内容', /公开内容|信息内容|内容\(要素\)/u],
  ['公开依据或流程', /公开依据|公开流程|依据$/u],
  ['公开时限', /公开时限|时限$/u],
  ['公开主体', /公开主体|责任主体|责任单位/u],
  ['公开渠道和载体', /公开渠道|公开载体|渠道和载体/u],
  ['公开对象', /公开对象|公开范围/u],
  ['公开方式', /公开方式|公开形式/u],
];
/** With fewer of them a table is about something else. */
const fewestElements = 4;

/** A catalogue without one of the eight elements; said at its first header. */
export function matchCatalogueElements(screened: ScreenedPart): readonly Match[] {
  return catalogues(screened).flatMap((table) => {
    const headers = [...table.headers.values()];
    const missing = elements.filter(([, form]) => !headers.some((header) => form.test(header)));
    const first = table.heads[0]?.[0];
    if (missing.length === 0 || first === undefined) return [];
    const { start, end } = first;
    const values = { missing: missing.map(([name]) => name).join('、') };
    return [{ start, end, matcher: 'catalogue-elements', confidence: 0.75, values }];
  });
}

/** A time limit of words only (`time-limit.ts` says which). */
export function matchPromptOnly(screened: ScreenedPart): readonly Match[] {
  return catalogues(screened).flatMap((table) =>
    table.rows
      .flat()
      .flatMap(({ start, end, column, text }) =>
        /时限/u.test(table.headers.get(column) ?? '') && parseTimeLimit(text).mode === 'vague'
          ? [{ start, end, matcher: 'prompt-only', confidence: 0.8 }]
          : [],
      ),
  );
}

function catalogues(screened: ScreenedPart): readonly Table[] {
  return tablesOf(screened).filter(({ headers }) => {
    const words = [...headers.values()];
    return elements.filter(([, form]) => words.some((header) => form.test(header))).length >= fewestElements;
  });
}
