/** How a page model acts: with the keyboard alone, or with the pointer. The same steps then prove both ways. */
import type { Locator, Page } from 'playwright';

export interface Hand {
  /** Presses a button, a tab, a radio button or a link. */
  press(target: Locator): Promise<void>;
  /** Replaces the content of a text field. */
  type(field: Locator, text: string): Promise<void>;
  /** Chooses in a native select by the words of an option. */
  choose(select: Locator, option: string): Promise<void>;
  /** Puts the focus somewhere. */
  focus(target: Locator): Promise<void>;
}

export function pointer(): Hand {
  return {
    press: (target) => target.click(),
    type: (field, text) => field.fill(text),
    choose: async (select, option) => {
      await select.selectOption({ label: option });
    },
    focus: (target) => target.focus(),
  };
}

/** More stops than any screen has: whoever needs more is caught in a trap. */
const mostStops = 150;

/** Uses no pointer event and no focus call: F6, Tab and arrow keys, the shorter way, as somebody who knows the window would. */
export function keyboard(page: Page): Hand {
  const press = async (key: string, times: number): Promise<void> => {
    for (let pressed = 0; pressed < times; pressed += 1) await page.keyboard.press(key);
  };
  const walk = async ({ regions, tabs, arrows }: Way): Promise<void> => {
    await press(regions < 0 ? 'Shift+F6' : 'F6', Math.abs(regions));
    await press(tabs < 0 ? 'Shift+Tab' : 'Tab', Math.abs(tabs));
    if (arrows.count !== 0) await press(arrows.count < 0 ? arrows.back : arrows.on, Math.abs(arrows.count));
  };
  const focus = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      const way = await target.evaluate(wayTo, stop < 5);
      if (way === null) return;
      const isUnknown = way.regions === 0 && way.tabs === 0 && way.arrows.count === 0;
      await (isUnknown ? press('Tab', 1) : walk(way));
    }
    throw new Error(`Tab never reaches ${target.toString()}`);
  };
  return {
    focus,
    press: async (target) => {
      await focus(target);
      const isChoice = ['radio', 'checkbox'].includes((await target.getAttribute('type')) ?? '');
      await page.keyboard.press(isChoice ? 'Space' : 'Enter');
    },
    type: async (field, text) => {
      await focus(field);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    choose: async (select, option) => {
      await focus(select);
      const steps = await select.evaluate(stepsToOption, option);
      await press(steps < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(steps));
    },
  };
}

/** Presses of F6 (below zero: Shift+F6), then of Tab (below zero: Shift+Tab), then of an arrow inside a group with one tab stop. */
interface Way {
  readonly regions: number;
  readonly tabs: number;
  readonly arrows: { readonly count: number; readonly on: string; readonly back: string };
}

/** Runs in the page, by regions too while `mayJump`. Null where the target has the focus; all zeros where the way is not to be seen from here. */
function wayTo(target: Element, mayJump: boolean): Way | null {
  const active = document.activeElement;
  if (target === active) return null;
  const wanted =
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"], iframe';
  const layer =
    [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) ?? document.body;
  const isGroupMember = (each: Element) => each.getAttribute('type') === 'radio' || each.role === 'tab';
  const groupOf = (each: Element | null) =>
    each !== null && isGroupMember(each)
      ? [
          ...(each
            .closest('[role="tablist"], [role="radiogroup"], fieldset')
            ?.querySelectorAll('[role="tab"], input[type="radio"]') ?? []),
        ]
      : [];
  const isStop = (each: Element): boolean => {
    if (!(each instanceof HTMLElement) || each.tabIndex < 0 || each.matches(':disabled, [inert] *'))
      return false;
    if (!each.checkVisibility({ visibilityProperty: true })) return false;
    if (!(each instanceof HTMLInputElement) || each.type !== 'radio') return true;
    const checked = groupOf(each).find((one) => one instanceof HTMLInputElement && one.checked);
    return each === (checked ?? groupOf(each)[0]);
  };
  const group = groupOf(target);
  const isRadio = target.getAttribute('type') === 'radio';
  const keys = isRadio ? { on: 'ArrowDown', back: 'ArrowUp' } : { on: 'ArrowRight', back: 'ArrowLeft' };
  const still = { count: 0, ...keys };
  if (active !== null && group.includes(active)) {
    return { regions: 0, tabs: 0, arrows: { ...keys, count: group.indexOf(target) - group.indexOf(active) } };
  }
  const stops = [...layer.querySelectorAll(wanted)].filter(isStop);
  const goal = isStop(target) ? target : group.find(isStop);
  const to = goal === undefined ? -1 : stops.indexOf(goal);
  if (to === -1) return { regions: 0, tabs: 0, arrows: still };
  const from = active === null ? -1 : stops.indexOf(active);
  const ring = stops.length + 1;
  const forward = (to - from + ring) % ring;
  const tabs = forward <= ring / 2 || from === -1 ? forward : forward - ring;
  const regions = [...document.querySelectorAll('[data-region]')].filter(
    (region) => region.getClientRects().length > 0,
  );
  const here = regions.findLastIndex((region) => region.contains(active));
  const there = regions.findLastIndex((region) => region.contains(target));
  const onward = here === -1 ? there + 1 : (there - here + regions.length) % regions.length;
  const jumps = onward * 2 <= regions.length ? onward : onward - regions.length;
  if (
    !mayJump ||
    layer !== document.body ||
    there === -1 ||
    here === there ||
    Math.abs(jumps) >= Math.abs(tabs)
  )
    return { regions: 0, tabs, arrows: still };
  return { regions: jumps, tabs: 0, arrows: still };
}

/** Runs in the page: how far down a native list the option stands from the one that is chosen. */
function stepsToOption(select: Element, option: string): number {
  if (!(select instanceof HTMLSelectElement)) throw new Error('no list');
  const index = [...select.options].findIndex(({ label }) => label === option);
  if (index === -1) throw new Error(`no option ${option}`);
  return index - select.selectedIndex;
}
