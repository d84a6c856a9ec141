/** Words of a personal finding, shown on demand and hidden again as soon as another finding is active. Each look is logged. */
import { useEffect, useState } from 'react';
import type { DossierId, FindingId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/base/result.ts';
import { call } from '../../api.ts';
import { useAction } from '../../parts/use-action.ts';

export interface Reveal {
  readonly isShown: boolean;
  readonly words: string | null;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly toggle: () => void;
}

export function useReveal(dossier: DossierId, finding: FindingId | null): Reveal {
  const [shown, setShown] = useState<{ finding: FindingId; words: string } | null>(null);
  const look = useAction(async (wanted: FindingId) => {
    const result = await call('dossier.reveal', { dossier, finding: wanted });
    if (result.ok) setShown({ finding: wanted, words: result.value.text });
    return result.ok ? null : result.failure;
  });
  const { clear } = look;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding is why the words are hidden again
  useEffect(() => {
    setShown(null);
    clear();
  }, [finding, clear]);
  const isShown = shown !== null && shown.finding === finding;
  return {
    isShown,
    words: isShown ? shown.words : null,
    isBusy: look.isBusy,
    failure: look.failure,
    toggle: () => {
      if (isShown) setShown(null);
      else if (finding !== null) look.start(finding);
    },
  };
}
