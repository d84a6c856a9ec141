/**
 * Signatures and seals on an OFD file: that they are there, who made them and what they say, never whether they are valid
 * (GB/T 33190-2016, 18; the signed value is ASN.1 after GB/T 38540-2020 or GM/T 0031-2014).
 */
import { childOf, childrenOf, childText } from '../xml-tree.ts';
import { readAsn1Texts } from './asn1-texts.ts';
import type { OfdFile } from './ofd-package.ts';

const kind = 'ofd.signature';

/** Reads the list of signatures. */
export async function readSignatures(list: string | null, file: OfdFile): Promise<void> {
  if (list === null || file.pkg.isSeen(list)) return;
  for (const { attributes } of childrenOf(file.pkg.readTree(list), 'Signature')) {
    const location = attributes.BaseLoc ?? '';
    const name = file.pkg.find(list, location);
    if (name === null) file.collector.skip(location || list, 'damaged');
    else readSignature(name, file);
  }
}

function readSignature(name: string, file: OfdFile): void {
  const { pkg, collector } = file;
  const root = pkg.readTree(name);
  const info = childOf(root, 'SignedInfo');
  const { ProviderName: provider = '', Company: company = '' } = childOf(info, 'Provider')?.attributes ?? {};
  const locations = [childText(childOf(info, 'Seal'), 'BaseLoc'), childText(root, 'SignedValue')];
  const words = [...new Set([provider, company, ...locations.flatMap((each) => wordsOf(each, name, file))])];
  collector.fact({ kind, path: name, quote: words.filter((text) => text !== '').join('\n') });
  collector.lines(
    name,
    'properties',
    words.map((text) => ({ text, mark: { place: {}, hidden: kind } })),
  );
}

/** Names in a seal or signed value: of the seal, of its maker, of the people in the certificates. */
function wordsOf(location: string, from: string, { pkg, collector, context }: OfdFile): readonly string[] {
  const part = pkg.find(from, location);
  const bytes = part === null ? null : pkg.read(part);
  if (part === null || bytes === null) return [];
  const texts = readAsn1Texts(bytes, context.decode);
  if (texts === null) collector.skip(part, 'unknown-part');
  return texts ?? [];
}
