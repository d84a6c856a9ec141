/**
 * The native menu: what belongs to every window on every desktop. The program's own commands live in the window, text size
 * among them, because it is kept for each person.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../shared/messages/catalogue.ts';
import { nativeWords } from './native-words.ts';

/** Puts the menu in the given language in place of the present one. */
export function showMenu(language: Language): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language)));
}

function menuTemplate(language: Language): MenuItemConstructorOptions[] {
  const words = nativeWords[language];
  return [
    { label: words.file, submenu: [{ role: 'quit', label: words.quit }] },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [{ role: 'togglefullscreen', label: words.fullScreen }],
    },
  ];
}
