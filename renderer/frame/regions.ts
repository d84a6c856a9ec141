/** F6: moves the focus through the regions of a screen in the order they stand in the page. */

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** Index of the next region; wraps round, and starts at the first where the focus is in none. */
export function nextRegionIndex(current: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (current === -1) return step === 1 ? 0 : count - 1;
  return (current + step + count) % count;
}

/** Focuses the first thing in the next region, or the region itself; a region that takes no focus is passed over. */
export function moveToRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.getClientRects().length > 0,
  );
  const current = regions.findLastIndex((region) => region.contains(document.activeElement));
  let index = current;
  for (let tried = 0; tried < regions.length; tried += 1) {
    index = nextRegionIndex(index, regions.length, step);
    const region = regions[index];
    if (region === undefined || takesFocus(region)) return;
  }
}

function takesFocus(region: HTMLElement): boolean {
  const inSight = [...region.querySelectorAll<HTMLElement>(focusable)].find((each) => each.checkVisibility());
  const preferred = region.querySelector<HTMLElement>('[data-region-focus]');
  (preferred ?? inSight ?? region).focus();
  return region.contains(document.activeElement);
}
