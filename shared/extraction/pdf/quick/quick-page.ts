/**
 * Reads a page in one pass over its own content when nothing on it could hide a letter: every letter upright, within the
 * page, in a colour of its own, nothing painted over it later, every font with a map to Unicode. Most office documents are
 * made so. For any other page the answer is null, and the page gets the full judgement.
 */
import type { PdfObjects } from '../objects/open-objects.ts';
import { isAtEnd, type PdfParser, parseValue } from '../objects/pdf-parser.ts';
import { asArray, type PdfDictionary, type PdfValue } from '../objects/pdf-value.ts';
import type { Bounds } from '../paint/matrix.ts';
import { hidesNothing } from './hides-nothing.ts';
import { quickPaintSteps } from './quick-paint.ts';
import {
  NotPlain,
  notPlain,
  type QuickArea,
  type QuickDocument,
  type QuickRun,
  type QuickStep,
  type QuickText,
  startQuickRun,
} from './quick-state.ts';
import { quickTextSteps } from './quick-text.ts';

export interface QuickPage {
  readonly texts: readonly QuickText[];
  readonly areas: readonly QuickArea[];
}

const steps: ReadonlyMap<string, QuickStep> = new Map([
  ...Object.entries(quickPaintSteps),
  ...Object.entries(quickTextSteps),
]);
const mostOperands = 600;
const deepestForm = 12;
/** Scripts that are painted from right to left and have to be turned round. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Null when the page is not plain. */
export function readQuickPage(page: PdfDictionary, view: Bounds, document: QuickDocument): QuickPage | null {
  const { objects } = document;
  const resources = objects.dictionary(inherited(objects, page, 'Resources'));
  if (resources === null || page.has('UserUnit')) return null;
  const run = startQuickRun(view, resources, runContent);
  try {
    runContent(run, contentOf(objects, page), document);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
  // An empty page may be one whose content is damaged.
  if (run.texts.length === 0 || run.texts.some(({ text }) => rightToLeft.test(text))) return null;
  return hidesNothing(run, view) ? { texts: run.texts, areas: run.areas } : null;
}

/** Runs a content stream with what is set so far. */
function runContent(run: QuickRun, bytes: Uint8Array, document: QuickDocument): void {
  if (run.depth > deepestForm) notPlain('depth');
  const parser: PdfParser = { bytes, at: 0 };
  let operands: PdfValue[] = [];
  while (!isAtEnd(parser)) {
    const value = parseValue(parser);
    const word = typeof value === 'object' && value !== null && 'word' in value ? value.word : null;
    if (word === null) {
      operands.push(value);
      if (operands.length > mostOperands) notPlain('operands');
      continue;
    }
    run.order += 1;
    // A picture written between operators has to be measured before it can be passed over.
    if (word === 'BI') notPlain('inline picture');
    steps.get(word)?.(run, operands, document);
    operands = [];
  }
}

/** An entry of the page or of the nodes above it (7.7.3.4). */
export function inherited(objects: PdfObjects, page: PdfDictionary, key: string): PdfValue {
  let node: PdfDictionary | null = page;
  for (let step = 0; node !== null && step < 64; step += 1) {
    const value = node.get(key);
    if (value !== undefined) return objects.resolve(value);
    node = objects.dictionary(node.get('Parent'));
  }
  return null;
}

function contentOf(objects: PdfObjects, page: PdfDictionary): Uint8Array {
  const entry = objects.resolve(page.get('Contents'));
  const streams = Array.isArray(entry) ? asArray(entry) : [page.get('Contents') ?? null];
  const pieces = streams.map((stream) => {
    const decoded = objects.decode(stream);
    if (decoded === null || decoded.pictureFilter !== null) return notPlain('content');
    return decoded.bytes;
  });
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length + 1, 0)).fill(10);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length + 1;
  }
  return whole;
}
