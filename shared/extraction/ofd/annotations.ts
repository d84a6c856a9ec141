/** Annotations of an OFD document: marks, links, stamps, watermarks (GB/T 33190-2016, 15). */
import type { SegmentPlace } from '../extracted-text.ts';
import type { PartBuilder } from '../part-builder.ts';
import type { Attributes } from '../xml-names.ts';
import { childrenOf, childText } from '../xml-tree.ts';
import type { OfdFile } from './ofd-package.ts';
import { objectHandlers } from './page-objects.ts';
import { collectTexts, type Who } from './text-collector.ts';

const kind = 'ofd.annotation';

/** Reads the annotations of all pages, by the number of the page each belongs to. */
export function readAnnotations(
  name: string | null,
  pages: ReadonlyMap<string, number>,
  file: OfdFile,
): void {
  if (name === null) return;
  const { pkg, collector } = file;
  for (const page of childrenOf(pkg.readTree(name), 'Page')) {
    const location = childText(page, 'FileLoc');
    const part = pkg.find(name, location);
    const number = pages.get(page.attributes.PageID ?? '');
    if (part === null) collector.skip(location || name, 'damaged');
    else if (!pkg.isSeen(part)) readPageAnnotations(part, number === undefined ? {} : { page: number }, file);
  }
}

interface OpenAnnotation {
  readonly start: number;
  readonly isShown: boolean;
  readonly who: Who;
}

/** Elements whose characters are words that belong to an annotation but are not drawn. */
const remarks = new Set(['Remark', 'Parameter']);

function readPageAnnotations(name: string, place: SegmentPlace, { pkg, collector }: OfdFile): void {
  const part = collector.start(name, 'annotation');
  const texts = collectTexts(part, place);
  let current: OpenAnnotation | null = null;
  let inside = '';
  const remark = (text: string) => addRemark(part, text, { place, hidden: kind, ...current?.who });
  pkg.readXml(
    name,
    objectHandlers({
      text({ hidden, ...text }) {
        const drawn = current === null || current.isShown ? hidden : kind;
        texts.add({ ...text, hidden }, drawn, current?.who);
      },
      open(element, attributes) {
        inside = element;
        if (element === 'Annot') current = startAnnotation(attributes, part);
        if (element === 'URI') remark(attributes.URI ?? '');
      },
      characters(text) {
        if (remarks.has(inside)) remark(text);
      },
      close(element) {
        inside = '';
        if (element !== 'Annot' || current === null) return;
        collector.fact({ kind, path: name, place, quote: part.textFrom(current.start), ...current.who });
        current = null;
      },
    }),
  );
  collector.keep(part);
}

function startAnnotation(attributes: Attributes, part: PartBuilder): OpenAnnotation {
  const { Creator: author, LastModDate: at, Visible: visible } = attributes;
  return {
    start: part.length(),
    isShown: visible?.trim().toLowerCase() !== 'false',
    who: {
      ...(author === undefined || author === '' ? {} : { author }),
      ...(at !== undefined && /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/.test(at)
        ? { at }
        : {}),
    },
  };
}

function addRemark(part: PartBuilder, text: string, mark: Parameters<PartBuilder['add']>[1]): void {
  if (text.trim() === '') return;
  part.separate('\n');
  part.add(text.trim(), mark);
}
