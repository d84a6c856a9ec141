/** Words about clean copies in a language. */
import type { Language } from './catalogue.ts';
import type { CleaningSentences } from './cleaning-catalogue.ts';
import { cleaningEn } from './cleaning-en.ts';
import { cleaningZh } from './cleaning-zh.ts';

export function cleaningWords(language: Language): CleaningSentences {
  return language === 'zh' ? cleaningZh : cleaningEn;
}
