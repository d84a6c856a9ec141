/**
 * Takes the unseen words out of cells of which other words are seen: stretches of a rich string in the colour of the cell. Several
 * cells may use one string on grounds of different colours, so the cell gets a string of its own and the shared one is left to
 * those that still show it (ECMA-376 part 1, 18.4.8 and 18.3.1.53).
 */
import type { TextPart } from '../../extraction/extracted-text.ts';
import { attribute, elementsOf, firstOf, setAttribute, textIn, type XmlElement } from '../office/xml-node.ts';
import { type AddressedCell, everyCell } from './drop-cells.ts';

export interface PaleWords {
  /** Cells that lost words. */
  readonly changed: number;
  /** Kinds of which some words stay, since the string does not read as the reader read it. */
  readonly left: ReadonlySet<string>;
}

/** Positions in the text of a part. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What the reader says about a cell of which words of both sorts were read. */
interface MixedCell {
  readonly text: string;
  readonly kind: string;
  /** Within the text of the cell. */
  readonly gone: readonly Stretch[];
}

/**
 * @param strings the table of shared strings; null for none
 * @param kinds kinds of hidden words to take out
 */
export function dropPaleWords(
  sheet: XmlElement,
  part: TextPart,
  { strings, kinds }: { readonly strings: XmlElement | null; readonly kinds: ReadonlySet<string> },
): PaleWords {
  const mixed = mixedCells(part, kinds);
  const left = new Set<string>();
  if (mixed.size === 0) return { changed: 0, left };
  const items = strings === null ? [] : elementsOf(strings).filter(({ name }) => name === 'si');
  let changed = 0;
  for (const addressed of everyCell(sheet)) {
    const cell = mixed.get(addressed.address);
    if (cell === undefined) continue;
    mixed.delete(addressed.address);
    if (rewriteCell(addressed, cell, items)) changed += 1;
    else left.add(cell.kind);
  }
  for (const { kind } of mixed.values()) left.add(kind);
  return { changed, left };
}

function mixedCells({ text, segments }: TextPart, kinds: ReadonlySet<string>): Map<string, MixedCell> {
  const byCell = new Map<string, TextPart['segments'][number][]>();
  for (const segment of segments) {
    const { cell = '' } = segment.place;
    const known = byCell.get(cell);
    if (known === undefined) byCell.set(cell, [segment]);
    else known.push(segment);
  }
  const mixed = new Map<string, MixedCell>();
  for (const [address, pieces] of byCell) {
    const unseen = pieces.filter(({ hidden }) => hidden !== null && kinds.has(hidden));
    const [first] = pieces;
    const kind = unseen[0]?.hidden ?? null;
    if (address === '' || first === undefined || kind === null || unseen.length === pieces.length) continue;
    if (!pieces.some(({ hidden }) => hidden === null)) continue;
    const end = pieces.at(-1)?.end ?? first.end;
    const gone = unseen.map((piece) => ({ start: piece.start - first.start, end: piece.end - first.start }));
    mixed.set(address, { text: text.slice(first.start, end), kind, gone });
  }
  return mixed;
}

/** Gives whether the string was found as the reader found it, and changed. */
function rewriteCell(
  { cell }: AddressedCell,
  { text, gone }: MixedCell,
  items: readonly XmlElement[],
): boolean {
  const value = attribute(cell, 't') === 's' ? firstOf(cell, 'v') : undefined;
  const item = value === undefined ? undefined : items[Number(textIn(value))];
  if (value === undefined || item === undefined) return false;
  const runs = elementsOf(item).filter(({ name }) => name === 't' || name === 'r');
  if (runs.map(wordsOf).join('') !== text) return false;
  let at = 0;
  const kept = runs.filter((run) => {
    const start = at;
    at += wordsOf(run).length;
    return !gone.some((stretch) => stretch.start <= start && at <= stretch.end) || start === at;
  });
  if (kept.length === runs.length) return false;
  const prefix = value.raw.slice(0, value.raw.indexOf(':') + 1);
  cell.children = [
    { raw: `${prefix}is`, name: 'is', attributes: [], children: kept.map((run) => copyOf(run, prefix)) },
  ];
  setAttribute(cell, 't', 'inlineStr');
  return true;
}

function wordsOf(run: XmlElement): string {
  if (run.name === 't') return textIn(run);
  return elementsOf(run)
    .filter(({ name }) => name === 't')
    .map(textIn)
    .join('');
}

/** A tree of its own, since strings and sheets are changed further, under the prefix that the sheet declares. */
function copyOf(element: XmlElement, prefix: string): XmlElement {
  return {
    ...element,
    raw: prefix + element.raw.slice(element.raw.indexOf(':') + 1),
    attributes: element.attributes.map((each) => ({ ...each })),
    children: element.children.map((child) => (typeof child === 'string' ? child : copyOf(child, prefix))),
  };
}
