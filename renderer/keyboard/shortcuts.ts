/**
 * Registry of every key the window listens to: the sheet is made from it, and nothing is bound that does not stand here.
 * Single keys work only while the findings list or the drawn document has focus (WCAG 2.1.4). Ctrl+Space, Shift and Shift+Space belong to
 * Chinese input methods and are never used.
 */

export type ShortcutId =
  | 'primary'
  | 'new-release'
  | 'lock'
  | 'shortcut-sheet'
  | 'palette'
  | 'jobs'
  | 'help'
  | 'next-region'
  | 'previous-region'
  | 'next-finding'
  | 'next-change'
  | 'previous-change'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-fit'
  | 'previous-finding'
  | 'undo'
  | 'redo'
  | 'text-larger'
  | 'text-smaller'
  | 'text-normal'
  | 'fix'
  | 'set-aside'
  | 'ask'
  | 'uphold'
  | 'demand-change'
  | 'reveal'
  | 'alike'
  | 'reason';

export interface KeyCombination {
  /** `KeyboardEvent.key`, letters in lower case. */
  readonly key: string;
  readonly ctrl?: true;
  /** Left out where the layout may need Shift to type the key itself, as with `+`. */
  readonly shift?: boolean;
}

export interface Shortcut {
  readonly id: ShortcutId;
  readonly where: 'everywhere' | 'findings' | 'document';
  /** Any of these; the first is shown. */
  readonly keys: readonly [KeyCombination, ...KeyCombination[]];
  /** How the sheet writes the keys. */
  readonly shown: string;
}

export const shortcuts: readonly Shortcut[] = [
  {
    id: 'primary',
    where: 'everywhere',
    keys: [{ key: 'enter', ctrl: true, shift: false }],
    shown: 'Ctrl+Enter',
  },
  { id: 'new-release', where: 'everywhere', keys: [{ key: 'n', ctrl: true, shift: false }], shown: 'Ctrl+N' },
  { id: 'next-region', where: 'everywhere', keys: [{ key: 'f6', shift: false }], shown: 'F6' },
  { id: 'previous-region', where: 'everywhere', keys: [{ key: 'f6', shift: true }], shown: 'Shift+F6' },
  { id: 'next-finding', where: 'everywhere', keys: [{ key: 'f8', shift: false }], shown: 'F8' },
  { id: 'previous-finding', where: 'everywhere', keys: [{ key: 'f8', shift: true }], shown: 'Shift+F8' },
  { id: 'next-change', where: 'everywhere', keys: [{ key: 'f7', shift: false }], shown: 'F7' },
  { id: 'previous-change', where: 'everywhere', keys: [{ key: 'f7', shift: true }], shown: 'Shift+F7' },
  { id: 'undo', where: 'everywhere', keys: [{ key: 'z', ctrl: true, shift: false }], shown: 'Ctrl+Z' },
  {
    id: 'redo',
    where: 'everywhere',
    keys: [
      { key: 'z', ctrl: true, shift: true },
      { key: 'y', ctrl: true, shift: false },
    ],
    shown: 'Ctrl+Shift+Z',
  },
  { id: 'lock', where: 'everywhere', keys: [{ key: 'l', ctrl: true, shift: false }], shown: 'Ctrl+L' },
  {
    id: 'text-larger',
    where: 'everywhere',
    keys: [
      { key: '+', ctrl: true },
      { key: '=', ctrl: true },
    ],
    shown: 'Ctrl++',
  },
  {
    id: 'text-smaller',
    where: 'everywhere',
    keys: [
      { key: '-', ctrl: true },
      { key: '_', ctrl: true },
    ],
    shown: 'Ctrl+-',
  },
  { id: 'text-normal', where: 'everywhere', keys: [{ key: '0', ctrl: true }], shown: 'Ctrl+0' },
  { id: 'palette', where: 'everywhere', keys: [{ key: 'k', ctrl: true, shift: false }], shown: 'Ctrl+K' },
  { id: 'jobs', where: 'everywhere', keys: [{ key: 'j', ctrl: true, shift: false }], shown: 'Ctrl+J' },
  { id: 'help', where: 'everywhere', keys: [{ key: 'f1', shift: false }], shown: 'F1' },
  { id: 'shortcut-sheet', where: 'everywhere', keys: [{ key: '/', ctrl: true }], shown: 'Ctrl+/' },
  { id: 'zoom-in', where: 'document', keys: [{ key: '+' }, { key: '=' }], shown: '+' },
  { id: 'zoom-out', where: 'document', keys: [{ key: '-' }], shown: '-' },
  { id: 'zoom-fit', where: 'document', keys: [{ key: '0' }], shown: '0' },
  { id: 'fix', where: 'findings', keys: [{ key: 'a', shift: false }], shown: 'A' },
  { id: 'set-aside', where: 'findings', keys: [{ key: 'i', shift: false }], shown: 'I' },
  { id: 'ask', where: 'findings', keys: [{ key: 'q', shift: false }], shown: 'Q' },
  { id: 'uphold', where: 'findings', keys: [{ key: 'p', shift: false }], shown: 'P' },
  { id: 'demand-change', where: 'findings', keys: [{ key: 'r', shift: false }], shown: 'R' },
  { id: 'reveal', where: 'findings', keys: [{ key: 'v', shift: false }], shown: 'V' },
  { id: 'alike', where: 'findings', keys: [{ key: 'g', shift: false }], shown: 'G' },
  {
    id: 'reason',
    where: 'findings',
    keys: [{ key: '1' }, { key: '2' }, { key: '3' }, { key: '4' }, { key: '5' }, { key: '6' }, { key: '7' }],
    shown: '1 – 7',
  },
];

/** What matching needs of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** True while an input method composes; 229 is what Chromium reports for keys the input method has taken. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

/** The shortcut that a key press means at a place, or null. */
export function shortcutOf(press: KeyPress, where: Shortcut['where']): ShortcutId | null {
  if (isComposing(press) || press.altKey || press.metaKey) return null;
  const key = press.key.toLowerCase();
  const found = shortcuts.find(
    (shortcut) => shortcut.where === where && shortcut.keys.some((each) => isPressed(each, key, press)),
  );
  return found?.id ?? null;
}

function isPressed(combination: KeyCombination, key: string, press: KeyPress): boolean {
  if (combination.key !== key || (combination.ctrl ?? false) !== press.ctrlKey) return false;
  return combination.shift === undefined || combination.shift === press.shiftKey;
}
