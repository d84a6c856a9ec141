/**
 * Recognises the elements of an official document by words and order (GB/T 9704-2012, 7.2 to 7.4). Nothing is left out and nothing
 * moved: every block becomes exactly one element, `paragraph` where nothing else is told.
 */
import type { DocumentBlock, DocumentBlocks } from './document-blocks.ts';
import type { DocumentElement, DocumentForm, ElementName, OfficialDocument } from './document-element.ts';
import { wordsOf } from './document-element.ts';

/** Legal kinds of documents (文种) and of what is issued with them. */
const kinds =
  '决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|细则|方案|规划|要点|条例|计划|解读';
const titleEnd = new RegExp(`(?:${kinds})(?:[（(][^（）()]{1,12}[）)])?$`, 'u');
const organMark = /^[\p{Script=Han}（）()·\s]{2,40}(?:文件|人民政府|委员会|办公室|局|厅|令|纪要|公报)$/u;
const canonicalNumber = /^\p{Script=Han}{1,14}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$/u;
const anyNumber =
  /^(?:\p{Script=Han}{2,14}\s*[〔［[(（【]?\s*\d{2,4}\s*[〕］\])）】]?\s*第?\s*\d{1,5}\s*号|第\s*\d{1,5}\s*号)(?:[\s\u3000]*签发人[：:].{1,30})?$/u;
const longDate =
  /^(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[一二][零〇○o九\p{Script=Han}]{3}年.{1,3}月.{1,3}日)$/u;
const looseDate = /^(?:19|20)\d{2}[.\-/]\d{1,2}[.\-/]\d{1,2}$/u;
const attachmentNote = /^附[\s\u3000]?件[：:]/u;
const attachmentItem = /^\d{1,3}[.．、]\s*\S/u;
const attachmentHeading = /^附[\s\u3000]?件[\s\u3000]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[：:]?$/u;
const bracketed = /^[（(][^（）()]{2,80}[）)]$/u;
const copyTo = /^(?:主送|抄送|抄报)[：:]/u;
const issued = /印发[。]?$/u;
const levels: readonly (readonly [ElementName, RegExp])[] = [
  ['chapter', /^第[一二三四五六七八九十百零]{1,5}[章节编](?:[\s\u3000]|$)/u],
  ['level-1', /^[一二三四五六七八九十百]{1,4}、/u],
  ['level-2', /^[（(][一二三四五六七八九十百]{1,4}[）)]/u],
  ['level-3', /^\d{1,3}[.．](?!\d)/u],
  ['level-4', /^[（(]\d{1,3}[）)]/u],
];

type Named = readonly [element: ElementName, confidence: number];

/** Elements in the order of the blocks, with what is missing. */
export function recogniseElements({ blocks, appended }: DocumentBlocks): OfficialDocument {
  const texts = blocks.map((block) => (block.block === 'paragraph' ? block.text : null));
  const names = new Map<number, Named>();
  const bodyFrom = nameHead(texts, names);
  const attachmentsFrom = nameAttachments(texts, names, bodyFrom);
  nameEnd(texts, names, { from: bodyFrom, to: attachmentsFrom });
  nameClosing(texts, names);
  const elements = blocks.map((block, index) => elementOf(block, names.get(index)));
  const behind = appended.map((block) => ({ element: 'appended' as const, block, confidence: 1 }));
  const all = insertAppended(elements, behind);
  return { form: formOf(all), elements: all, missing: missingOf(all) };
}

function elementOf(block: DocumentBlock, named: Named | undefined): DocumentElement {
  if (block.block === 'table') return { element: 'table', block, confidence: 0.9 };
  const [element, confidence] = named ?? levelOf(block.text);
  return { element, block, confidence };
}

function levelOf(text: string): Named {
  const found = levels.find(([, expression]) => expression.test(text));
  return found === undefined ? ['paragraph', 0.9] : [found[0], 0.9];
}

