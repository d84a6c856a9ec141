/** Covers values in the text of an office file, also where the text of one value is spread over several runs. */
import type { Mask } from '../cleaning-plan.ts';
import { elementsOf, everyElement, type XmlElement } from './xml-node.ts';

export interface TextShape {
  /** Elements within which a value may run on, e.g. paragraphs. */
  readonly block: string;
  /** Elements that hold the characters. */
  readonly texts: ReadonlySet<string>;
}

/** Covers every occurrence; gives how many there were. */
export function maskText(root: XmlElement, shape: TextShape, masks: readonly Mask[]): number {
  if (masks.length === 0) return 0;
  const ordered = [...masks].sort((left, right) => right.value.length - left.value.length);
  let covered = 0;
  const blocks = [...everyElement(root)].filter(({ name }) => name === shape.block);
  for (const block of blocks) covered += maskBlock(block, shape, ordered);
  return covered;
}

interface Piece {
  readonly element: XmlElement;
  text: string;
}

function maskBlock(block: XmlElement, shape: TextShape, masks: readonly Mask[]): number {
  const pieces = [...ownTexts(block, shape)].map((element): Piece => ({ element, text: ownText(element) }));
  let covered = 0;
  for (const mask of masks) covered += maskPieces(pieces, mask);
  if (covered > 0) for (const { element, text } of pieces) element.children = text === '' ? [] : [text];
  return covered;
}

/** Text elements of a block without those of blocks inside it, such as text boxes. */
function* ownTexts(block: XmlElement, shape: TextShape): Generator<XmlElement> {
  for (const child of elementsOf(block)) {
    if (shape.texts.has(child.name)) yield child;
    else if (child.name !== shape.block) yield* ownTexts(child, shape);
  }
}

function ownText(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** The replacement goes where the value began; the other pieces lose their share of it. */
function maskPieces(pieces: readonly Piece[], { value, replacement }: Mask): number {
  if (value === '') return 0;
  let covered = 0;
  let from = 0;
  for (;;) {
    const whole = pieces.map(({ text }) => text).join('');
    const at = whole.indexOf(value, from);
    if (at === -1) return covered;
    covered += 1;
    replaceRange(pieces, { start: at, end: at + value.length, replacement });
    from = at + replacement.length;
  }
}

function replaceRange(
  pieces: readonly Piece[],
  { start, end, replacement }: { readonly start: number; readonly end: number; readonly replacement: string },
): void {
  let offset = 0;
  let left = replacement;
  for (const piece of pieces) {
    const { length } = piece.text;
    const first = Math.max(start, offset) - offset;
    const last = Math.min(end, offset + length) - offset;
    offset += length;
    if (first >= last) continue;
    piece.text = piece.text.slice(0, first) + left + piece.text.slice(last);
    left = '';
  }
}

/** The same replacement on plain text, for comparing what a file showed before and after. */
export function maskPlain(text: string, masks: readonly Mask[]): string {
  let masked = text;
  for (const { value, replacement } of [...masks].sort(
    (left, right) => right.value.length - left.value.length,
  )) {
    if (value !== '') masked = masked.replaceAll(value, replacement);
  }
  return masked;
}
