/** The pages of a file in their order (ISO 32000-2, 7.7.3). */
import type { PdfObjects } from './open-objects.ts';
import { asArray, asReference, type PdfDictionary, type PdfValue } from './pdf-value.ts';

const deepest = 64;

/** At most so many pages; a node that comes twice counts once. */
export function pagesOf(objects: PdfObjects, most: number): readonly PdfDictionary[] {
  const pages: PdfDictionary[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue | undefined, depth: number) => {
    const number = asReference(value);
    if (depth > deepest || pages.length >= most || (number !== null && seen.has(number))) return;
    if (number !== null) seen.add(number);
    const node = objects.dictionary(value);
    if (node === null) return;
    if (node.has('Kids')) for (const kid of asArray(objects.resolve(node.get('Kids')))) walk(kid, depth + 1);
    else pages.push(node);
  };
  walk(objects.root.get('Pages'), 0);
  return pages;
}
