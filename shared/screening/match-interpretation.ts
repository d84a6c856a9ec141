/**
 * What every interpretation must name: the department that explains (解释部门) and a telephone number for questions (咨询电话).
 * Asked for by the national rules on interpreting policy, and by the plan this program was made for.
 */
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import type { Match } from './match.ts';

const office =
  /(?:解释|解读)(?:部门|机关|单位|机构|处室|科室)(?::[ \t]?|[ \t\n]|:\n)(?!咨询|联系|服务|解[释读]|电话|附件)[\p{Script=Han}A-Za-z]{2}|由[^。;\n]{2,30}负责解[释读]/u;

const telephoneLabel =
  /(?:咨询|联系|服务|解读|解释|政策|业务)(?:服务)?(?:电话|热线|方式|号码)|热线电话|电话(?=[:\s]*[(\d])/gu;

/** A landline with or without area code, a service number, a short number such as 12345, or a mobile number. */
const telephone =
  /(?<!\d)(?:\(?0\d{2,3}\)?[- ]?)?[2-9]\d{6,7}(?!\d)|(?<!\d)(?:400|800)-?\d{3}-?\d{4}(?!\d)|(?<!\d)(?:12\d{3}|96\d{3,4})(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)/u;

/** How far after its label a number may stand, e.g. with the name and the office hours between them. */
const reach = 80;

/** The whole text is meant, so the place is its beginning. */
export function missingOffice(text: ExtractedText): readonly Match[] {
  if (isUnread(text) || text.parts.some((part) => office.test(folded(part.text)))) return [];
  return [missing('office')];
}

/** No label at all, or none with a telephone number after it. */
export function missingTelephone(text: ExtractedText): readonly Match[] {
  if (isUnread(text)) return [];
  let isLabelled = false;
  for (const part of text.parts) {
    const content = folded(part.text);
    for (const hit of content.matchAll(telephoneLabel)) {
      isLabelled = true;
      const from = hit.index + hit[0].length;
      if (telephone.test(content.slice(from, from + reach))) return [];
    }
  }
  return [missing(isLabelled ? 'telephone-without-number' : 'telephone')];
}

/** Of a picture that nobody could read nothing can be said to be missing; that it was not inspected is a finding of its own. */
export function isUnread({ parts, notInspected }: ExtractedText): boolean {
  const isFact = (role: string) => role === 'attachment-name' || role === 'properties' || role === 'other';
  return notInspected.length > 0 && parts.every(({ role }) => isFact(role));
}

function missing(matcher: string): Match {
  return { start: 0, end: 0, matcher, confidence: 0.95 };
}

function folded(text: string): string {
  return fold(text, { breaks: 'keep' }).text;
}
