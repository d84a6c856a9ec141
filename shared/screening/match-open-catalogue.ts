/**
 * Tables of what an office makes public (政务公开目录). Each entry has eight elements and must be measurable: what, content, basis or
 * procedure, time limit, organ, channel, whom for, way. "及时" alone is no time limit that anybody could check.
 */
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';
import type { Table } from './table-columns.ts';
import { tablesOf } from './table-columns.ts';

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

const promptOnly = /^(?:应当?|须)?(?:及时|实时|随时|尽快|按时|定期|适时)(?:公开|更新|发布)?[。;]?$/u;

/** The same within a sentence (事项变更后及时更新), where nothing beside it can be measured. */
const vague = /及时|尽快|尽早|适时|定期|按时/u;
const measurable =
  /[\d一二三四五六七八九十](?:个?(?:工作日|自然日|小时|月)|日|天|周|年)|每|按(?:日|天|周|月|季|半年|年)|实时|即时|随时|当[日天]|长期/u;

function isUnmeasurable(limit: string): boolean {
  return promptOnly.test(limit) || (vague.test(limit) && !measurable.test(limit));
}

/** A time limit of words only. */
export function matchPromptOnly(screened: ScreenedPart): readonly Match[] {
  return catalogues(screened).flatMap((table) =>
    table.rows
      .flat()
      .flatMap(({ start, end, column, text }) =>
        /时限/u.test(table.headers.get(column) ?? '') && isUnmeasurable(text.replace(/\s/gu, ''))
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
