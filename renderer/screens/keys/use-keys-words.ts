/** Words about keys that the window shares with the command line, in the chosen language. */
import type { KeysSentences } from '../../../shared/messages/keys-catalogue.ts';
import { keysWords } from '../../../shared/messages/keys-words.ts';
import { usePreferences } from '../../preferences/use-preferences.tsx';

export function useKeysWords(): KeysSentences {
  return keysWords(usePreferences().preferences.language);
}
