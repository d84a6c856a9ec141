/** Earlier versions kept in an OFD file (GB/T 33190-2016, 19): each has a document of its own that may say something else. */
import { childOf, childrenOf, childText, type XmlNode } from '../xml-tree.ts';
import type { OfdFile } from './ofd-package.ts';
import { readDocument } from './read-document.ts';

const kind = 'ofd.versions';

/** Notes each version that is not the present one and reads its pages as far as no other version has them too. */
export function readVersions(body: XmlNode, main: string, file: OfdFile): void {
  const { pkg, collector } = file;
  for (const { attributes } of childrenOf(childOf(body, 'Versions'), 'Version')) {
    const location = attributes.BaseLoc ?? '';
    const name = pkg.find(main, location);
    const version = name === null ? null : pkg.readTree(name);
    if (name === null) collector.skip(location || main, 'damaged');
    if (attributes.Current?.trim().toLowerCase() === 'true') continue;
    const { Name: title = '', Version: number = '', CreationDate: at } = version?.attributes ?? {};
    collector.fact({
      kind,
      path: name ?? main,
      quote: title || number || (attributes.ID ?? ''),
      ...(at !== undefined && /^\d{4}-\d{2}-\d{2}/.test(at) ? { at } : {}),
    });
    const root = name === null ? null : pkg.find(name, childText(version, 'DocRoot'));
    if (root !== null && !pkg.isSeen(root)) readDocument(root, file, { firstPage: 1, hidden: kind });
  }
}
