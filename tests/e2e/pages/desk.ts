/** The interpretation desk: beginning with a form, writing blocks and filling in their forms, making files, going back. */
import type { Locator } from 'playwright';
import { captionFields, isFormBlock, rowShapes } from '../../../renderer/screens/desk/block-kinds.ts';
import { cellText, rowsOf } from '../../../renderer/screens/desk/form-values.ts';
import type { OutputForm } from '../../../shared/contract/desk-api.ts';
import { outputForms } from '../../../shared/contract/desk-api.ts';
import type {
  InterpretationBlock,
  InterpretationSource,
  Template,
} from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { button, type View } from './view.ts';

export async function beginDraft(view: View, template: Template): Promise<void> {
  const [name = ''] = view.text.desk.templates[template];
  await view.hand.press(button(view, new RegExp(`^${name}`)));
  await editorOf(view).waitFor();
}

/** Opens one of the panels at the right. */
export async function showSide(view: View, side: keyof View['text']['desk']['side']): Promise<void> {
  const tab = view.page.getByRole('tab', { name: new RegExp(`^${view.text.desk.side[side]}`) });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await view.hand.press(tab);
}

/**
 * Writes what the source says over what the form began with: blocks of the same kind are filled in, others put between, and what is
 * left at the end is taken away.
 */
export async function writeDraft(view: View, source: InterpretationSource): Promise<void> {
  const { hand, page, text } = view;
  const paper = page.getByRole('region', { name: text.desk.regions.desk });
  for (const field of ['title', 'department', 'telephone', 'hours'] as const)
    await hand.type(paper.getByRole('textbox', { name: text.desk[field], exact: true }), source[field]);
  for (const [index, { term, meaning }] of source.terms.entries()) {
    await hand.press(button(view, text.desk.addTerm));
    const row = page.getByRole('group', { name: text.desk.termOf(index + 1) });
    await hand.type(row.getByRole('textbox', { name: text.desk.term, exact: true }), term);
    await hand.type(row.getByRole('textbox', { name: text.desk.meaning, exact: true }), meaning);
  }
  await showSide(view, 'block');
  for (const [index, block] of source.blocks.entries()) await writeBlock(view, block, index);
  for (let left = await blocksOf(view).count(); left > source.blocks.length; left -= 1) {
    await select(view, left - 1);
    await hand.press(button(view, text.desk.remove));
  }
  await page.locator('[data-saving="saved"]').waitFor();
}

function editorOf({ page, text }: View): Locator {
  return page.getByRole('textbox', { name: text.desk.editor });
}

function blocksOf(view: View): Locator {
  return editorOf(view).locator(':scope > *');
}

const kindOf = (element: Element): string => {
  if (element.tagName === 'H2') return 'heading';
  if (element.tagName === 'P') return 'paragraph';
  if (element.tagName === 'SECTION') return 'question';
  return element.querySelector('.meta')?.textContent ?? '';
};

async function writeBlock(view: View, block: InterpretationBlock, index: number): Promise<void> {
  const at = blocksOf(view).nth(index);
  const isThere =
    index < (await blocksOf(view).count()) &&
    [block.block, view.text.desk.blocks[block.block]].includes(await at.evaluate(kindOf));
  if (!isThere) await insert(view, block, index);
  await fill(view, block, at);
  await tickPoints(view, block);
}

async function insert(view: View, { block }: InterpretationBlock, index: number): Promise<void> {
  const { hand, page, text } = view;
  await select(view, index - 1);
  if (block === 'question') return hand.press(button(view, text.desk.addQuestion));
  const tools = page.getByRole('toolbar', { name: text.desk.toolbar });
  await hand.choose(tools.getByRole('combobox'), text.desk.blocks[block]);
}

/** Puts the cursor into a block, or selects it where it is a form. */
async function select(view: View, index: number): Promise<void> {
  await blocksOf(view)
    .nth(index)
    .click({ position: { x: 12, y: 12 } });
}

async function fill(view: View, block: InterpretationBlock, at: Locator): Promise<void> {
  if (isFormBlock(block)) {
    await at.click({ position: { x: 12, y: 12 } });
    return fillForm(view, block);
  }
  if (block.block === 'question') {
    await overwrite(view, at.locator('[data-ask]'), block.question);
    return overwrite(view, at.locator('[data-answer]'), block.answer);
  }
  return overwrite(view, at, block.text);
}

/** Over all words of one line: three clicks mark them. */
async function overwrite({ page }: View, line: Locator, words: string): Promise<void> {
  await line.click({ clickCount: 3 });
  await page.keyboard.insertText(words);
}

type FormBlock = Parameters<typeof captionFields>[0];

async function fillForm(view: View, block: FormBlock): Promise<void> {
  const { hand, page, text } = view;
  const form = page.getByRole('region', {
    name: text.desk.formOf(text.desk.blocks[block.block]),
    exact: true,
  });
  const said = new Map<string, unknown>(Object.entries(block));
  for (const field of captionFields(block)) {
    const words = String(said.get(field) ?? '');
    await hand.type(form.locator(`:scope > div [name="${field}"]`).first(), words);
  }
  for (const [index, row] of rowsOf(block).entries()) {
    const group = form.getByRole('group', { name: text.desk.row(index + 1), exact: true });
    if ((await group.count()) === 0) await hand.press(form.getByRole('button', { name: text.desk.addRow }));
    for (const column of rowShapes[block.block].columns)
      await hand.type(group.locator(`[name="${column}"]`), cellText(row, column));
  }
}

async function tickPoints(view: View, block: InterpretationBlock): Promise<void> {
  const points = view.page.getByRole('group', { name: view.text.desk.pointsOfBlock });
  for (const point of block.points ?? []) {
    const tick = points.getByRole('checkbox', { name: point, exact: true });
    if (!(await tick.isChecked())) await view.hand.press(tick);
  }
}

/** Makes these forms of the draft and waits until they are among the materials. */
export async function makeFiles(view: View, forms: readonly OutputForm[]): Promise<void> {
  const { hand, page, text } = view;
  await showSide(view, 'publish');
  const choice = page.getByRole('group', { name: text.desk.makeWhich });
  for (const form of outputForms) {
    const tick = choice.getByRole('checkbox', { name: text.desk.forms[form], exact: true });
    if ((await tick.isChecked()) !== forms.includes(form)) await hand.press(tick);
  }
  await hand.press(button(view, text.desk.publish));
  await page.getByText(text.desk.published(forms.length)).waitFor({ timeout: 120_000 });
}

export async function makePages(view: View): Promise<void> {
  await showSide(view, 'publish');
  await view.hand.press(button(view, view.text.desk.pages));
  await view.page.getByText(view.text.desk.published(2)).waitFor({ timeout: 120_000 });
}

export async function putDraftAside(view: View): Promise<void> {
  await view.hand.press(button(view, view.text.desk.discard));
  await view.hand.press(button(view, view.text.desk.putAside));
  await view.page.getByRole('heading', { name: view.text.desk.chooseTitle }).waitFor();
}

/** Goes back to the newest earlier state of this title. */
export async function restoreDraft(view: View, title: string): Promise<void> {
  const { hand, page, text } = view;
  await hand.press(button(view, text.desk.history));
  const step = page.getByRole('dialog').getByRole('listitem').filter({ hasText: title }).first();
  await hand.press(step.getByRole('button'));
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
