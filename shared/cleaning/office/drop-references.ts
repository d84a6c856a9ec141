/** What becomes of an element that uses a relationship which is taken away (ECMA-376 part 1, 22.8.2). */
import {
  attribute,
  dropAttributes,
  elementsOf,
  rewrite,
  type XmlAttribute,
  type XmlElement,
} from './xml-node.ts';

/** Elements whose content stays: a link without its address is plain text. */
const unwrapped = new Set(['w:hyperlink']);
/** Elements that stay without the reference: a picture that is also kept inside, settings of a printer. */
const keptWithout = new Set([
  'a:blip',
  'v:imagedata',
  'v:fill',
  'pageSetup',
  'w:pgSz',
  'pivotCacheDefinition',
  'p:cNvPr',
  'p:sldMasterId',
  'c:chart',
]);

/** Takes out every use of the given relationships. */
export function dropReferences(root: XmlElement, ids: ReadonlySet<string>): void {
  const isReference = ({ name, value }: XmlAttribute) =>
    (name.startsWith('r:') || name === 'o:relid') && ids.has(value);
  rewrite(root, (element) => {
    if (!element.attributes.some(isReference)) return emptyHolder(element) ? 'drop' : 'keep';
    if (unwrapped.has(element.name)) return 'unwrap';
    if (!keptWithout.has(element.name)) return 'drop';
    dropAttributes(element, isReference);
    // A picture that lay only outside of the file has nothing left to show.
    const isBare = element.name === 'a:blip' && attribute(element, 'r:embed') === undefined;
    if (isBare) element.children = [];
    return 'keep';
  });
}

/** Lists that must not stand empty. */
const holders = new Set([
  'hyperlinks',
  'oleObjects',
  'controls',
  'externalReferences',
  'tableParts',
  'p:custDataLst',
  'p:controls',
  'pivotCaches',
  'ext',
  'extLst',
]);

function emptyHolder(element: XmlElement): boolean {
  const inner = elementsOf(element);
  if (element.name === 'mc:AlternateContent') return inner.every(({ children }) => children.length === 0);
  return holders.has(element.name) && inner.length === 0;
}
