/** A document of a release on A4 sheets, as PDF. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api } from '../contract/api.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { compareWords } from '../publishing/official/compare-words.ts';
import { documentBlocks } from '../publishing/official/document-blocks.ts';
import type { DocumentForm, OfficialDocument } from '../publishing/official/document-element.ts';
import { applyFixes, proposeFixes } from '../publishing/official/propose-fixes.ts';
import { recogniseElements } from '../publishing/official/recognise-elements.ts';
import { typesetHtml } from '../publishing/official/typeset-html.ts';
import { fold } from '../text/fold.ts';
import { textOf } from './desk-document.node.ts';
import { printPages } from './desk-outputs.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { fileOf, type LoadedDossier, type LoadedFile, loadDossier } from './loaded-dossier.node.ts';
import { placeOutputs } from './place-outputs.node.ts';
import { stemOf } from './publish-files.node.ts';
import { openForEditing } from './redraft.node.ts';

interface Found {
  readonly dossier: LoadedDossier;
  readonly file: LoadedFile;
  readonly text: ExtractedText;
}

async function find(
  context: EngineContext,
  input: Pick<Api['dossier.sheet']['input'], 'dossier' | 'file'>,
): Promise<Result<Found>> {
  const dossier = await loadDossier(context, input.dossier);
  if (!dossier.ok) return dossier;
  const file = fileOf(dossier.value, input.file);
  if (!file.ok) return file;
  const text = await textOf(context, file.value);
  return text.ok ? ok({ dossier: dossier.value, file: file.value, text: text.value }) : text;
}

function inForm(document: OfficialDocument, form: DocumentForm | null): OfficialDocument {
  return form === null ? document : { ...document, form };
}

/** Failures: those of `permit` and `loadDossier`, `publishing.no-print-path`, those of the printer. */
export async function previewSheet(
  context: EngineContext,
  input: Api['dossier.preview-sheet']['input'],
): Promise<Result<Api['dossier.preview-sheet']['output']>> {
  const person = permit(context, 'dossier.preview-sheet', ['handler']);
  if (!person.ok) return person;
  const found = await find(context, input);
  if (!found.ok) return found;
  const { text, file } = found.value;
  const accepted = proposeFixes(text, file.findings).filter(({ rule }) => input.accept.includes(rule));
  const { blocks } = applyFixes(documentBlocks(text), accepted);
  const html = typesetHtml(inForm(recogniseElements(blocks), input.form));
  const bytes = await printPages(html, context.wiring.printer ?? null);
  return bytes.ok ? ok({ name: pdfNameOf(file), form: 'pdf', bytes: bytes.value }) : bytes;
}

/** Failures: those of `openForEditing`, of the printer and of `placeOutputs`; `publishing.words-lost` where the PDF says something else. */
export async function printSheet(
  context: EngineContext,
  input: Api['dossier.print-sheet']['input'],
): Promise<Result<Api['dossier.print-sheet']['output']>> {
  const action = 'dossier.print-sheet';
  const open = openForEditing(context, action, input.dossier);
  if (!open.ok) return open;
  const found = await find(context, input);
  if (!found.ok) return found;
  const { dossier, file, text } = found.value;
  const html = typesetHtml(inForm(recogniseElements(documentBlocks(text)), input.form));
  const bytes = await printPages(html, context.wiring.printer ?? null);
  if (!bytes.ok) return bytes;
  const name = pdfNameOf(file);
  const same = await saysTheSame(context, { name, bytes: bytes.value, text });
  if (!same.ok) return same;
  const replaces = dossier.files.find(({ row }) => row.slot === 'attachment' && row.name === name) ?? null;
  const placed = await placeOutputs(context, {
    ...{ by: open.value.person, action, dossier },
    outputs: [{ name, bytes: bytes.value, slot: 'attachment', replaces }],
    detail: { of: file.row.sha256 },
  });
  if (!placed.ok) return placed;
  const [view] = placed.value;
  return view === undefined ? fail('dossier.part-unknown', {}) : ok({ file: view });
}

/** Every character as the one that people type. */
function foldedText(text: ExtractedText): ExtractedText {
  const parts = text.parts.map((part) => ({
    ...part,
    text: [...part.text].map((character) => typedOf(character)).join(''),
  }));
  return { ...text, parts };
}

/** Same length in UTF-16, so that every offset stays what it was. */
function typedOf(character: string): string {
  const typed = fold(character, { breaks: 'keep' }).text;
  return typed.length === character.length ? typed : character;
}

function pdfNameOf({ row }: LoadedFile): string {
  return `${stemOf(row.name)}.pdf`;
}

/**
 * Pages break lines anew and number themselves, so characters are counted. Fonts that draw a character and the radical of its form
 * alike give either back from a PDF, so both count as the same.
 */
async function saysTheSame(
  context: EngineContext,
  sheet: { readonly name: string; readonly bytes: Uint8Array; readonly text: ExtractedText },
): Promise<Result<Record<never, never>>> {
  const read = await context.extractor.extract({ bytes: sheet.bytes, name: sheet.name });
  if (!read.ok) return read;
  const { lost, added } = compareWords(foldedText(sheet.text), foldedText(read.value));
  return lost === 0 ? ok({}) : fail('publishing.words-lost', { name: sheet.name, lost, added });
}