/** Names the head; gives the index at which the body begins. */
function nameHead(texts: readonly (string | null)[], names: Map<number, Named>): number {
  const headLines = 12;
  const numberAt = texts.findIndex(
    (text, index) => index < headLines && text !== null && anyNumber.test(text),
  );
  for (let index = 0; index < numberAt; index += 1) {
    const text = texts[index] ?? '';
    if (/^\d{6}$/u.test(text)) names.set(index, ['copy-number', 0.9]);
    else if (/^(?:特|加|平)\s*[急提]$/u.test(text)) names.set(index, ['urgency', 0.95]);
    else if (organMark.test(text)) names.set(index, ['organ-mark', 0.95]);
  }
  if (numberAt !== -1) {
    const isCanonical = canonicalNumber.test((texts[numberAt] ?? '').replace(/[\s\u3000]*签发人.*$/u, ''));
    names.set(numberAt, ['document-number', isCanonical ? 0.99 : 0.8]);
  } else if (/文件$|令$|纪要$/u.test(texts[0] ?? '') && organMark.test(texts[0] ?? '') && texts.length > 1) {
    names.set(0, ['organ-mark', 0.7]);
  }
  const from = Math.max(numberAt, names.has(0) ? 0 : -1) + 1;
  return nameTitle(texts, names, { from, isAfterNumber: numberAt !== -1 });
}

/** A title has at most five lines, none of which ends a sentence; its last one ends in the kind of document. */
function nameTitle(
  texts: readonly (string | null)[],
  names: Map<number, Named>,
  { from, isAfterNumber }: { readonly from: number; readonly isAfterNumber: boolean },
): number {
  const longest = 60;
  let end = from;
  for (let index = from; index < Math.min(from + 5, texts.length); index += 1) {
    const text = texts[index];
    if (text === null || text === undefined || text.length > longest || /[。；：:;!?！？]$/u.test(text))
      break;
    if (levelOf(text)[0] !== 'paragraph') break;
    if (titleEnd.test(text)) {
      end = index + 1;
      break;
    }
  }
  const confidence = isAfterNumber ? 0.95 : 0.75;
  for (let index = from; index < end; index += 1) names.set(index, ['title', confidence]);
  const next = texts[end] ?? '';
  const isAddressee = end > from && /[：:]$/u.test(next) && next.length <= 300 && !/[。！？]/u.test(next);
  if (!isAddressee || levelOf(next)[0] !== 'paragraph') return end;
  names.set(end, ['addressee', /：$/u.test(next) ? 0.95 : 0.85]);
  return end + 1;
}

/** Names attachments that follow in the same file; gives the index of the first, or the end. */
function nameAttachments(texts: readonly (string | null)[], names: Map<number, Named>, from: number): number {
  let first = texts.length;
  for (const [index, text] of texts.entries()) {
    if (index < from || text === null || !attachmentHeading.test(text)) continue;
    first = Math.min(first, index);
    names.set(index, ['attachment-heading', 0.95]);
    const title = texts[index + 1];
    if (typeof title === 'string' && title.length <= 60 && !/[。；：]$/u.test(title)) {
      names.set(index + 1, ['attachment-title', 0.85]);
    }
  }
  return first;
}

/** Names list of attachments, signature, date and note, which stand at the end of the body. */
function nameEnd(
  texts: readonly (string | null)[],
  names: Map<number, Named>,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  nameAttachmentNote(texts, names, { from, to });
  for (let index = from; index < to; index += 1) {
    const text = texts[index] ?? '';
    const isStandard = longDate.test(text);
    if (!isStandard && !looseDate.test(text)) continue;
    const signer = nameSigners(texts, names, { from, date: index });
    names.set(index, ['date', isStandard && signer ? 0.95 : 0.75]);
    const isNoted = bracketed.test(texts[index + 1] ?? '');
    if (isNoted) names.set(index + 1, ['note', 0.95]);
    nameEnclosed(texts, names, { at: index + (isNoted ? 2 : 1), to });
  }
}

