/** Page before anybody is signed in: name and boundary of the program on top, one column in the middle. */
import type { ReactNode } from 'react';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { stepSize } from '../preferences/preferences.ts';
import { usePreferences } from '../preferences/use-preferences.tsx';
import styles from './plain-page.module.css';

export interface PlainPageProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function PlainPage({ title, aside, isWide = false, children }: PlainPageProps): ReactNode {
  const { preferences, text, change } = usePreferences();
  useShortcuts({
    'text-larger': () => change({ size: stepSize(preferences.size, 1) }),
    'text-smaller': () => change({ size: stepSize(preferences.size, -1) }),
    'text-normal': () => change({ size: 'normal' }),
  });
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.brand}>{text.app.name}</span>
        <span className={styles.purpose}>{text.app.purpose}</span>
        {aside}
      </header>
      <main className={`${styles.column} ${isWide ? styles.wide : ''}`}>
        <h1>{title}</h1>
        {children}
      </main>
      <footer className={styles.bottom}>{text.app.boundary}</footer>
    </div>
  );
}
