/** Parts of an OFD file that nothing leads to. Replaced structure holds no words; everything else is said to be unknown. */
import { childOf } from '../xml-tree.ts';
import { localName, type OfdFile } from './ofd-package.ts';
import { readContent } from './read-content.ts';

const picture = /\.(?:jpe?g|png|gif|bmp|tiff?|webp)$/i;
/** Pictures in encodings without a signature of their own. */
const barePicture = /\.(?:jb2|jbig2|gbig2|jp2|emf|wmf)$/i;
const font = /\.(?:ttf|otf|ttc|cff|pfb|icc)$/i;
/** Root elements of structure parts (tables of GB/T 33190-2016): lists of paths, sizes and numbers. */
const structure = new Set([
  'Document',
  'Res',
  'Annotations',
  'Signatures',
  'DocVersion',
  'CustomTags',
  'Attachments',
  'AreaHolderBlocks',
  'DocEntries',
]);

/** To be called last. */
export async function readLeftOver(file: OfdFile): Promise<void> {
  const { pkg, collector, context } = file;
  for (const name of pkg.leftOver()) {
    if (font.test(name)) continue;
    if (barePicture.test(name)) collector.skip(name, 'picture-without-text');
    else if (picture.test(name)) {
      const bytes = pkg.read(name);
      if (bytes !== null) await context.nested(collector, name, bytes);
    } else if (!isStructure(name, file)) {
      if (/\.xml$/i.test(name)) readContent(name, { place: {}, hidden: 'file.unknown-part' }, file);
      collector.skip(name, 'unknown-part');
    }
  }
}

function isStructure(name: string, { pkg }: OfdFile): boolean {
  if (!/\.xml$/i.test(name)) return false;
  const root = pkg.readTree(name);
  if (root === null) return false;
  // A page with nothing on it says nothing either.
  if (localName(root.name) === 'Page') return childOf(root, 'Content') === undefined;
  return structure.has(root.name);
}
