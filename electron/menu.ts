/**
 * The native menu. Commands that the window carries out are handed to it as the key that stands beside them, so that there is one
 * list of keys and no further way into the page.
 */
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../shared/messages/catalogue.ts';
import { nativeWords } from './native-words.ts';
import type { Support } from './support.ts';

/** Puts the menu in the given language in place of the present one; until the engine runs, without what needs it. */
export function showMenu(language: Language, support: MenuSupport | null = null): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, support)));
}

export interface MenuSupport extends Support {
  readonly safeMode: boolean;
}

interface WindowKey {
  readonly keyCode: string;
  readonly modifiers: readonly ('control' | 'shift')[];
}

/** Keys of the window's own registry. */
const keys = {
  create: { keyCode: 'N', modifiers: ['control'] },
  lock: { keyCode: 'L', modifiers: ['control'] },
  jobs: { keyCode: 'J', modifiers: ['control'] },
  palette: { keyCode: 'K', modifiers: ['control'] },
  larger: { keyCode: '=', modifiers: ['control'] },
  smaller: { keyCode: '-', modifiers: ['control'] },
  normal: { keyCode: '0', modifiers: ['control'] },
  help: { keyCode: 'F1', modifiers: [] },
  keys: { keyCode: '/', modifiers: ['control'] },
} as const satisfies Readonly<Record<string, WindowKey>>;

function command(label: string, { keyCode, modifiers }: WindowKey): MenuItemConstructorOptions {
  const held = modifiers.map((modifier) => (modifier === 'control' ? 'Ctrl' : 'Shift'));
  return {
    label,
    accelerator: [...held, keyCode].join('+'),
    // Shown only: the page hears the key itself.
    registerAccelerator: false,
    click: (_item, window) => {
      if (isOurs(window)) press(window, { keyCode, modifiers });
    },
  };
}

function isOurs(window: unknown): window is BrowserWindow {
  return typeof window === 'object' && window !== null && 'webContents' in window;
}

function press({ webContents }: BrowserWindow, { keyCode, modifiers }: WindowKey): void {
  webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
  webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers: [...modifiers] });
}

function menuTemplate(language: Language, support: MenuSupport | null): MenuItemConstructorOptions[] {
  const words = nativeWords[language];
  return [
    {
      label: words.file,
      submenu: [
        command(words.create, keys.create),
        command(words.lock, keys.lock),
        { type: 'separator' },
        { role: 'quit', label: words.quit },
      ],
    },
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
      submenu: [
        command(words.larger, keys.larger),
        command(words.smaller, keys.smaller),
        command(words.normal, keys.normal),
        { type: 'separator' },
        command(words.palette, keys.palette),
        command(words.jobs, keys.jobs),
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
    {
      label: words.help,
      submenu: [
        command(words.helpHere, keys.help),
        command(words.keys, keys.keys),
        ...(support === null ? [] : supportItems(language, support)),
      ],
    },
  ];
}

function supportItems(language: Language, support: MenuSupport): MenuItemConstructorOptions[] {
  const words = nativeWords[language];
  const { safeMode } = support;
  return [
    { type: 'separator' },
    { label: words.diagnostics, click: () => support.saveDiagnostics(language) },
    {
      label: safeMode ? words.usualStart : words.safeStart,
      click: () => support.restart(safeMode ? 'usual' : 'safe'),
    },
  ];
}
