/** Binds shortcuts of the registry to actions while a component is shown. The component shown last wins. */
import { createContext, useContext, useEffect, useRef } from 'react';
import type { ShortcutId } from './shortcuts.ts';
import { shortcutOf, shortcuts } from './shortcuts.ts';

type Bindings = Partial<Readonly<Record<ShortcutId, () => void>>>;

const layers: { readonly current: Bindings }[] = [];

/** Shortcuts that still work under an open dialog; for the rest the dialog is in the way on purpose. */
const throughDialogs: readonly ShortcutId[] = ['primary', 'text-larger', 'text-smaller', 'text-normal'];

const ofText: readonly ShortcutId[] = ['undo', 'redo'];

/** False round what is kept in the page but out of sight: its keys would act on something nobody sees. */
export const ShortcutsInSight = createContext(true);

/** Binds for as long as the component is mounted and in sight; a shortcut with `undefined` falls through to what lies below. */
export function useShortcuts(bindings: Bindings): void {
  const isInSight = useContext(ShortcutsInSight);
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = isInSight ? bindings : {};
  });
  useEffect(() => {
    const layer = latest;
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** Starts listening; called once when the window starts. */
export function listenForShortcuts(): void {
  window.addEventListener('keydown', handle, { capture: true });
}

/** Before the element in focus hears of it: tabs and dialogs would keep Ctrl+Enter to themselves. */
function handle(event: KeyboardEvent): void {
  const id = shortcutOf(event, 'everywhere');
  if (id === null) return;
  // Ctrl+Z in a field is about what was typed there.
  if (ofText.includes(id) && isTextField(event.target)) return;
  if (isDialogOpen() && !throughDialogs.includes(id)) return;
  const action = layers.findLast(({ current }) => current[id] !== undefined)?.current[id];
  if (action === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/** What can be done at this moment by a key, for the command palette. */
export function boundShortcuts(): ReadonlyMap<ShortcutId, () => void> {
  const bound = new Map<ShortcutId, () => void>();
  for (const { id, where } of shortcuts) {
    const action = layers.findLast(({ current }) => current[id] !== undefined)?.current[id];
    if (where === 'everywhere' && action !== undefined) bound.set(id, action);
  }
  return bound;
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, input:not([type="checkbox"], [type="radio"])');
}
