/** The tour through the sample office: one line above the status bar that points at real controls and moves on with the person. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { Duty } from '../../shared/signoff/duties.ts';
import { Button } from '../parts/button.tsx';
import { useAnnounce } from '../parts/live-region.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import styles from './tour.module.css';
import type { TourPlace } from './tour-steps.ts';
import { nextTourPlace, parseTourPlace, tourEnd, tourOver, tourSteps, tourTargets } from './tour-steps.ts';

const storageKey = 'xianshen.tour';

export function Tour({ duty }: { readonly duty: Duty }): ReactNode {
  const text = useText();
  const announce = useAnnounce();
  const [place, setPlace] = useState(() => parseTourPlace(localStorage.getItem(storageKey)));
  const step = tourSteps[place];
  const isHandler = duty === 'handler';
  const sentence = step === undefined ? text.tour.end : text.tour.steps[step];
  const isShown = place < tourOver && (isHandler || place >= tourEnd - 1);
  useEffect(() => localStorage.setItem(storageKey, String(place)), [place]);
  useEffect(() => {
    if (isShown) announce(sentence);
  }, [announce, isShown, sentence]);
  useFollow(isShown, isHandler, setPlace);
  if (!isShown) return null;
  return (
    <section className={styles.tour} aria-label={text.tour.title} data-region="tour">
      <strong className={styles.step}>
        {step === undefined ? text.tour.title : text.tour.step(place + 1, tourSteps.length)}
      </strong>
      <p className={styles.words}>
        {sentence} {step !== undefined && <kbd className={styles.key}>{tourTargets[step].key}</kbd>}
      </p>
      {step !== undefined && (
        <>
          <Button kind="primary" onPress={() => pointAt(tourTargets[step].selector)}>
            {text.tour.point}
          </Button>
          <Button onPress={() => setPlace(place + 1)}>{text.tour.skip}</Button>
        </>
      )}
      <Button kind={step === undefined ? 'primary' : 'quiet'} onPress={() => setPlace(tourOver)}>
        {text.tour.leave}
      </Button>
    </section>
  );
}

/** Moves on as soon as the page shows that a step is done. */
function useFollow(
  isShown: boolean,
  isHandler: boolean,
  setPlace: (change: (before: TourPlace) => TourPlace) => void,
): void {
  useEffect(() => {
    if (!isShown) return;
    const has = (selector: string): boolean => document.querySelector(selector) !== null;
    const follow = (): void => setPlace((before) => nextTourPlace(before, { has, isHandler }));
    follow();
    const observer = new MutationObserver(follow);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['aria-selected'],
    });
    return () => observer.disconnect();
  }, [isShown, isHandler, setPlace]);
}

/** Focus and a frame round the control, until the focus leaves it; where it is on another page, round the way back to the work list. */
function pointAt(selector: string): void {
  const target =
    document.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>('nav button');
  if (target === null) return;
  target.dataset.pointed = 'true';
  target.addEventListener('blur', () => delete target.dataset.pointed, { once: true });
  target.focus();
}
