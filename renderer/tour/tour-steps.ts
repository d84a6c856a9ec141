/** The five steps of the tour through the sample office: what each points at, which key it asks for, and when it is done. */

export const tourSteps = ['open', 'finding', 'hidden', 'missing', 'change'] as const;
export type TourStep = (typeof tourSteps)[number];

/** Index of the step; as many as there are steps: the last word; one more: over. */
export type TourPlace = number;

export const tourEnd: TourPlace = tourSteps.length;
export const tourOver: TourPlace = tourSteps.length + 1;

export interface TourTarget {
  /** The real control. */
  readonly selector: string;
  /** What is pressed there, as the sentence writes it. */
  readonly key: 'Enter' | '↓';
  /** In the page once the step is done; null where somebody else has to sign in. */
  readonly done: string | null;
}

export const tourTargets: Readonly<Record<TourStep, TourTarget>> = {
  open: { selector: '[role="grid"]', key: 'Enter', done: '[role="tab"][data-key="review"]' },
  finding: {
    selector: '[data-region="findings"] [role="listbox"]',
    key: '↓',
    // The first one is chosen from the start.
    done: '[data-region="findings"] [role="option"][aria-selected="true"]:not([aria-posinset="1"])',
  },
  hidden: {
    selector: '[role="tab"][data-key="hidden"]',
    key: 'Enter',
    done: '[role="tab"][data-key="hidden"][aria-selected="true"]',
  },
  missing: {
    selector: '[role="tab"][data-key="signOff"]',
    key: 'Enter',
    done: '[role="tab"][data-key="signOff"][aria-selected="true"]',
  },
  change: { selector: '#lock', key: 'Enter', done: null },
};

/** Parses what was kept; whoever never saw the tour begins with it. */
export function parseTourPlace(untrustedText: string | null): TourPlace {
  const place = Number(untrustedText ?? '0');
  return Number.isInteger(place) && place >= 0 && place <= tourOver ? place : 0;
}

/** Where the tour goes on, given what is in the page and whether the person is the one who began. */
export function nextTourPlace(
  place: TourPlace,
  page: { readonly has: (selector: string) => boolean; readonly isHandler: boolean },
): TourPlace {
  const step = tourSteps[place];
  if (step === undefined) return place;
  const { done } = tourTargets[step];
  const isDone = done === null ? !page.isHandler : page.has(done);
  return isDone ? place + 1 : place;
}
