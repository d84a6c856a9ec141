/** What a public consultation must name: a period, ways to answer (Interim Regulation on Major Administrative Decisions art. 15). */
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import type { Match } from './match.ts';

const title = /(?:征求|征集)[^。\n]{0,80}?意见(?:建议)?的?(?:公告|通告|通知|公示|启事)/u;
const headCharacters = 400;
const period =
  /\d{1,2}月\d{1,2}日[^。\n]{0,12}?(?:前|止)|至(?:20\d{2}年)?\d{1,2}月\d{1,2}日|(?:期限|时间|期)[^。\n]{0,10}?\d{1,3}(?:个工作)?[日天]|截止/u;
const way = /邮箱|邮寄|信函|来信|来函|电话|传真|网站|登录|网址|窗口|@/u;
const reason = /缩短|紧急|紧迫|不足(?:三十|30)日/u;
const usualDays = 30;

/** A consultation that names no period. */
export function missingPeriod(text: ExtractedText): readonly Match[] {
  const words = consultation(text);
  return words === null || period.test(words) ? [] : [missing('period')];
}

/** A consultation that names no way to answer. */
export function missingWays(text: ExtractedText): readonly Match[] {
  const words = consultation(text);
  return words === null || way.test(words) ? [] : [missing('ways')];
}

/** A consultation of fewer than thirty days that gives no reason. */
export function shortConsultation(text: ExtractedText): readonly Match[] {
  const words = consultation(text);
  if (words === null || reason.test(words)) return [];
  const days = daysIn(words);
  return days === null || days >= usualDays ? [] : [{ ...missing('short'), values: { days } }];
}

function daysIn(words: string): number | null {
  const stated = /(?:期限|公示期)[^。\n]{0,8}?(\d{1,3})[日天]/u.exec(words)?.[1];
  if (stated !== undefined) return Number(stated);
  const range =
    /(20\d{2})年(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|-|—)(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日/u.exec(
      words,
    );
  if (range === null) return null;
  const [, year, month, day, endYear, endMonth, endDay] = range;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const end = Date.UTC(Number(endYear ?? year), Number(endMonth) - 1, Number(endDay));
  return Math.round((end - start) / 86_400_000) + 1;
}

const known = new WeakMap<ExtractedText, string | null>();

/** The words of a notice that opens a consultation; null for any other text. Several rules ask. */
function consultation(text: ExtractedText): string | null {
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const part = text.parts.find(
    ({ role, text: words }) => (role === 'body' || role === 'page') && title.test(headOf(words)),
  );
  const words = part === undefined ? null : fold(part.text, { breaks: 'keep' }).text;
  known.set(text, words);
  return words;
}

/** The first characters of the folded text. Most texts are no consultation: folding their beginning is enough to see it. */
function headOf(text: string): string {
  const beginning = fold(text.slice(0, headCharacters * 4), { breaks: 'keep' }).text;
  // How the last characters fold may depend on what follows them.
  const isEnough = beginning.length > headCharacters + 4 || text.length <= headCharacters * 4;
  return (isEnough ? beginning : fold(text, { breaks: 'keep' }).text).slice(0, headCharacters);
}

function missing(matcher: string): Match {
  return { start: 0, end: 0, matcher, confidence: 0.8 };
}
