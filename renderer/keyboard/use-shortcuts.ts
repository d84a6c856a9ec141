/** Binds shortcuts of the registry to actions while a component is shown. The component shown last wins. */
import { useEffect, useRef } from 'react';
import type { ShortcutId } from './shortcuts.ts';
import { shortcutOf } from './shortcuts.ts';

type Bindings = Partial<Readonly<Record<ShortcutId, () => void>>>;

const layers: { readonly current: Bindings }[] = [];

/** Shortcuts that still work under an open dialog; for the rest the dialog is in the way on purpose. */
const throughDialogs: readonly ShortcutId[] = ['primary', 'text-larger', 'text-smaller', 'text-normal'];

/** Binds for as long as the component is mounted; a shortcut with `undefined` falls through to what lies below. */
export function useShortcuts(bindings: Bindings): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
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
  if (isDialogOpen() && !throughDialogs.includes(id)) return;
  const action = layers.findLast(({ current }) => current[id] !== undefined)?.current[id];
  if (action === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
