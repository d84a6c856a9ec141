/** Gives every part of the window its language and text size, and keeps the choice across restarts. */
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Failure } from '../../shared/base/result.ts';
import { sentence } from '../../shared/messages/catalogue.ts';
import { failuresEn } from '../../shared/messages/en.ts';
import { failuresZh } from '../../shared/messages/zh-cn.ts';
import { call } from '../api.ts';
import { isSafeMode } from '../safe-mode.ts';
import { en } from '../text/en.ts';
import type { WindowText } from '../text/zh-cn.ts';
import { zhCn } from '../text/zh-cn.ts';
import type { Preferences } from './preferences.ts';
import { parsePreferences, remPixels } from './preferences.ts';

const storageKey = 'xianshen.preferences';

interface PreferencesValue {
  readonly preferences: Preferences;
  readonly text: WindowText;
  readonly change: (change: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesValue | null>(null);

export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [preferences, setPreferences] = useState(() =>
    parsePreferences(isSafeMode ? null : localStorage.getItem(storageKey)),
  );
  const change = useCallback(
    (changed: Partial<Preferences>) => setPreferences((before) => ({ ...before, ...changed })),
    [],
  );
  useEffect(() => {
    apply(preferences);
    if (!isSafeMode) localStorage.setItem(storageKey, JSON.stringify(preferences));
  }, [preferences]);
  useEffect(() => {
    void call('shell.set-language', { language: preferences.language });
  }, [preferences.language]);
  const text = preferences.language === 'zh' ? zhCn : en;
  const value = useMemo(() => ({ preferences, text, change }), [preferences, text, change]);
  return (
    <PreferencesContext value={value}>
      <I18nProvider locale={preferences.language === 'zh' ? 'zh-CN' : 'en-US'}>{children}</I18nProvider>
    </PreferencesContext>
  );
}

export function usePreferences(): PreferencesValue {
  const value = useContext(PreferencesContext);
  if (value === null) throw new Error('PreferencesProvider is missing');
  return value;
}

/** All strings in the chosen language. */
export function useText(): WindowText {
  return usePreferences().text;
}

/** Turns a failure into a sentence of the chosen language. */
export function useSentence(): (failure: Failure) => string {
  const { language } = usePreferences().preferences;
  return (failure) => sentence(language === 'zh' ? failuresZh : failuresEn, failure);
}

/** Pixels of a length in rem at the chosen text size. */
export function useRem(): number {
  return remPixels(usePreferences().preferences.size);
}

function apply({ language, size, theme }: Preferences): void {
  const { documentElement } = document;
  documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  documentElement.dataset.size = size;
  documentElement.dataset.theme = theme;
}
