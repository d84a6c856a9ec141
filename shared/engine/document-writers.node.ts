/**
 * Writers of docx and PDF, loaded when something is written: their libraries are larger than the rest of the engine, and nobody who
 * starts the program should wait for them.
 */
import type { OfficialDocument } from '../publishing/official/document-element.ts';
import type { OfficialForm } from '../release/forms/official-form.ts';

/** As `release/forms/write-form`. */
export async function writeForm(form: OfficialForm, at: string): Promise<Uint8Array> {
  const writer = await import('../release/forms/write-form.node.ts');
  return writer.writeForm(form, at);
}

/** As `publishing/official/typeset-docx`. */
export async function typesetDocx(document: OfficialDocument, at: string): Promise<Uint8Array> {
  const writer = await import('../publishing/official/typeset-docx.node.ts');
  return writer.typesetDocx(document, at);
}

/** As `publishing/official/number-pages`. */
export async function numberPages(bytes: Uint8Array): Promise<Uint8Array> {
  const writer = await import('../publishing/official/number-pages.node.ts');
  return writer.numberPages(bytes);
}
