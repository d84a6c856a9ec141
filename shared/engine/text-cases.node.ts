/** The text of a file as it may be read: whole, or window by window with the places of the findings. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { PartText } from '../contract/dossier-views.ts';
import { textRows } from '../review/text-rows.ts';
import type { TextWindow } from '../review/text-window.ts';
import { textWindow } from '../review/text-window.ts';
import { signingStages } from '../signoff/statement.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { hideWords } from './hide-words.ts';
import type { LoadedFile } from './loaded-dossier.node.ts';
import { fileOf, loadDossier } from './loaded-dossier.node.ts';
import type { ShownText } from './text-cache.node.ts';

type TextMethod = 'dossier.text' | 'dossier.text-window';

export function textCases(context: EngineContext): Pick<Handlers, TextMethod> {
  return {
    'dossier.text': (input) => wholeText(context, input),
    'dossier.text-window': (input) => windowOf(context, input),
  };
}

async function wholeText(
  context: EngineContext,
  input: Api['dossier.text']['input'],
): Promise<Result<PartText>> {
  const person = permit(context, 'dossier.text', signingStages);
  if (!person.ok) return person;
  const found = await shownText(context, input);
  if (!found.ok) return found;
  return ok({ file: input.file, parts: found.value.shown.rows.parts.map(({ part }) => part) });
}

async function windowOf(
  context: EngineContext,
  input: Api['dossier.text-window']['input'],
): Promise<Result<TextWindow>> {
  const person = permit(context, 'dossier.text-window', signingStages);
  if (!person.ok) return person;
  const found = await shownText(context, input);
  if (!found.ok) return found;
  const { file, shown } = found.value;
  return ok(textWindow({ ...shown, findings: file.findings }, input));
}

interface FoundText {
  readonly file: LoadedFile;
  readonly shown: ShownText;
}

/** Whether the release is still there and which screening counts is asked each time; only what was read and cut is kept. */
async function shownText(
  context: EngineContext,
  input: Api['dossier.text']['input'],
): Promise<Result<FoundText>> {
  const dossier = await loadDossier(context, input.dossier);
  if (!dossier.ok) return dossier;
  const file = fileOf(dossier.value, input.file);
  if (!file.ok) return file;
  const { screening, findings } = file.value;
  const text = await context.texts.read(screening.text);
  if (!text.ok) return text;
  const shown = context.texts.shown(`${screening.text} ${screening.findings}`, () => ({
    text: text.value,
    rows: textRows(hideWords(text.value.parts, findings, context.ruleSets)),
  }));
  return ok({ file: file.value, shown });
}
