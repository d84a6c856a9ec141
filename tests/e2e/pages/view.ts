/** What a page model works on: the page, how it acts, and the words of the language shown. */
import type { Locator, Page } from 'playwright';
import { type WindowText, zhCn } from '../../../renderer/text/zh-cn.ts';
import type { Hand } from '../hand.ts';
import type { Program } from '../program.ts';

export interface View {
  readonly program: Program;
  readonly page: Page;
  readonly hand: Hand;
  readonly text: WindowText;
}

export function viewOf(program: Program, hand: Hand, text: WindowText = zhCn): View {
  return { program, page: program.page, hand, text };
}

export function button({ page }: View, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' });
}

export function field({ page }: View, label: string): Locator {
  return page.getByRole('textbox', { name: label, exact: true });
}

/** Pass phrases: such fields have no role. */
export function secret({ page }: View, label: string): Locator {
  return page.getByLabel(label, { exact: true });
}

/** The sentence of a failure, wherever the screen shows it. */
export function alert({ page }: View): Locator {
  return page.getByRole('alert');
}
