/** Words about exchange and archive in a language. */
import type { Language } from './catalogue.ts';
import type { ExchangeSentences } from './exchange-catalogue.ts';
import { exchangeEn } from './exchange-en.ts';
import { exchangeZh } from './exchange-zh.ts';

export function exchangeWords(language: Language): ExchangeSentences {
  return language === 'zh' ? exchangeZh : exchangeEn;
}
