/** What is said about a finding, aloud and in the list. */
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { Bilingual } from '../../../shared/screening/rule-set.ts';
import type { WindowText } from '../../text/zh-cn.ts';
import { zhCn } from '../../text/zh-cn.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import { placeWords } from './place-words.ts';

/** The half of a bilingual text that belongs to the window's language. */
export function inLanguage(bilingual: Bilingual, text: WindowText): string {
  const language: Language = text === zhCn ? 'zh' : 'en';
  return bilingual[language];
}

/** Sentence for a finding that has just become the active one. */
export function announcement(finding: NumberedFinding, total: number, text: WindowText): string {
  return text.review.announceFinding(
    finding.number,
    total,
    text.words.severities[finding.severity],
    inLanguage(finding.ruleName, text),
    placeWords(finding.place, text),
  );
}
