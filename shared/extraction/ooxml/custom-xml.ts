/** Data items that programs hang on a document (ECMA-376 part 1, 15.2.5). Boiler-plate that every file carries is passed over. */
import type { OfficeFile } from './common-parts.ts';
import { collectPlainXml } from './plain-xml-text.ts';

/** Root namespaces of items that hold nothing of the author unless they hold words. */
const boilerPlate = [
  'http://schemas.openxmlformats.org/officeDocument/2006/bibliography',
  'http://purl.oclc.org/ooxml/officeDocument/bibliography',
  'http://schemas.microsoft.com/office/word/2004/10/bibliography',
  'http://schemas.microsoft.com/office/2006/coverPageProps',
  'http://schemas.microsoft.com/sharepoint/v3/contenttype/forms',
  'http://www.wps.cn/officeDocument/2013/wpsCustomData',
];

/** Reads every item; one fact an item that is not boiler-plate. */
export function readCustomXml(file: OfficeFile): void {
  const { pkg, format, collector } = file;
  const kind = `${format}.custom-xml`;
  for (const name of pkg.names) {
    if (!/^customxml\/item\d*\.xml$/i.test(name)) continue;
    const isBoilerPlate = boilerPlate.includes(rootNamespace(file, name));
    const text = collectPlainXml(pkg, name, {
      collector,
      role: 'other',
      mark: { place: {}, hidden: kind },
      attributes: isBoilerPlate ? [] : ['*'],
    });
    if (!isBoilerPlate) collector.fact({ kind, path: name, quote: text });
  }
}

function rootNamespace({ pkg }: OfficeFile, name: string): string {
  let root: string | null = null;
  pkg.readXml(name, {
    open(element, attributes) {
      if (root !== null) return;
      const colon = element.indexOf(':');
      root = attributes[colon === -1 ? 'xmlns' : `xmlns:${element.slice(0, colon)}`] ?? '';
    },
  });
  return root ?? '';
}
