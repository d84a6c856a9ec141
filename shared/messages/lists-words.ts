/** Words about register, search, papers and statistics in a language. */
import type { Language } from './catalogue.ts';
import type { ListsSentences } from './lists-catalogue.ts';
import { listsEn } from './lists-en.ts';
import { listsZh } from './lists-zh.ts';

export function listsWords(language: Language): ListsSentences {
  return language === 'zh' ? listsZh : listsEn;
}
