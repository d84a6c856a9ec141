/** Words about people and duties in a language. */
import type { Language } from './catalogue.ts';
import type { PeopleSentences } from './people-catalogue.ts';
import { peopleEn } from './people-en.ts';
import { peopleZh } from './people-zh.ts';

export function peopleWords(language: Language): PeopleSentences {
  return language === 'zh' ? peopleZh : peopleEn;
}
