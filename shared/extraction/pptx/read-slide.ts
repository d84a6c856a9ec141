/** Text of one slide, notes page or comment list: paragraphs in the order of the file (ECMA-376 part 1, 19.3, 21.1.2). */
import type { SegmentPlace } from '../extracted-text.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Attributes } from '../xml-names.ts';

export interface SlideText {
  /** One entry a paragraph; cells of a table are paragraphs too. */
  readonly paragraphs: readonly string[];
  /** Alternative texts. */
  readonly descriptions: readonly string[];
  readonly isHidden: boolean;
}

/** Placeholders that the program fills: slide number, date, header and footer of a notes page. */
export const filledPlaceholders: ReadonlySet<string> = new Set(['sldNum', 'dt', 'hdr', 'ftr', 'sldImg']);

/** Reads the text; with `ownWordsOnly`, without what the program fills in. */
export function readSlideText(
  pkg: OfficePackage,
  part: string,
  { ownWordsOnly }: { readonly ownWordsOnly: boolean },
): SlideText {
  const paragraphs: string[] = [];
  const descriptions: string[] = [];
  let isHidden = false;
  let isFilled = false;
  let text: string | null = null;
  let takes = false;
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'p:sld': (attributes) => {
      isHidden = attributes.show === '0' || attributes.show === 'false';
    },
    'p:sp': () => {
      isFilled = false;
    },
    'p:ph': (attributes) => {
      isFilled = ownWordsOnly && filledPlaceholders.has(attributes.type ?? '');
    },
    'p:cNvPr': (attributes) => descriptions.push(attributes.title ?? '', attributes.descr ?? ''),
    'a:p': () => {
      text = '';
    },
    'a:br': () => {
      if (text !== null) text += '\n';
    },
    'a:t': () => {
      takes = true;
    },
  };
  pkg.readXml(part, {
    open: (name, attributes) => opened[name]?.(attributes),
    text(piece) {
      if (takes && text !== null) text += piece;
    },
    close(name) {
      if (name === 'a:t') takes = false;
      if (name !== 'a:p') return;
      if (text !== null && text.trim() !== '' && !isFilled) paragraphs.push(text);
      text = null;
    },
  });
  return { paragraphs, descriptions: descriptions.filter((each) => each.trim() !== ''), isHidden };
}

/** Places of a slide's paragraphs. */
export function slidePlace(slide: number, paragraph: number): SegmentPlace {
  return { slide, paragraph };
}
