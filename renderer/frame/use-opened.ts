/** Files opened with the program from outside: each leads to the screen that can read it, once somebody is signed in who may. */
import { useEffect, useRef } from 'react';
import type { Duty } from '../../shared/signoff/duties.ts';
import { call, onOpened } from '../api.ts';
import type { Route } from './route.ts';
import { placesOf } from './route.ts';

export function useOpened(duty: Duty, onRoute: (route: Route) => void): void {
  const latest = useRef(onRoute);
  useEffect(() => {
    latest.current = onRoute;
  });
  useEffect(() => {
    const take = async (): Promise<void> => {
      const taken = await call('shell.take-opened', {});
      if (!taken.ok || taken.value === null) return;
      const { purpose, ...opened } = taken.value;
      const screen = purpose === 'bundle' ? 'bundle-check' : 'work-list';
      if (placesOf(duty).includes(screen)) latest.current({ screen, opened });
    };
    void take();
    return onOpened(() => void take());
  }, [duty]);
}