/** What a document issues (印发的办法、方案) follows its date under a title of its own. */
function nameEnclosed(
  texts: readonly (string | null)[],
  names: Map<number, Named>,
  { at, to }: { readonly at: number; readonly to: number },
): void {
  const text = texts[at];
  if (at >= to || typeof text !== 'string' || text.length > 60 || names.has(at)) return;
  if (titleEnd.test(text) && levelOf(text)[0] === 'paragraph') names.set(at, ['attachment-title', 0.8]);
}

function nameAttachmentNote(
  texts: readonly (string | null)[],
  names: Map<number, Named>,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const at = texts.findIndex(
    (text, index) => index >= from && index < to && text !== null && attachmentNote.test(text),
  );
  if (at === -1) return;
  names.set(at, ['attachment-note', 0.95]);
  const isNumbered = attachmentItem.test((texts[at] ?? '').replace(attachmentNote, '').trim());
  const isOnlyHead = (texts[at] ?? '').replace(attachmentNote, '').trim() === '';
  if (!isNumbered && !isOnlyHead) return;
  for (let index = at + 1; index < to && attachmentItem.test(texts[index] ?? ''); index += 1) {
    names.set(index, ['attachment-note', 0.9]);
  }
}

/** Offices that sign stand in short lines without marks right before the date. */
function nameSigners(
  texts: readonly (string | null)[],
  names: Map<number, Named>,
  { from, date }: { readonly from: number; readonly date: number },
): boolean {
  let index = date - 1;
  const isSigner = (text: string | null | undefined) =>
    typeof text === 'string' && text.length <= 40 && /^[\p{Script=Han}（）()\s\u3000]{2,}$/u.test(text);
  while (index >= from && !names.has(index) && isSigner(texts[index])) {
    if (levelOf(texts[index] ?? '')[0] !== 'paragraph') break;
    names.set(index, ['signature', 0.9]);
    index -= 1;
  }
  return index < date - 1;
}

function nameClosing(texts: readonly (string | null)[], names: Map<number, Named>): void {
  const closingLines = 4;
  for (let index = texts.length - 1; index >= Math.max(0, texts.length - closingLines); index -= 1) {
    const text = texts[index] ?? '';
    if (copyTo.test(text)) names.set(index, ['copy-to', 0.95]);
    else if (issued.test(text) && /\d{4}年\d{1,2}月\d{1,2}日/u.test(text)) names.set(index, ['issued', 0.95]);
    else return;
  }
}

/** Footnotes come before the closing part, which must stay last. */
function insertAppended(
  elements: readonly DocumentElement[],
  appended: readonly DocumentElement[],
): readonly DocumentElement[] {
  const closing = elements.findIndex(({ element }) => element === 'copy-to' || element === 'issued');
  const at = closing === -1 ? elements.length : closing;
  return [...elements.slice(0, at), ...appended, ...elements.slice(at)];
}

function formOf(elements: readonly DocumentElement[]): DocumentForm {
  const wordsOfAll = (name: ElementName) =>
    elements
      .filter(({ element }) => element === name)
      .map((element) => wordsOf(element))
      .join('');
  const mark = wordsOfAll('organ-mark');
  const title = wordsOfAll('title');
  if (/纪要$/u.test(mark) || /纪要$/u.test(title)) return 'minutes';
  if (/令$/u.test(mark) || /^第\s*\d+\s*号/u.test(wordsOfAll('document-number'))) return 'order';
  if (/签发人/u.test(wordsOfAll('document-number')) || /(?:请示|报告)$/u.test(title)) return 'upward';
  if (/函$/u.test(title)) return 'letter';
  return 'downward';
}

const expected = ['organ-mark', 'document-number', 'title', 'signature', 'date'] as const;

function missingOf(elements: readonly DocumentElement[]): readonly ElementName[] {
  const present = new Set(elements.map(({ element }) => element));
  return expected.filter((name) => !present.has(name));
}
