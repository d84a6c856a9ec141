/** Which cell formats show nothing: a format like `;;;` has an empty section for every kind of value (ECMA-376 part 1, 18.8.30). */
import type { OfficePackage } from '../ooxml/package.ts';

/** Indexes of cell formats (`s` of a cell) that make the value invisible. */
export function readInvisibleFormats(pkg: OfficePackage, part: string | null): ReadonlySet<number> {
  const empty = new Set<string>();
  const invisible = new Set<number>();
  let inCellFormats = false;
  let index = 0;
  if (part === null) return invisible;
  pkg.readXml(part, {
    open(name, attributes) {
      if (name === 'numFmt' && /^;{2,3}$/.test((attributes.formatCode ?? '').replace(/\[[^\]]*\]|\s/g, ''))) {
        empty.add(attributes.numFmtId ?? '');
      }
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        if (empty.has(attributes.numFmtId ?? '')) invisible.add(index);
        index += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return invisible;
}
