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

/** Uses no pointer event and no focus call: Tab and arrow keys, as a person would. */
export function keyboard(page: Page): Hand {
  const focus = async (target: Locator): Promise<void> => {
    await target.waitFor();
    const composite = await compositeKey(target);
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await hasFocus(target)) return;
      const inside = composite !== null && (await siblingHasFocus(target));
      await page.keyboard.press(inside ? composite : 'Tab');
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
      await page.keyboard.press('Home');
      for (let stop = 0; stop < mostStops; stop += 1) {
        if ((await chosenOption(select)) === option) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`no option ${option}`);
    },
  };
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Arrow key that moves inside a group with one tab stop, or null for a stop of its own. */
async function compositeKey(target: Locator): Promise<'ArrowRight' | 'ArrowDown' | null> {
  if ((await target.getAttribute('role')) === 'tab') return 'ArrowRight';
  return (await target.getAttribute('type')) === 'radio' ? 'ArrowDown' : null;
}

function siblingHasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const group = element.closest('[role="tablist"], fieldset');
    const active = document.activeElement;
    if (group === null || active === null || !group.contains(active)) return false;
    return active.getAttribute('role') === 'tab' || active.getAttribute('type') === 'radio';
  });
}

function chosenOption(select: Locator): Promise<string> {
  return select.evaluate((element) =>
    element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? '') : '',
  );
}
