/** Properties of an OFD document: author, title, the producer's own data (GB/T 33190-2016, 7.4, tables 3 and 4). */
import type { Collector } from '../collector.ts';
import type { Mark } from '../part-builder.ts';
import { childOf, childrenOf, childText, descendants, type XmlNode } from '../xml-tree.ts';

const person = 'ofd.metadata-person';
const description = 'ofd.metadata-descr';
const customData = 'ofd.custom-data';

/** Adds the properties of one document body. */
export function readDocInfo(body: XmlNode, path: string, collector: Collector): void {
  const info = childOf(body, 'DocInfo');
  if (info === undefined) return;
  const lines: { readonly text: string; readonly mark: Mark }[] = [];
  const add = (text: string, hidden: string) => {
    if (text !== '') lines.push({ text, mark: { place: {}, hidden } });
  };
  const author = childText(info, 'Author');
  add(author, person);
  if (author !== '') collector.fact({ kind: person, path, quote: author });
  for (const name of ['Title', 'Subject', 'Abstract', 'Creator']) add(childText(info, name), description);
  for (const { text } of descendants(childOf(info, 'Keywords'), 'Keyword')) add(text.trim(), description);
  for (const data of childrenOf(childOf(info, 'CustomDatas'), 'CustomData')) {
    const value = data.text.trim();
    if (value === '') continue;
    const quote = [data.attributes.Name ?? '', value].join(' ').trim();
    add(quote, customData);
    collector.fact({ kind: customData, path, quote });
  }
  collector.lines(`${path}#properties`, 'properties', lines);
}
