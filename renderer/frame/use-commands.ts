/** Everything that can be done at this moment: what keys are bound to, places to go, and how the window looks. */
import type { ShortcutId } from '../keyboard/shortcuts.ts';
import { shortcuts } from '../keyboard/shortcuts.ts';
import { boundShortcuts } from '../keyboard/use-shortcuts.ts';
import { languages, textSizes, themes } from '../preferences/preferences.ts';
import { usePreferences } from '../preferences/use-preferences.tsx';
import type { Command } from './command-palette.tsx';
import type { FrameProps } from './frame.tsx';
import { readRecent } from './recent.ts';
import { placesOf } from './route.ts';

/** Without the palette's own key. */
const leftOut: readonly ShortcutId[] = ['palette'];

/** Gathers them when asked, before the palette itself stands in front. */
export function useCommands({
  session,
  onRoute,
}: Pick<FrameProps, 'session' | 'onRoute'>): () => readonly Command[] {
  const { text, change } = usePreferences();
  const look = (what: string, value: string, run: () => void): Command => ({
    name: text.palette.look(what, value),
    shown: '',
    run,
  });
  return () => [
    ...placesOf(session.person.duty).map((place) => ({
      name: text.palette.goTo(text.help.pages[place].name),
      shown: '',
      run: () => onRoute({ screen: place }),
    })),
    ...[...boundShortcuts()]
      .filter(([id]) => !leftOut.includes(id))
      .map(([id, run]) => ({
        name: text.shortcuts.names[id],
        shown: shortcuts.find((shortcut) => shortcut.id === id)?.shown ?? '',
        run,
      })),
    ...readRecent(localStorage, session.person.id).map(({ id, packageNumber }) => ({
      name: text.palette.recent(packageNumber),
      shown: '',
      run: () => onRoute({ screen: 'dossier' as const, dossier: id }),
    })),
    ...languages.map((language) =>
      look(text.frame.language, text.preferences.languages[language], () => change({ language })),
    ),
    ...textSizes.map((size) =>
      look(text.frame.textSize, text.preferences.sizes[size], () => change({ size })),
    ),
    ...themes.map((theme) => look(text.frame.theme, text.preferences.themes[theme], () => change({ theme }))),
  ];
}
