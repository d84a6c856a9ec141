/** Takes out of a slide the words that the reader found hidden; its places are the paragraphs that hold words, counted from 1. */
import type { TextPart } from '../../extraction/extracted-text.ts';
import { everyElement, rewrite, type XmlElement } from '../office/xml-node.ts';

export function dropSlideWords(root: XmlElement, part: TextPart, kinds: ReadonlySet<string>): void {
  const hidden = part.segments.filter(({ hidden: kind }) => kind !== null && kinds.has(kind));
  if (hidden.length === 0) return;
  const paragraphs = [...everyElement(root)].filter(
    (element) => element.name === 'a:p' && textOf(element).trim() !== '',
  );
  for (const [index, paragraph] of paragraphs.entries()) {
    const own = part.segments.filter(({ place }) => place.paragraph === index + 1);
    if (!own.some((segment) => hidden.includes(segment))) continue;
    const flags = own.flatMap((segment) =>
      Array.from({ length: segment.end - segment.start }, () => hidden.includes(segment)),
    );
    dropFlagged(paragraph, flags);
  }
}

function textOf(paragraph: XmlElement): string {
  return [...signs(paragraph)].map(({ text }) => text).join('');
}

interface Sign {
  readonly element: XmlElement;
  readonly text: string;
}

function* signs(paragraph: XmlElement): Generator<Sign> {
  for (const element of everyElement(paragraph)) {
    if (element.name === 'a:br') yield { element, text: '\n' };
    if (element.name === 'a:t')
      yield { element, text: element.children.filter((child) => typeof child === 'string').join('') };
  }
}

function dropFlagged(paragraph: XmlElement, flags: readonly boolean[]): void {
  let at = 0;
  const breaks = new Set<XmlElement>();
  for (const { element, text } of [...signs(paragraph)]) {
    const kept = [...Array(text.length).keys()].filter((index) => flags[at + index] !== true);
    at += text.length;
    if (element.name === 'a:br') {
      if (kept.length === 0) breaks.add(element);
    } else if (kept.length < text.length) {
      const left = kept.map((index) => text[index]).join('');
      element.children = left === '' ? [] : [left];
    }
  }
  rewrite(paragraph, (element) => (breaks.has(element) ? 'drop' : 'keep'));
}
