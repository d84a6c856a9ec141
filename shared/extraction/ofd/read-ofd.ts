/**
 * Reader for OFD, the layout format of Chinese electronic documents (GB/T 33190-2016): text of every page with its place,
 * annotations, attachments, custom data and tags, earlier versions. That there is a signature or a seal is said; whether it
 * is valid is never claimed here.
 */
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { childrenOf, childText } from '../xml-tree.ts';
import { readAttachments } from './attachments.ts';
import { readCustomTags } from './custom-tags.ts';
import { readDocInfo } from './doc-info.ts';
import { readLeftOver } from './left-over.ts';
import { type OfdFile, openOfd } from './ofd-package.ts';
import { readDocument } from './read-document.ts';
import { readSignatures } from './signatures.ts';
import { readVersions } from './versions.ts';

/** Stops with `damaged` when there is no readable OFD.xml. */
export const readOfd: Reader = async (bytes, context) => {
  const collector = startCollecting('ofd', context.budget);
  const pkg = openOfd(bytes, collector, context);
  const file: OfdFile = { pkg, collector, context };
  const main = pkg.find('', 'OFD.xml') ?? stop('damaged', 'ofd');
  const root = pkg.readTree(main) ?? stop('damaged', 'ofd');
  noteEncryption(file);
  let pages = 0;
  for (const body of childrenOf(root, 'DocBody')) {
    readDocInfo(body, main, collector);
    const documentName = pkg.find(main, childText(body, 'DocRoot'));
    if (documentName === null) collector.skip(childText(body, 'DocRoot') || main, 'damaged');
    else {
      const document = readDocument(documentName, file, { firstPage: pages + 1 });
      pages += document.pages;
      await readAttachments(document, file);
      readCustomTags(document, file);
    }
    await readSignatures(pkg.find(main, childText(body, 'Signatures')), file);
    readVersions(body, main, file);
  }
  await readLeftOver(file);
  return collector.finish(pages);
};

/** GM/T 0099-2020, 7: a list of ciphered parts lies at the root of an encrypted package. */
function noteEncryption({ pkg, collector }: OfdFile): void {
  const list = pkg.find('', 'Encryptions.xml');
  if (list === null) return;
  pkg.pass(list);
  collector.fact({ kind: 'file.encrypted', path: list });
  collector.skip(list, 'encrypted');
}
