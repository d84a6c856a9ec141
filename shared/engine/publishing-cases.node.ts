/** The type of a document within its release: its elements, repairs of form, and a sheet after the standard in its place. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { AddedFile } from '../contract/dossier-views.ts';
import type { ProposalView, PublishingApi, SheetView } from '../contract/publishing-api.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { compareWords } from '../publishing/official/compare-words.ts';
import { documentBlocks } from '../publishing/official/document-blocks.ts';
import { applyFixes, type ProposedFix, proposeFixes } from '../publishing/official/propose-fixes.ts';
import { recogniseElements } from '../publishing/official/recognise-elements.ts';
import { signingStages } from '../signoff/statement.ts';
import { typesetDocx } from './document-writers.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { findFileText } from './find-file-text.node.ts';
import { placeVersion } from './place-version.node.ts';
import { stemOf } from './publish-files.node.ts';
import { openForEditing } from './redraft.node.ts';

export function publishingCases(context: EngineContext): Pick<Handlers, keyof PublishingApi> {
  return {
    'dossier.sheet': (input) => lookAtSheet(context, input),
    'dossier.typeset-file': (input) => typesetInPlace(context, input),
  };
}

async function lookAtSheet(
  context: EngineContext,
  input: Api['dossier.sheet']['input'],
): Promise<Result<SheetView>> {
  const person = permit(context, 'dossier.sheet', signingStages);
  if (!person.ok) return person;
  const found = await findFileText(context, input);
  if (!found.ok) return found;
  const { text, file } = found.value;
  const blocks = documentBlocks(text);
  const { form, elements, missing } = recogniseElements(blocks);
  return ok({
    form,
    elements: elements.map(({ element, block, confidence }) => ({
      element,
      paragraph: block.paragraph,
      confidence,
    })),
    missing,
    leftOut: blocks.leftOut,
    proposals: proposeFixes(text, file.findings).map(proposalView),
  });
}

/** Numbers and dates of a document are no secret; other words may be personal and are shown by `dossier.text` alone. */
function proposalView({ before: _, ...fix }: ProposedFix): ProposalView {
  return { ...fix, after: fix.isCertain ? fix.after : null };
}

async function typesetInPlace(
  context: EngineContext,
  input: Api['dossier.typeset-file']['input'],
): Promise<Result<AddedFile>> {
  const action = 'dossier.typeset-file';
  const open = openForEditing(context, action, input.dossier);
  if (!open.ok) return open;
  const found = await findFileText(context, input);
  if (!found.ok) return found;
  const { dossier, file, text } = found.value;
  const proposals = proposeFixes(text, file.findings);
  const accepted = proposals.filter(({ rule }) => input.accept.includes(rule));
  const fixed = applyFixes(documentBlocks(text), accepted);
  const recognised = recogniseElements(fixed.blocks);
  const document = input.form === null ? recognised : { ...recognised, form: input.form };
  const bytes = await typesetDocx(document, context.ports.clock.now());
  const name = `${stemOf(file.row.name)}.docx`;
  const same = await saysTheSame(context, { bytes, name, text, isRepaired: accepted.length > 0 });
  if (!same.ok) return same;
  const repaired = accepted.length - fixed.unable.length;
  return placeVersion(context, {
    by: open.value.person,
    action,
    dossier,
    old: file,
    bytes,
    name,
    detail: { before: file.row.sha256, form: document.form, repaired },
  });
}

interface Sheet {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What the file said before. */
  readonly text: ExtractedText;
  readonly isRepaired: boolean;
}

/** Repairs change a few characters; without them not one may differ. */
async function saysTheSame(context: EngineContext, sheet: Sheet): Promise<Result<Record<never, never>>> {
  if (sheet.isRepaired) return ok({});
  const read = await context.extractor.extract({ bytes: sheet.bytes, name: sheet.name });
  if (!read.ok) return read;
  const { same, lost, added } = compareWords(sheet.text, read.value);
  return same ? ok({}) : fail('publishing.words-lost', { name: sheet.name, lost, added });
}
