/**
 * The draft while it is written: kept a second after the last key and at least every five, checked a little later. What is typed
 * lives in the editor; here are only the turns of saving and checking, so that a key press costs the same in a long text.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/base/result.ts';
import type { DeskCheck } from '../../../shared/contract/desk-api.ts';
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { call } from '../../api.ts';

const idleMs = 1_000;
const longestMs = 5_000;
const checkMs = 700;

/** What could not be saved because the window was locked just then; it never leaves the memory of the page. */
const unsaved = new Map<DossierId, InterpretationSource>();

/** The draft to go on with: what was typed last, or what was kept. */
export function takeUnsaved(dossier: DossierId): InterpretationSource | null {
  const draft = unsaved.get(dossier) ?? null;
  unsaved.delete(dossier);
  return draft;
}

export interface DeskControl {
  readonly saving: 'saved' | 'saving' | 'changed';
  readonly savedAt: string | null;
  readonly failure: Failure | null;
  readonly check: DeskCheck | null;
  /** Something was typed. */
  readonly touch: () => void;
  /** Saves now; null when the draft is kept. */
  readonly flush: () => Promise<Failure | null>;
}

interface Timers {
  idle: number | undefined;
  longest: number | undefined;
  check: number | undefined;
}

export interface UseDesk {
  readonly dossier: DossierId;
  readonly savedAt: string | null;
  /** The draft as it stands; null before the editor is there. */
  readonly read: () => InterpretationSource | null;
}

export function useDesk({ dossier, savedAt, read }: UseDesk): DeskControl {
  const [saving, setSaving] = useState<DeskControl['saving']>('saved');
  const [at, setAt] = useState(savedAt);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [check, setCheck] = useState<DeskCheck | null>(null);
  const latest = useRef(read);
  const timers = useRef<Timers>({ idle: undefined, longest: undefined, check: undefined });
  const isDirty = useRef(false);
  const turn = useRef(0);
  useEffect(() => {
    latest.current = read;
  });

  const flush = useCallback(async (): Promise<Failure | null> => {
    window.clearTimeout(timers.current.idle);
    window.clearTimeout(timers.current.longest);
    timers.current.longest = undefined;
    const draft = latest.current();
    if (draft === null || !isDirty.current) return null;
    isDirty.current = false;
    setSaving('saving');
    const saved = await call('desk.save', { dossier, draft });
    if (saved.ok) {
      setAt(saved.value.savedAt);
      setSaving(isDirty.current ? 'changed' : 'saved');
      setFailure(null);
      return null;
    }
    isDirty.current = true;
    if (saved.failure.code === 'session.not-signed-in' || saved.failure.code === 'session.screen-locked') {
      unsaved.set(dossier, draft);
    }
    setSaving('changed');
    setFailure(saved.failure);
    return saved.failure;
  }, [dossier]);

  const look = useCallback(async (): Promise<void> => {
    const draft = latest.current();
    if (draft === null) return;
    turn.current += 1;
    const mine = turn.current;
    const checked = await call('desk.check', { dossier, draft });
    if (mine === turn.current && checked.ok) setCheck(checked.value);
  }, [dossier]);

  const touch = useCallback((): void => {
    isDirty.current = true;
    setSaving('changed');
    const { current } = timers;
    window.clearTimeout(current.idle);
    window.clearTimeout(current.check);
    current.idle = window.setTimeout(() => void flush(), idleMs);
    current.longest ??= window.setTimeout(() => void flush(), longestMs);
    current.check = window.setTimeout(() => void look(), checkMs);
  }, [flush, look]);

  useEffect(() => {
    const { current } = timers;
    current.check = window.setTimeout(() => void look(), 0);
    return () => {
      window.clearTimeout(current.check);
      void flush();
    };
  }, [flush, look]);

  return { saving, savedAt: at, failure, check, touch, flush };
}
