/** One decision about one finding: started by a key or a button, completed by a reason where one is needed. */
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/base/result.ts';
import type { FindingView } from '../../../shared/contract/dossier-views.ts';
import type { DecisionAction, DecisionInput, ReasonCode } from '../../../shared/review/decision.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import { call } from '../../api.ts';
import { useAction } from '../../parts/use-action.ts';
import { movesFor, readyDecision } from './decision-moves.ts';

export interface DecisionControl {
  /** Actions on offer for the active finding; empty where it is not this person's turn. */
  readonly moves: readonly DecisionAction[];
  /** Action that waits for its reason, or null. */
  readonly choosing: DecisionAction | null;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly noteRef: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
  readonly isNoteMissing: boolean;
  readonly begin: (action: DecisionAction) => void;
  readonly choose: (reason: ReasonCode) => void;
  readonly cancel: () => void;
}

export interface UseDecision {
  readonly dossier: DossierId;
  readonly finding: FindingView | null;
  readonly duty: Duty;
  readonly may: boolean;
  readonly decided: (changed: FindingView) => void;
}

export function useDecision({ dossier, finding, duty, may, decided }: UseDecision): DecisionControl {
  const noteRef = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);
  const [choosing, setChoosing] = useState<DecisionAction | null>(null);
  const [isNoteMissing, setIsNoteMissing] = useState(false);
  const send = useAction(async (input: DecisionInput) => {
    if (finding === null) return null;
    const result = await call('dossier.decide', { dossier, finding: finding.id, ...input });
    if (!result.ok) return result.failure;
    if (noteRef.current !== null) noteRef.current.value = '';
    setChoosing(null);
    decided(result.value);
    return null;
  });
  const { clear } = send;
  const id = finding?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was begun or failed belongs to the finding before
  useEffect(() => {
    setChoosing(null);
    setIsNoteMissing(false);
    clear();
  }, [id, clear]);
  const note = (): string => noteRef.current?.value.trim() ?? '';
  const moves = may && finding !== null ? movesFor(duty, finding) : [];
  return {
    moves,
    choosing,
    isBusy: send.isBusy,
    failure: send.failure,
    noteRef,
    isNoteMissing,
    begin: (action) => {
      if (finding === null || !moves.includes(action)) return;
      setIsNoteMissing(false);
      const ready = readyDecision(action, finding, note());
      if (ready === null) setChoosing(action);
      else send.start(ready);
    },
    choose: (reason) => {
      if (choosing === null) return;
      const isMissing = reason === 'other' && note() === '';
      setIsNoteMissing(isMissing);
      if (isMissing) noteRef.current?.focus();
      else send.start({ action: choosing, reason, note: note() });
    },
    cancel: () => {
      setChoosing(null);
      setIsNoteMissing(false);
    },
  };
}
