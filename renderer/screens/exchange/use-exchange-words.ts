/** What exchange says of its outcomes, in the chosen language. */
import type { OpenedPackage } from '../../../shared/contract/exchange-api.ts';
import { exchangeWords } from '../../../shared/messages/exchange-words.ts';
import { usePreferences } from '../../preferences/use-preferences.tsx';

export function useExchangeWords() {
  return exchangeWords(usePreferences().preferences.language);
}

/** Lines about an opened package: the outcome, and where copies differ. */
export function openedLines(
  opened: OpenedPackage,
  words: ReturnType<typeof exchangeWords>,
): readonly string[] {
  return [
    words.opened[opened.outcome](opened),
    ...opened.differences.map(({ kind, here, there }) => words.difference(words.kinds[kind], here, there)),
  ];
}
