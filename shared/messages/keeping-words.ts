/** Words about exported ledgers and backups in a language. */
import type { Language } from './catalogue.ts';
import type { KeepingSentences } from './keeping-catalogue.ts';
import { keepingEn } from './keeping-en.ts';
import { keepingZh } from './keeping-zh.ts';

export function keepingWords(language: Language): KeepingSentences {
  return language === 'zh' ? keepingZh : keepingEn;
}
