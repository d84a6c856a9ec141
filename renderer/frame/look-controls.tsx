/** Language, text size and theme, in one row. */
import type { ReactNode } from 'react';
import { SelectInput } from '../parts/select-input.tsx';
import { languages, textSizes, themes } from '../preferences/preferences.ts';
import { usePreferences } from '../preferences/use-preferences.tsx';
import styles from './frame.module.css';

export function LookControls(): ReactNode {
  const { preferences, text, change } = usePreferences();
  return (
    <div className={styles.looks}>
      <SelectInput
        isInline
        label={text.frame.language}
        value={preferences.language}
        options={languages.map((value) => ({ value, label: text.preferences.languages[value] }))}
        onChange={(language) => change({ language })}
      />
      <SelectInput
        isInline
        label={text.frame.textSize}
        value={preferences.size}
        options={textSizes.map((value) => ({ value, label: text.preferences.sizes[value] }))}
        onChange={(size) => change({ size })}
      />
      <SelectInput
        isInline
        label={text.frame.theme}
        value={preferences.theme}
        options={themes.map((value) => ({ value, label: text.preferences.themes[value] }))}
        onChange={(theme) => change({ theme })}
      />
    </div>
  );
}
