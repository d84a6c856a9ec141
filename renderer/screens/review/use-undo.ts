/** Taking the last decision back and making it again; the engine knows what the last one was, also after a restart. */
import { useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { FindingView } from '../../../shared/contract/dossier-views.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useAnnounce } from '../../parts/live-region.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useSentence, useText } from '../../preferences/use-preferences.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import type { ReviewTabProps } from './review-tab.tsx';

export interface Undo {
  /** False where it is not this person's turn to decide. */
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  /** What has just been done, for whoever sees. */
  readonly done: string | null;
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface UseUndo extends Pick<ReviewTabProps, 'detail' | 'findings' | 'onChanged'> {
  readonly numbered: readonly NumberedFinding[];
  /** Makes a finding the active one and takes the focus to the list. */
  readonly goTo: (finding: NumberedFinding | null) => void;
}

export function useUndo({ detail, findings, onChanged, numbered, goTo }: UseUndo): Undo {
  const text = useText();
  const say = useSentence();
  const announce = useAnnounce();
  const [done, setDone] = useState<string | null>(null);
  const step = useAction(async (direction: 'undo' | 'redo') => {
    setDone(null);
    const changed = await call(`dossier.${direction}-decision`, { dossier: detail.id });
    if (!changed.ok) {
      announce(say(changed.failure));
      return changed.failure;
    }
    findings.change((before) => replaced(before, changed.value));
    const first = numbered.find(({ id }) => id === changed.value[0]?.id) ?? null;
    const words = text.review.stepDone[direction](changed.value.length, first?.number ?? 0);
    setDone(words);
    announce(words);
    goTo(first);
    void onChanged();
    return null;
  });
  const isOpen = detail.may.decide;
  const undo = (): void => step.start('undo');
  const redo = (): void => step.start('redo');
  useShortcuts(isOpen ? { undo, redo } : {});
  return { isOpen, isBusy: step.isBusy, failure: step.failure, done, undo, redo };
}

/** Findings with those that have changed in their places. */
export function replaced(
  before: readonly FindingView[],
  changed: readonly FindingView[],
): readonly FindingView[] {
  const now = new Map(changed.map((finding) => [finding.id, finding]));
  return before.map((finding) => now.get(finding.id) ?? finding);
}
