/** Resources of an OFD document: fonts and colours hold no words, composite graphics may, media files are named (7.9, 13). */
import type { OfdFile } from './ofd-package.ts';
import { objectHandlers } from './page-objects.ts';
import { collectTexts } from './text-collector.ts';

/** Reads a resource list; files it names that are no pictures are marked as looked at. */
export function readResources(name: string | null, { pkg, collector }: OfdFile): void {
  if (name === null || pkg.isSeen(name)) return;
  const part = collector.start(name, 'other');
  const texts = collectTexts(part, {});
  const locations: string[] = [];
  let base = '';
  let inside = '';
  pkg.readXml(
    name,
    objectHandlers({
      text: (text) => texts.add(text, text.hidden),
      open(element, attributes) {
        inside = element;
        if (element === 'Res') base = attributes.BaseLoc ?? '';
        if (element === 'FontFile') locations.push('');
        if (element === 'ColorSpace' && attributes.Profile !== undefined) locations.push(attributes.Profile);
      },
      characters(text) {
        if (inside === 'FontFile') locations[locations.length - 1] += text;
      },
      close() {
        inside = '';
      },
    }),
  );
  collector.keep(part);
  for (const location of locations) {
    const found = pkg.find(name, `${base.trim()}/${location.trim()}`) ?? pkg.find(name, location);
    if (found !== null) pkg.pass(found);
  }
}
