/** The nine points an interpretation should cover (2016 plan on open government; rules on interpreting policy). */
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import type { Match } from './match.ts';
import { isUnread } from './match-interpretation.ts';

type Point = readonly [name: string, words: RegExp];

/** Asked of every interpretation. */
const mainPoints: readonly Point[] = [
  ['背景依据', /背景|依据|为什么要?(?:制定|出台)|起草(?:过程|说明)|必要性/u],
  ['目标任务', /目标|任务|目的|宗旨/u],
  ['主要内容', /(?:主要|重点|核心)(?:内容|措施|举措|规定|条款)|内容包括|亮点/u],
  ['涉及范围', /范围|适用|服务对象|受益对象|哪些人|面向/u],
  ['执行口径', /口径|标准|如何(?:执行|办理|申请)|怎么(?:办|执行|申请)|办理流程|具体要求/u],
];
/** Asked where they apply. */
const otherPoints: readonly Point[] = [
  ['注意事项', /注意|需要说明|特别提示|提醒/u],
  ['关键词诠释', /关键词|名词|术语|是指|释义/u],
  ['惠民利民举措', /惠民|利民|便民|实惠|受益|获得感|好处/u],
  ['新旧政策差异', /新旧|差异|相比|不同之处|变化|对比/u],
];

/** Main points no word speaks of, in one finding about the whole text. */
export function missingMainPoints(text: ExtractedText): readonly Match[] {
  return missing(text, mainPoints);
}

/** Points that may not apply. */
export function missingOtherPoints(text: ExtractedText): readonly Match[] {
  return missing(text, otherPoints);
}

function missing(text: ExtractedText, points: readonly Point[]): readonly Match[] {
  if (isUnread(text)) return [];
  const words = text.parts
    .filter(({ role }) => role !== 'attachment-name' && role !== 'properties')
    .map((part) => fold(part.text, { breaks: 'join' }).text)
    .join('\n');
  const absent = points.filter(([, expression]) => !expression.test(words)).map(([name]) => name);
  if (absent.length === 0) return [];
  const values = { points: absent.join('、') };
  return [{ start: 0, end: 0, matcher: 'points', confidence: 0.7, values }];
}
