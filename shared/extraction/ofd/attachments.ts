/** Files attached to an OFD document; some are flagged so that no viewer lists them (GB/T 33190-2016, 20). */
import { childrenOf, childText, type XmlNode } from '../xml-tree.ts';
import type { OfdFile } from './ofd-package.ts';
import type { OfdDocument } from './read-document.ts';

const attached = 'ofd.attachment';
const invisible = 'ofd.invisible-attachment';

/** Notes each attachment and opens it. */
export async function readAttachments({ name, root }: OfdDocument, file: OfdFile): Promise<void> {
  const { pkg } = file;
  const list = pkg.find(name, childText(root, 'Attachments'));
  if (list === null || pkg.isSeen(list)) return;
  for (const attachment of childrenOf(pkg.readTree(list), 'Attachment')) {
    await readAttachment(attachment, list, file);
  }
}

async function readAttachment(attachment: XmlNode, list: string, file: OfdFile): Promise<void> {
  const { pkg, collector, context } = file;
  const { Name: title = '', Visible: visible, CreationDate: at } = attachment.attributes;
  const location = childText(attachment, 'FileLoc');
  const part = pkg.find(list, location);
  const path = part ?? (location || list);
  const isInvisible = visible?.trim().toLowerCase() === 'false';
  const recorded = at !== undefined && /^\d{4}-\d{2}-\d{2}/.test(at) ? { at } : {};
  for (const kind of isInvisible ? [attached, invisible] : [attached]) {
    collector.fact({ kind, path, quote: title || location, ...recorded });
  }
  const mark = { place: {}, hidden: isInvisible ? invisible : attached };
  collector.lines(`${path}#name`, 'attachment-name', [
    { text: title, mark },
    { text: location, mark },
  ]);
  const bytes = part === null ? null : pkg.read(part);
  if (part === null) collector.skip(path, 'damaged');
  else if (bytes !== null && bytes.length > 0) await context.nested(collector, part, bytes);
}
