import { expect, test } from 'vitest';
import type { KeyPress } from '../../../../renderer/keyboard/shortcuts.ts';
import { shortcutOf, shortcuts } from '../../../../renderer/keyboard/shortcuts.ts';
import { en } from '../../../../renderer/text/en.ts';
import { zhCn } from '../../../../renderer/text/zh-cn.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  ...held,
});

test('knows the keys that work everywhere', () => {
  const ctrl = { ctrlKey: true };
  expect([
    shortcutOf(press('Enter', ctrl), 'everywhere'),
    shortcutOf(press('F8'), 'everywhere'),
    shortcutOf(press('F8', { shiftKey: true }), 'everywhere'),
    shortcutOf(press('+', { ...ctrl, shiftKey: true }), 'everywhere'),
    shortcutOf(press('=', ctrl), 'everywhere'),
    shortcutOf(press('/', ctrl), 'everywhere'),
  ]).toEqual(['primary', 'next-finding', 'previous-finding', 'text-larger', 'text-larger', 'shortcut-sheet']);
});

test('takes single letters for decisions in the findings list only, in either case of Caps Lock', () => {
  expect(shortcutOf(press('a'), 'findings')).toBe('fix');
  expect(shortcutOf(press('A'), 'findings')).toBe('fix');
  expect(shortcutOf(press('a'), 'everywhere')).toBeNull();
  expect(shortcutOf(press('3'), 'findings')).toBe('reason');
});

test('does nothing while an input method composes', () => {
  expect(shortcutOf(press('a', { isComposing: true }), 'findings')).toBeNull();
  expect(shortcutOf(press('Enter', { ctrlKey: true, isComposing: true }), 'everywhere')).toBeNull();
  expect(shortcutOf(press('i', { keyCode: 229 }), 'findings')).toBeNull();
});

test('leaves combinations with Alt, Meta or the wrong Ctrl to the system', () => {
  expect(shortcutOf(press('a', { ctrlKey: true }), 'findings')).toBeNull();
  expect(shortcutOf(press('a', { altKey: true }), 'findings')).toBeNull();
  expect(shortcutOf(press('F8', { metaKey: true }), 'everywhere')).toBeNull();
  expect(shortcutOf(press('n'), 'everywhere')).toBeNull();
});

test('binds no key twice at one place and none that switches input methods', () => {
  const bound = shortcuts.flatMap(({ where, keys }) =>
    keys.map(({ key, ctrl, shift }) => `${where} ${ctrl ?? false} ${shift ?? 'any'} ${key}`),
  );
  expect(new Set(bound).size).toBe(bound.length);
  expect(
    bound.filter((each) => each.endsWith(' ') || each.includes('shift') || each.includes('space')),
  ).toEqual([]);
});

test('names every shortcut in both languages', () => {
  const ids = shortcuts.map(({ id }) => id).sort();
  expect(Object.keys(zhCn.shortcuts.names).sort()).toEqual(ids);
  expect(Object.keys(en.shortcuts.names).sort()).toEqual(ids);
});
