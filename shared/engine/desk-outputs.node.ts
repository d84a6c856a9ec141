/** Every form of an interpretation from its one source; PDF and long picture through the host's print path. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { OutputForm, PrintedForm } from '../contract/desk-api.ts';
import type { Printer } from '../contract/printer.ts';
import { displayName } from '../intake/display-name.ts';
import { interpretationDocument } from '../publishing/interpretation/interpretation-document.ts';
import {
  interpretationPageAlone,
  interpretationPrint,
} from '../publishing/interpretation/interpretation-print.ts';
import type { InterpretationSource } from '../publishing/interpretation/interpretation-source.ts';
import { drawLongPicture } from '../publishing/interpretation/long-picture.ts';
import { interpretationText } from '../publishing/interpretation/plain-text.ts';
import { numberPages, typesetDocx } from './document-writers.node.ts';

export interface OutputHost {
  readonly printer: Printer | null;
  /** ISO 8601, recorded in the docx. */
  readonly at: string;
}

/** Failures: `publishing.no-print-path`, and those of the printer. */
export async function makeOutput(
  source: InterpretationSource,
  form: OutputForm,
  host: OutputHost,
): Promise<Result<PrintedForm>> {
  const bytes = await bytesOf(source, form, host);
  return bytes.ok ? ok({ name: outputName(source, form), form, bytes: bytes.value }) : bytes;
}

async function bytesOf(
  source: InterpretationSource,
  form: OutputForm,
  { printer, at }: OutputHost,
): Promise<Result<Uint8Array>> {
  switch (form) {
    case 'docx':
      return ok(await typesetDocx(interpretationDocument(source), at));
    case 'html':
      return ok(encodeUtf8(interpretationPageAlone(source)));
    case 'txt':
      return ok(encodeUtf8(interpretationText(source)));
    case 'pdf':
      return printPages(interpretationPrint(source), printer);
    case 'png':
      return printer === null
        ? fail('publishing.no-print-path', {})
        : printer.picture(drawLongPicture(source));
    default:
      return form satisfies never;
  }
}

/** A page as PDF with its numbers. Failures: `publishing.no-print-path`, and those of the printer. */
export async function printPages(html: string, printer: Printer | null): Promise<Result<Uint8Array>> {
  if (printer === null) return fail('publishing.no-print-path', {});
  const printed = await printer.pdf(html);
  if (!printed.ok || printer.printsMarginBoxes) return printed;
  return ok(await numberPages(printed.value));
}

/** Characters that some system does not take in a name (Windows: Naming Files, Paths, and Namespaces). */
const unusable = /[\\/:*?"<>|\p{Cc}]/gu;

/** Name of a file that says what it is. */
export function outputName({ title }: Pick<InterpretationSource, 'title'>, form: OutputForm): string {
  const stem = [...title.replace(unusable, '_').trim()].slice(0, 80).join('').replace(/\.+$/u, '');
  return displayName(`${stem === '' ? '政策解读' : stem}.${form}`);
}
