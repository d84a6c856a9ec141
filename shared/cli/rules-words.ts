/** Words of the rules commands in the chosen language. */
import type { Language } from '../messages/catalogue.ts';
import type { RulesSentences } from '../messages/rules-catalogue.ts';
import { rulesEn } from '../messages/rules-en.ts';
import { rulesZh } from '../messages/rules-zh.ts';

/** The catalogue of one language. */
export function rulesWords(language: Language): RulesSentences {
  return language === 'zh' ? rulesZh : rulesEn;
}
