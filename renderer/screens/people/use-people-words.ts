/** Words about people that the window shares with the command line, in the chosen language. */
import type { PeopleSentences } from '../../../shared/messages/people-catalogue.ts';
import { peopleWords } from '../../../shared/messages/people-words.ts';
import { usePreferences } from '../../preferences/use-preferences.tsx';

export function usePeopleWords(): PeopleSentences {
  return peopleWords(usePreferences().preferences.language);
}
