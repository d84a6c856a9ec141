/** The note below the date that says how a document is published, e.g. （此件公开发布） (国办发〔2016〕80号: fixed when drafting). */
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import type { Match } from './match.ts';
import { ownNumber } from './match-document-numbers.ts';
import { screenedPart } from './screened-part.ts';

const note =
  /(?:主动公开|公开发布|依申请公开|删减后公开|不予公开|不公开|免于公开|此件公开)|公开(?:形式|属性|方式) ?:/u;
const signedDate = /^ *(?:19|20)\d{2}年\d{1,2}月\d{1,2}日 *$/mu;
/** Kinds that are normally published; letters and reports are not. */
const kind = /的?(?:通知|意见|公告|通告|决定|批复|通报|办法|规定|细则)\s*(?:\n|$)/u;
const headCharacters = 600;

/** A document with number and date of its own that bears no such note. */
export function missingPublicationNote(text: ExtractedText): readonly Match[] {
  const own = text.parts.filter(
    (part) => (part.role === 'body' || part.role === 'page') && ownNumber(screenedPart(part)) !== null,
  );
  if (own.length === 0) return [];
  const words = own.map((part) => fold(part.text, { breaks: 'keep' }).text).join('\n');
  if (!signedDate.test(words) || !kind.test(words.slice(0, headCharacters))) return [];
  if (text.parts.some((part) => note.test(fold(part.text, { breaks: 'join' }).text))) return [];
  return [{ start: 0, end: 0, matcher: 'publication-note', confidence: 0.75 }];
}
