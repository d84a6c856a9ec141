/** Files and folders dropped on the materials, and folders chosen by button: gathered first, placed by the person. */
import type { DragEvent } from 'react';
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { GatheredItems } from '../../../shared/contract/shell-api.ts';
import { call, dropped } from '../../api.ts';
import { useAction } from '../../parts/use-action.ts';

export interface Drop {
  /** What waits to be placed, or null. */
  readonly gathered: GatheredItems | null;
  /** True while something is held over the page. */
  readonly isOver: boolean;
  readonly failure: Failure | null;
  readonly chooseFolder: () => void;
  readonly clear: () => void;
  readonly target: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

export function useDrop(isOpen: boolean): Drop {
  const [gathered, setGathered] = useState<GatheredItems | null>(null);
  const [isOver, setIsOver] = useState(false);
  // The pointer enters and leaves every element below; it is gone when it has left as often as it entered.
  const depth = useRef(0);
  const take = useAction(async (files: readonly File[]) => {
    const found = await dropped(files);
    if (found.ok) setGathered(found.value);
    return found.ok ? null : found.failure;
  });
  const folder = useAction(async () => {
    const found = await call('shell.choose-import-folder', {});
    if (found.ok && (found.value.items.length > 0 || found.value.isCut)) setGathered(found.value);
    return found.ok ? null : found.failure;
  });
  const enter = (step: 1 | -1): void => {
    depth.current = Math.max(0, depth.current + step);
    setIsOver(depth.current > 0);
  };
  const accepts = (event: DragEvent): boolean => isOpen && event.dataTransfer.types.includes('Files');
  return {
    gathered,
    isOver,
    failure: take.failure ?? folder.failure,
    chooseFolder: () => folder.start(),
    clear: () => setGathered(null),
    target: {
      onDragEnter: (event) => {
        if (accepts(event)) enter(1);
      },
      onDragOver: (event) => {
        if (!accepts(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave: () => enter(-1),
      onDrop: (event) => {
        depth.current = 0;
        setIsOver(false);
        if (!accepts(event)) return;
        event.preventDefault();
        take.start([...event.dataTransfer.files]);
      },
    },
  };
}
