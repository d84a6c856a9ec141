/** Work list: new release, open a release, go to another place. */
import { button, field, type View } from './view.ts';

export async function newRelease(view: View, title: string): Promise<void> {
  const { hand, page, text } = view;
  await hand.press(button(view, text.workList.create));
  const dialog = page.getByRole('dialog', { name: text.workList.createTitle });
  await dialog.waitFor();
  await hand.type(field(view, text.workList.titleField), title);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Opens the release whose row holds the given words. */
export async function openRelease(view: View, words: string): Promise<void> {
  const { hand, page, text } = view;
  const grid = page.getByRole('grid', { name: text.workList.table });
  const row = grid.getByRole('row').filter({ hasText: words });
  await row.waitFor();
  await hand.focus(grid);
  await page.keyboard.press('Home');
  for (let stop = 0; (await row.getAttribute('aria-selected')) !== 'true'; stop += 1) {
    if (stop > 100) throw new Error(`no row with ${words}`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('tablist', { name: text.dossier.header }).waitFor();
}

/** Goes to a place of the navigation: 工作台, 审计, 校验发布包, 单位. */
export async function goTo(view: View, place: string): Promise<void> {
  const navigation = view.page.getByRole('navigation', { name: view.text.frame.navigation });
  await view.hand.press(navigation.getByRole('button', { name: place, exact: true }));
}
