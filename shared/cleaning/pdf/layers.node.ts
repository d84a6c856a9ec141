/** Layers that are off when the file is opened (ISO 32000-2, 8.11). */
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRef } from 'pdf-lib';
import { keepOnly } from './drop-beside.node.ts';
import { arrayIn, dictIn, everyDictionary, key, nameIn } from './pdf-objects.node.ts';

export interface Layers {
  /** Tells whether content that belongs to this group, or to this rule over groups, is out of sight. */
  isOff(owner: PDFObject | undefined): boolean;
}

/** Reads the default configuration. */
export function readLayers(document: PDFDocument): Layers {
  const properties = dictIn(document.catalog, 'OCProperties');
  const usual = dictIn(properties, 'D');
  const groups = refsIn(arrayIn(properties, 'OCGs'));
  const on = new Set(refsIn(arrayIn(usual, 'ON')));
  const off = new Set(refsIn(arrayIn(usual, 'OFF')));
  if (usual !== undefined && nameIn(usual, 'BaseState') === 'OFF') {
    for (const group of groups) if (!on.has(group)) off.add(group);
  }
  const isOff = (owner: PDFObject | undefined): boolean => {
    if (owner instanceof PDFRef && off.has(owner)) return true;
    const dict = document.context.lookup(owner);
    if (!(dict instanceof PDFDict) || nameIn(dict, 'Type') !== 'OCMD') return false;
    const members = dict.get(key('OCGs'));
    const list = document.context.lookup(members);
    const refs = list instanceof PDFArray ? refsIn(list) : members instanceof PDFRef ? [members] : [];
    const policy = nameIn(dict, 'P') || 'AnyOn';
    if (refs.length === 0 || dict.has(key('VE'))) return false;
    if (policy === 'AllOn') return refs.some((each) => off.has(each));
    return policy === 'AnyOn' && refs.every((each) => off.has(each));
  };
  return { isOff };
}

function refsIn(array: PDFArray | undefined): PDFRef[] {
  return array?.asArray().filter((each) => each instanceof PDFRef) ?? [];
}

/** Takes the groups that are off out of every list, after their content is gone. */
export function dropLayers(document: PDFDocument, layers: Layers): void {
  const properties = dictIn(document.catalog, 'OCProperties');
  if (properties === undefined) return;
  const seen = new Set<PDFObject>();
  const walk = (object: PDFObject | undefined, depth: number): void => {
    if (object === undefined || seen.has(object) || depth > 32) return;
    seen.add(object);
    if (object instanceof PDFArray) {
      keepOnly(object, (_, raw) => !(raw instanceof PDFRef && layers.isOff(raw)));
      for (const each of object.asArray()) walk(document.context.lookup(each), depth + 1);
    } else if (object instanceof PDFDict && nameIn(object, 'Type') !== 'OCG') {
      for (const each of object.values()) walk(document.context.lookup(each), depth + 1);
    }
  };
  // Which groups are off is read from these lists, so the decision is made before any of them changes.
  const off = refsIn(arrayIn(properties, 'OCGs')).filter((each) => layers.isOff(each));
  if (off.length === 0) return;
  walk(properties, 0);
  const usual = dictIn(properties, 'D');
  usual?.delete(key('OFF'));
  usual?.delete(key('AS'));
  for (const dict of everyDictionary(document)) {
    for (const [name, value] of dict.entries()) {
      if (value instanceof PDFRef && off.includes(value)) dict.delete(name);
    }
  }
}
