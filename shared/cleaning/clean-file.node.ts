/**
 * Bytes in, clean copy out. The copy is read again like any file from outside before anybody gets it: what was to go must be
 * gone, and what is seen must be the same.
 */
import { fail, ok, type Result } from '../base/result.ts';
import { extractText } from '../extraction/extract-text.node.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { decodeAs } from '../extraction/plain/decode-text.node.ts';
import type { ReadOptions } from '../extraction/reader.ts';
import { asStop } from '../extraction/stop.ts';
import { limits as standardLimits } from '../intake/limits.ts';
import {
  type CleanedBytes,
  type CleanedFile,
  type CleaningPlan,
  type KeptReason,
  wants,
} from './cleaning-plan.ts';
import {
  type Comparing,
  compareReadings,
  isLeftFrom,
  markedBands,
  markedText,
  shownText,
} from './compare-readings.ts';
import { cleanDocx } from './docx/clean-docx.ts';
import { withoutNumbering } from './docx/without-numbering.ts';
import { cleanPicture } from './image/clean-picture.ts';
import { cleanMedia, isMedia } from './media/clean-media.ts';
import { cutPictures } from './office/cut-pictures.node.ts';
import type { EditContext } from './office/office-edit.ts';
import { cleanPdf } from './pdf/clean-pdf.node.ts';
import { placedKinds } from './pdf/page-areas.node.ts';
import { cleanPptx } from './pptx/clean-pptx.ts';
import { type CleanableType, isCleanable } from './removable-kinds.ts';
import { cleanXlsx } from './xlsx/clean-xlsx.ts';

export interface CleaningInput {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly plan: CleaningPlan;
  readonly options?: ReadOptions;
}

/**
 * Makes the clean copy. The same file and plan always give the same bytes; the bytes handed in are not touched.
 * Failures: those of `extractText`, `extraction.encrypted`, `cleaning.not-cleanable`, `cleaning.not-clean`,
 * `cleaning.text-changed`.
 */
export async function cleanFile(input: CleaningInput): Promise<Result<CleanedFile>> {
  const before = await extractText(reading(input, input.bytes));
  if (!before.ok) return before;
  const { type, notInspected } = before.value;
  if (notInspected.some(({ path, reason }) => path === '' && reason === 'encrypted')) {
    return fail('extraction.encrypted', { format: type });
  }
  if (!isCleanable(type)) return fail('cleaning.not-cleanable', { format: type });
  const tried = await cleanAndCompare(input, { type, before: before.value });
  const isTriedAgain =
    type === 'pdf' &&
    !tried.ok &&
    (tried.failure.code === 'cleaning.text-changed' || tried.failure.code === 'cleaning.not-clean');
  if (!isTriedAgain) return tried;
  return cleanWithoutPlaces(input, before.value);
}

interface Reading {
  readonly type: CleanableType;
  readonly before: ExtractedText;
}

/** Where covered words cannot be told from others by their place alone, these kinds are left in the copy and named. */
async function cleanWithoutPlaces(input: CleaningInput, before: ExtractedText): Promise<Result<CleanedFile>> {
  const placed = new Set(placedKinds.map((kind) => `pdf.${kind}`));
  const { kinds } = input.plan;
  const all =
    kinds === 'all' ? [...new Set(before.hidden.map(({ kind }) => kind)), 'pdf.metadata-descr'] : kinds;
  const plan: CleaningPlan = { ...input.plan, kinds: all.filter((kind) => !placed.has(kind)) };
  const cleaned = await cleanAndCompare({ ...input, plan }, { type: 'pdf', before });
  if (!cleaned.ok) return cleaned;
  const kept = cleaned.value.kept.map((each) =>
    placed.has(each.kind) && all.includes(each.kind)
      ? { ...each, reason: 'kind-not-cleanable' as const }
      : each,
  );
  return ok({ ...cleaned.value, kept });
}

