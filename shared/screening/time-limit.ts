/**
 * Time limits of a catalogue row (公开时限) read from the phrases that offices write: 信息形成或者变更之日起20个工作日内,
 * 实时公开, 每季度, 公示期不少于7天, 12月底前, 长期公开. A row must be measurable, so 及时 alone is flagged.
 *
 * Both who ask read with this one reader, so that they never judge a phrase in two ways: rule CAT-02 for the cells of a catalogue
 * that lies in a file, the form of a release for the field that its handler fills in. Each had a reader of its own before: the
 * rule's took 实时公开 for vague but 按时 for what nobody can check, the form's the other way round. The rule speaks only of words
 * that are known to be vague, since a table holds phrases that no reader knows; the form also of what it cannot read, since it is
 * advice about one field. Where the rule has spoken of the file, the form keeps silent (`saidOnce` in engine/procedure-view): a
 * finding has a place, a law and a decision, advice has none.
 *
 * Phrases: columns of the standard catalogues for grassroots openness; units after the Regulation on Open Government
 * Information, art. 26.
 */

/** A period as it is written. */
export interface LimitPeriod {
  readonly amount: number;
  readonly unit: 'working-day' | 'day' | 'hour';
}

/**
 * `within`: a period after an event. `shown-for`: how long it stays on display. `periodic`: once in each period of the
 * calendar. `at-once`: on the same day. `by`: before a
 * day of the calendar. `standing`: shown without an end. `vague`: nothing that could be checked. `unread`: a phrase this reader does not know.
 */
export type TimeLimit =
  | { readonly mode: 'within'; readonly period: LimitPeriod; readonly trigger: string }
  | { readonly mode: 'shown-for'; readonly period: LimitPeriod; readonly atLeast: boolean }
  | { readonly mode: 'periodic'; readonly each: CalendarSpan }
  | { readonly mode: 'at-once' | 'by' | 'standing' }
  | { readonly mode: 'vague'; readonly word: string }
  | { readonly mode: 'unread'; readonly text: string };

export type CalendarSpan = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';

const digits = '[0-9０-９]{1,4}|[一二三四五六七八九十]{1,3}';
const unit = '个?工作日|个?自然日|日|天|个?小时';
const within = new RegExp(
  `(?<trigger>[^，。；,;]{0,40}?)(?<amount>${digits})(?<unit>${unit})(?:之?内|以内)`,
  'u',
);
const shown = new RegExp(
  `公[示告开]期?(?:限)?(?<floor>不少于|不低于|不短于|至少)?(?:为)?(?<amount>${digits})(?<unit>${unit})`,
  'u',
);
const periodic = /(?:每|按)(?<span>日|天|周|月|季度?|半年|年)度?/u;
const atOnce = /实时|即时|随时|当[日天]/u;
const byDay =
  /[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日|底|末|份)?(?:之?前|以前)|(?:年|月|季度?|周)[底末](?:之?前|以前)/u;
const standing = /长期|常年|永久/u;
const vague = /适时|及时|尽快|尽早|定期|不定期|按时|择机/u;

const spans: Readonly<Record<string, CalendarSpan>> = {
  日: 'day',
  天: 'day',
  周: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'half-year',
  年: 'year',
};

/** What a time-limit phrase asks for. The measurable part wins where a phrase has both: 及时公开，最迟20个工作日内. */
export function parseTimeLimit(text: string): TimeLimit {
  const phrase = text.normalize('NFKC').replace(/\s+/gu, '');
  return (
    readWithin(phrase) ??
    readShown(phrase) ??
    readPeriodic(phrase) ??
    readWord(phrase) ??
    readVague(phrase) ?? { mode: 'unread', text }
  );
}

/** Whether somebody could check afterwards that the limit was kept (可量化、可检查). */
export function isMeasurable(limit: TimeLimit): boolean {
  return limit.mode !== 'vague' && limit.mode !== 'unread';
}

function readWithin(phrase: string): TimeLimit | undefined {
  const groups = within.exec(phrase)?.groups;
  const period = groups === undefined ? undefined : readPeriod(groups);
  if (period === undefined) return undefined;
  return { mode: 'within', period, trigger: (groups?.trigger ?? '').replace(/^自|之?日起$|起$/gu, '') };
}

function readShown(phrase: string): TimeLimit | undefined {
  const groups = shown.exec(phrase)?.groups;
  const period = groups === undefined ? undefined : readPeriod(groups);
  return period === undefined
    ? undefined
    : { mode: 'shown-for', period, atLeast: groups?.floor !== undefined };
}

function readPeriodic(phrase: string): TimeLimit | undefined {
  const each = spans[periodic.exec(phrase)?.groups?.span ?? ''];
  return each === undefined ? undefined : { mode: 'periodic', each };
}

const measurableWords = [
  ['at-once', atOnce],
  ['by', byDay],
  ['standing', standing],
] as const;

function readWord(phrase: string): TimeLimit | undefined {
  const mode = measurableWords.find(([, form]) => form.test(phrase))?.[0];
  return mode === undefined ? undefined : { mode };
}

function readVague(phrase: string): TimeLimit | undefined {
  const word = vague.exec(phrase)?.[0];
  return word === undefined ? undefined : { mode: 'vague', word };
}

function readPeriod(groups: Readonly<Record<string, string | undefined>>): LimitPeriod | undefined {
  const amount = readNumber(groups.amount ?? '');
  const written = groups.unit ?? '';
  if (amount === undefined || amount < 1) return undefined;
  if (written.includes('工作日')) return { amount, unit: 'working-day' };
  return { amount, unit: written.includes('小时') ? 'hour' : 'day' };
}

const ones = '一二三四五六七八九';

/** Numbers up to 99 in Chinese characters, any length in digits. */
function readNumber(written: string): number | undefined {
  if (/^\d+$/u.test(written)) return Number(written);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(written);
  if (match === null || written === '') return undefined;
  const [, first, ten, last] = match;
  if (ten === undefined) return last === undefined ? digitOf(first) : undefined;
  return (first === undefined ? 1 : digitOf(first)) * 10 + digitOf(last);
}

function digitOf(character: string | undefined): number {
  return character === undefined ? 0 : ones.indexOf(character) + 1;
}
