/**
 * Headless publishing: files in, a new folder with every form out. Whatever is made is read and screened again like any file from
 * outside before it is written: its bytes are what somebody will sign.
 */
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { displayName } from '../intake/display-name.ts';
import { readSource } from '../intake/read-source.node.ts';
import { compareWords } from '../publishing/official/compare-words.ts';
import { documentBlocks, type LeftOut } from '../publishing/official/document-blocks.ts';
import type { DocumentForm, ElementName, OfficialDocument } from '../publishing/official/document-element.ts';
import { applyFixes, type ProposedFix, proposeFixes } from '../publishing/official/propose-fixes.ts';
import { recogniseElements } from '../publishing/official/recognise-elements.ts';
import { typesetHtml } from '../publishing/official/typeset-html.ts';
import type { Finding } from '../screening/finding.ts';
import { looksClassified } from '../screening/screen.ts';
import type { CheckSettings } from './check-files.node.ts';
import type { ScreenedText } from './check-worker.node.ts';
import { typesetDocx } from './document-writers.node.ts';
import { fillFolder } from './draft-folder.node.ts';

export type PublishSettings = Pick<CheckSettings, 'checker' | 'ruleSets' | 'hash'>;

/** One file that is made. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface WrittenOutput {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  /** Findings of the screening of this very output. */
  readonly findings: { readonly hard: number; readonly soft: number; readonly info: number };
}

export interface TypesetReport {
  readonly form: DocumentForm;
  readonly elements: readonly {
    readonly element: ElementName;
    readonly paragraph: number;
    readonly confidence: number;
  }[];
  readonly missing: readonly ElementName[];
  readonly leftOut: readonly LeftOut[];
  readonly proposals: readonly ProposedFix[];
  readonly applied: number;
  /** Accepted repairs whose place was not found again. */
  readonly unable: number;
  readonly outputs: readonly WrittenOutput[];
}

export interface TypesetOrder {
  readonly path: string;
  /** A new folder. */
  readonly out: string;
  /** Rules whose proposals a person accepts; `all` for every one that has only one repair. */
  readonly accept: readonly string[];
  readonly form: DocumentForm | null;
  /** ISO 8601, recorded in the docx. */
  readonly at: string;
}

/**
 * Sets a document's type again as docx and as a page for printing.
 * Failures: those of `readSource` and the extractor, `intake.looks-classified`, `publishing.words-lost`, those of `fillFolder`.
 */
export async function typesetFile(
  order: TypesetOrder,
  settings: PublishSettings,
): Promise<Result<TypesetReport>> {
  const read = await readScreened(order.path, settings);
  if (!read.ok) return read;
  const { name, text, findings } = read.value;
  const proposals = proposeFixes(text, findings);
  const accepted = proposals.filter((fix) => isAccepted(fix, order.accept));
  const fixed = applyFixes(documentBlocks(text), accepted);
  const recognised = recogniseElements(fixed.blocks);
  const document = order.form === null ? recognised : { ...recognised, form: order.form };
  const files = await typesetForms(document, { stem: stemOf(name), at: order.at });
  const outputs = await writeOutputs(order.out, files, {
    settings,
    mustSay: accepted.length === 0 ? text : null,
  });
  if (!outputs.ok) return outputs;
  return ok({
    form: document.form,
    elements: document.elements.map(({ element, block, confidence }) => ({
      element,
      paragraph: block.paragraph,
      confidence,
    })),
    missing: document.missing,
    leftOut: fixed.blocks.leftOut,
    proposals,
    applied: accepted.length - fixed.unable.length,
    unable: fixed.unable.length,
    outputs: outputs.value,
  });
}

function isAccepted({ rule, isCertain }: ProposedFix, accept: readonly string[]): boolean {
  return accept.includes(rule) || (accept.includes('all') && isCertain);
}

async function typesetForms(
  document: OfficialDocument,
  { stem, at }: { readonly stem: string; readonly at: string },
): Promise<readonly MadeFile[]> {
  return [
    { name: `${stem}.docx`, bytes: await typesetDocx(document, at) },
    { name: `${stem}.html`, bytes: new TextEncoder().encode(typesetHtml(document)) },
  ];
}

export interface ReadScreened {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: ExtractedText;
  readonly findings: readonly Finding[];
}

/** A file from outside, read and screened; one that looks classified is refused. */
export async function readScreened(path: string, settings: PublishSettings): Promise<Result<ReadScreened>> {
  const source = await readSource(path);
  if (!source.ok) return source;
  const screened = await screenUnlessClassified(source.value, settings);
  return screened.ok ? ok({ ...source.value, ...screened.value }) : screened;
}

async function screenUnlessClassified(
  file: MadeFile,
  { checker, ruleSets }: PublishSettings,
): Promise<Result<ScreenedText>> {
  const screened = await checker.extract({ bytes: file.bytes, name: file.name });
  if (!screened.ok) return screened;
  const marks = looksClassified(screened.value.findings, ruleSets);
  if (marks.length === 0) return screened;
  const rules = [...new Set(marks.map(({ rule }) => rule))].sort().join(', ');
  return fail('intake.looks-classified', { rules });
}

/**
 * Screens every output and writes all of them, or none.
 * @param mustSay text that each docx among the files must say word for word; null where repairs changed it
 */
export async function writeOutputs(
  folder: string,
  files: readonly MadeFile[],
  { settings, mustSay }: { readonly settings: PublishSettings; readonly mustSay: ExtractedText | null },
): Promise<Result<readonly WrittenOutput[]>> {
  const outputs: WrittenOutput[] = [];
  for (const file of files) {
    const screened = await screenUnlessClassified(file, settings);
    if (!screened.ok) return screened;
    if (mustSay !== null && file.name.endsWith('.docx')) {
      const { same, lost, added } = compareWords(mustSay, screened.value.text);
      if (!same) return fail('publishing.words-lost', { name: displayName(file.name), lost, added });
    }
    const { findings } = screened.value;
    const count = (severity: Finding['severity']) =>
      findings.filter((finding) => finding.severity === severity).length;
    outputs.push({
      name: file.name,
      bytes: file.bytes.length,
      sha256: settings.hash.sha256(file.bytes),
      findings: { hard: count('hard'), soft: count('soft'), info: count('info') },
    });
  }
  return fillFolder(folder, async (draft) => {
    for (const { name, bytes } of files) {
      const written = await writeBundleFile(join(draft, name), bytes);
      if (!written.ok) return written;
    }
    return ok(outputs);
  });
}

/** Name without folder and ending. */
export function stemOf(name: string): string {
  return basename(name, extname(name));
}

interface Schema<T> {
  safeParse(
    untrusted: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

const largestSource = 8 * 1024 * 1024;

/** A JSON source that a person or a program wrote. Failures: `intake.not-found`, `publishing.source-damaged` with the place. */
export async function readJsonSource<T>(path: string, schema: Schema<T>): Promise<Result<T>> {
  const name = displayName(basename(path));
  let untrusted: unknown;
  try {
    const bytes = await readFile(path);
    if (bytes.length > largestSource) return fail('publishing.source-damaged', { name, where: 'size' });
    untrusted = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return fail('publishing.source-damaged', { name, where: 'JSON' });
    return fail('intake.not-found', { name });
  }
  const parsed = schema.safeParse(untrusted);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return fail('publishing.source-damaged', { name, where: where === '' ? '-' : where });
}
