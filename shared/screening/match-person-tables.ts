/**
 * Tables about persons: what their columns say together. A name beside an illness, children with class and guardian, many persons
 * with many columns, and counts so low that they point to somebody.
 */
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';
import type { Table, TableCell } from './table-columns.ts';
import { tablesOf } from './table-columns.ts';

const person = /姓名|户主|申请人|受助人|患者$|救助对象|学员$|法定代表人/u;
const health = /病种|诊断|病情|患病|疾病|残疾(?:等级|类别|类型|程度)|伤残等级|健康状况|体检|孕|病因/u;
/** Columns that say why somebody needs help, and illnesses that they name. */
const cause = /(?:致贫|致困|困难|救助|申请|主要)(?:原因|事由)/u;
const illness =
  /癌|肿瘤|尿毒症|白血病|结核|肝炎|艾滋|抑郁|精神(?:病|分裂|障碍|残疾)|癫痫|梅毒|糖尿病|高血压|心脏病|脑瘫|自闭症|偏瘫|中风|肝硬化|肾衰/u;
const child = /(?:学生|儿童|幼儿|子女|孤儿|孩子)(?:姓名)?$|(?:学生|儿童|幼儿|孤儿)姓名/u;
const childhood = /班级|年级|监护人|家长|学校|幼儿园|年龄|周岁|出生|学籍/u;
const childhoodStrong = /班级|年级|监护人|家长姓名|幼儿园|学籍/u;
/** Columns that a published list does not need (article 6: as little as possible). */
const privateKinds: readonly (readonly [string, RegExp])[] = [
  ['证件号码', /身份证|证件号|身份号码|护照/u],
  ['电话', /电话|手机|联系方式/u],
  ['住址', /住址|家庭地址|户籍地址|居住地|详细地址/u],
  ['银行账号', /账号|账户|卡号|一卡通|存折/u],
  ['健康情况', health],
  ['出生日期', /出生年月日|出生日期|生日/u],
  ['家庭成员', /家庭成员|监护人|配偶|子女|家庭人口/u],
  ['收入', /收入|工资|薪酬/u],
];
const fewestPersons = 5;
const fewestColumns = 2;
const sensitiveCount =
  /(?:艾滋|性病|精神|吸毒|戒毒|自杀|强奸|性侵|流产|引产|矫正|刑满|涉毒|传销|抑郁|梅毒|残疾|孤儿|留守儿童)[^次]{0,8}(?:人数|病例|例数|数量|数)$/u;
const mostInLowCount = 4;

/** Health information beside names. */
export function matchHealthColumns(screened: ScreenedPart): readonly Match[] {
  return tablesOf(screened).flatMap((table) => {
    const columns = [...headersLike(table, health), ...headersLike(table, cause).filter(namesIllness(table))];
    return headersLike(table, person).length > 0 && columns.length > 0
      ? [atHeader(table, columns, 'health-columns')]
      : [];
  });
}

function namesIllness({ rows }: Table): (header: TableCell) => boolean {
  return ({ column }) => rows.flat().some((cell) => cell.column === column && illness.test(cell.text));
}

/** Names of children with class, age or guardian. */
export function matchMinorColumns(screened: ScreenedPart): readonly Match[] {
  return tablesOf(screened).flatMap((table) => {
    const named = headersLike(table, child);
    const persons = headersLike(table, person);
    const isList =
      (named.length > 0 && headersLike(table, childhood).length > 0) ||
      (persons.length > 0 && headersLike(table, childhoodStrong).length > 0 && !isOfAdults(table));
    return isList ? [atHeader(table, named.length > 0 ? named : persons, 'minor-columns')] : [];
  });
}

function isOfAdults(table: Table): boolean {
  return headersLike(table, /职称|职务|任教|教师|毕业院校/u).length > 0;
}

/** Many persons, several private columns. */
export function matchPersonAggregation(screened: ScreenedPart): readonly Match[] {
  return tablesOf(screened).flatMap((table) => {
    const persons = headersLike(table, person);
    if (persons.length === 0 || table.rows.length < fewestPersons) return [];
    const kinds = privateKinds.filter(([, expression]) => headersLike(table, expression).length > 0);
    if (kinds.length < fewestColumns) return [];
    const words = kinds.map(([word]) => word).join('、');
    const values = { persons: table.rows.length, columns: words };
    return [{ ...atHeader(table, persons, 'person-columns'), values }];
  });
}

/** Counts from one to four in statistics of a sensitive matter; the place is the first of them. */
export function matchLowCounts(screened: ScreenedPart): readonly Match[] {
  return tablesOf(screened).flatMap((table) => {
    const columns = new Set(headersLike(table, sensitiveCount).map(({ column }) => column));
    const low = table.rows
      .flat()
      .filter(({ column, text }) => columns.has(column) && /^\d$/u.test(text))
      .filter(({ text }) => Number(text) >= 1 && Number(text) <= mostInLowCount);
    const first = low[0];
    if (first === undefined) return [];
    const values = { count: low.length, most: mostInLowCount };
    return [{ start: first.start, end: first.end, matcher: 'low-counts', confidence: 0.7, values }];
  });
}

function headersLike(table: Table, expression: RegExp): readonly TableCell[] {
  return table.heads.flat().filter(({ text }) => expression.test(text));
}

function atHeader(table: Table, columns: readonly TableCell[], matcher: string): Match {
  const first = columns[0];
  return {
    start: first?.start ?? table.start,
    end: first?.end ?? table.start,
    matcher,
    confidence: 0.9,
    values: { persons: table.rows.length, columns: columns.map(({ text }) => text).join('、') },
  };
}