async function cleanAndCompare(
  input: CleaningInput,
  { type, before }: Reading,
): Promise<Result<CleanedFile>> {
  const cleaned = await attempt(input, { type, before });
  if (!cleaned.ok) return cleaned;
  const { bytes, unable, notes, masked } = cleaned.value;
  const after = await extractText(reading(input, bytes));
  if (!after.ok) return fail('cleaning.not-cleanable', { format: type });
  const { plan } = input;
  if (!(await showsTheSame(input, { before, after: after.value, bytes })))
    return fail('cleaning.text-changed', {});
  const { removed, kept, missed } = compareReadings({ before, after: after.value }, plan, unable);
  if (missed.length > 0) return fail('cleaning.not-clean', { kinds: missed.join(', ') });
  return ok({ type, bytes, removed, kept, masked, notes: [...notes].sort() });
}

async function attempt(input: CleaningInput, read: Reading): Promise<Result<CleanedBytes>> {
  try {
    const cleaned = await cleanType(input, read);
    return cleaned === null ? fail('cleaning.not-cleanable', { format: read.type }) : ok(cleaned);
  } catch (error) {
    const stopped = asStop(error);
    if (stopped === null) throw error;
    if (stopped.reason === 'over-limit') return fail('extraction.too-large', { limit: stopped.detail });
    return fail('cleaning.not-cleanable', { format: read.type });
  }
}

const officeCleaners = { docx: cleanDocx, xlsx: cleanXlsx, pptx: cleanPptx };

/** Pictures are cut first, so that what is taken out afterwards finds the file as it will be. */
async function cleanOffice(
  { bytes, plan, options = {} }: CleaningInput,
  { type, before: text }: Reading & { readonly type: keyof typeof officeCleaners },
): Promise<CleanedBytes> {
  const kind = `${type}.cropped-image`;
  const { bytes: whole, isIncomplete } = wants(plan, kind)
    ? await cutPictures(bytes, startContext(options))
    : { bytes, isIncomplete: false };
  const cleaned = officeCleaners[type](whole, { text, plan, context: startContext(options) });
  if (!isIncomplete) return cleaned;
  return { ...cleaned, unable: new Map([...cleaned.unable, [kind, 'kind-not-cleanable']]) };
}

async function cleanType(
  input: CleaningInput,
  { type, before: text }: Reading,
): Promise<CleanedBytes | null> {
  const { bytes, plan, options = {} } = input;
  const context = startContext(options);
  if (type === 'docx' || type === 'xlsx' || type === 'pptx')
    return cleanOffice(input, { type, before: text });
  if (type === 'pdf') return cleanPdf(bytes, { text, plan });
  const picture = isMedia(type) ? cleanMedia(bytes, { type, plan, context }) : cleanPicture(bytes, plan);
  const unable: ReadonlyMap<string, KeptReason> = new Map();
  return picture === null ? null : { bytes: picture, unable, notes: new Set(), masked: 0 };
}

function startContext(options: ReadOptions): EditContext {
  const limits = { ...standardLimits, ...options.limits };
  return {
    limits,
    budget: {
      inflatedBytes: limits.inflatedBytes,
      entries: limits.entries,
      textUnits: limits.textUnits,
      pictures: 0,
    },
    decode: decodeAs,
  };
}

function reading({ name, options }: CleaningInput, bytes: Uint8Array) {
  return { bytes, name, ...(options === undefined ? {} : { options }) };
}

/** List numbers are counted, not written: of a list that lost an item they differ although no word does. */
async function showsTheSame(
  input: CleaningInput,
  {
    before,
    after,
    bytes,
  }: { readonly before: ExtractedText; readonly after: ExtractedText; readonly bytes: Uint8Array },
): Promise<boolean> {
  const { plan } = input;
  const marks = markedBands(before, plan);
  const changes = wants(plan, 'docx.tracked-changes') ? plan.changes : 'accept';
  const old: Comparing = { masks: plan.masks, changes, marks };
  const fresh: Comparing = { masks: [], changes: 'accept', marks };
  const same = (left: ExtractedText, right: ExtractedText) =>
    shownText(left, old) === shownText(right, fresh) &&
    isLeftFrom(markedText(right, fresh), markedText(left, old));
  if (same(before, after)) return true;
  if (before.type !== 'docx') return false;
  const context = startContext(input.options ?? {});
  const [left, right] = await Promise.all([
    extractText(reading(input, withoutNumbering(input.bytes, context))),
    extractText(reading(input, withoutNumbering(bytes, startContext(input.options ?? {})))),
  ]);
  return left.ok && right.ok && same(left.value, right.value);
}
