/** Locks an unattended window, with a warning before. Nothing that was typed is discarded: drafts are written as they are typed. */
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '../parts/notice.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import styles from './idle-lock.module.css';
import { idleSecondsLeft } from './idle-state.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'compositionupdate'] as const;

export interface IdleLockProps {
  readonly minutes: number;
  readonly onIdle: () => void;
}

export function IdleLock({ minutes, onIdle }: IdleLockProps): ReactNode {
  const text = useText();
  const [left, setLeft] = useState<number | null>(null);
  const lastActive = useRef(performance.now());
  const idle = useRef(onIdle);
  useEffect(() => {
    idle.current = onIdle;
  });
  useEffect(() => {
    const active = (): void => {
      lastActive.current = performance.now();
      setLeft(null);
    };
    const look = setInterval(() => {
      const seconds = idleSecondsLeft(lastActive.current, performance.now(), minutes);
      setLeft(seconds);
      if (seconds === 0) idle.current();
    }, 1_000);
    for (const sign of signs) window.addEventListener(sign, active, { capture: true, passive: true });
    return () => {
      clearInterval(look);
      for (const sign of signs) window.removeEventListener(sign, active, { capture: true });
    };
  }, [minutes]);
  if (left === null || left === 0) return null;
  return (
    <div className={styles.warning}>
      <Notice tone="warning">{text.people.idleWarning(left)}</Notice>
    </div>
  );
}
