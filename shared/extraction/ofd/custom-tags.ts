/** Trees of an office's own tags laid over the pages (GB/T 33190-2016, 16). References to objects are no words. */
import { childrenOf, childText } from '../xml-tree.ts';
import { localName, type OfdFile } from './ofd-package.ts';
import type { OfdDocument } from './read-document.ts';

const kind = 'ofd.custom-tags';

/** Notes each tree and adds the words in it. */
export function readCustomTags({ name, root }: OfdDocument, file: OfdFile): void {
  const { pkg, collector } = file;
  const list = pkg.find(name, childText(root, 'CustomTags'));
  if (list === null || pkg.isSeen(list)) return;
  for (const tag of childrenOf(pkg.readTree(list), 'CustomTag')) {
    const location = childText(tag, 'FileLoc');
    const part = pkg.find(list, location);
    if (part === null) collector.skip(location || list, 'damaged');
    collector.fact({ kind, path: part ?? list, quote: part === null ? '' : readTags(part, file) });
    const schema = pkg.find(list, childText(tag, 'SchemaLoc'));
    if (schema !== null) pkg.pass(schema);
  }
}

function readTags(name: string, { pkg, collector }: OfdFile): string {
  const part = collector.start(name, 'other');
  const add = (text: string) => {
    if (text.trim() === '') return;
    part.separate('\n');
    part.add(text.trim(), { place: {}, hidden: kind });
  };
  let isReference = false;
  pkg.readXml(name, {
    open(element, attributes) {
      isReference = localName(element) === 'ObjectRef';
      for (const key in attributes) if (!key.startsWith('xmlns') && !isReference) add(attributes[key] ?? '');
    },
    text(text) {
      if (!isReference) add(text);
    },
    close() {
      isReference = false;
    },
  });
  collector.keep(part);
  return part.textFrom(0);
}
