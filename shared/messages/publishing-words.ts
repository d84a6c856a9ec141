/** Words about publishing in a language. */
import type { Language } from './catalogue.ts';
import type { PublishingSentences } from './publishing-catalogue.ts';
import { publishingEn } from './publishing-en.ts';
import { publishingZh } from './publishing-zh.ts';

export function publishingWords(language: Language): PublishingSentences {
  return language === 'zh' ? publishingZh : publishingEn;
}
