/** Zoom by single keys while the document pane has the focus. */
import type { KeyboardEvent } from 'react';
import { shortcutOf } from '../../../keyboard/shortcuts.ts';
import type { ZoomStep } from './layout-bar.tsx';

const steps: Readonly<Partial<Record<string, ZoomStep>>> = {
  'zoom-in': 'in',
  'zoom-out': 'out',
  'zoom-fit': 'fit',
};

export function zoomKeys(onZoom: (step: ZoomStep) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const { key, ctrlKey, altKey, shiftKey, metaKey, keyCode, nativeEvent } = event;
    const press = { key, ctrlKey, altKey, shiftKey, metaKey, keyCode, isComposing: nativeEvent.isComposing };
    const step = steps[shortcutOf(press, 'document') ?? ''];
    if (step === undefined) return;
    event.preventDefault();
    onZoom(step);
  };
}
