/**
 * Names of elements as the readers write them, whatever prefix a file chose: `w:p`, `a:t`. Both the transitional and the
 * strict namespaces of ECMA-376 / ISO/IEC 29500 get the same prefix; spreadsheet elements are written without one.
 */

const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';

const prefixes: ReadonlyMap<string, string> = new Map([
  [`${transitional}wordprocessingml/2006/main`, 'w'],
  [`${strict}wordprocessingml/main`, 'w'],
  [`${transitional}spreadsheetml/2006/main`, ''],
  [`${strict}spreadsheetml/main`, ''],
  [`${transitional}presentationml/2006/main`, 'p'],
  [`${strict}presentationml/main`, 'p'],
  [`${transitional}officeDocument/2006/relationships`, 'r'],
  [`${strict}officeDocument/relationships`, 'r'],
  [`${transitional}officeDocument/2006/math`, 'm'],
  [`${strict}officeDocument/math`, 'm'],
  [`${transitional}drawingml/2006/main`, 'a'],
  [`${strict}drawingml/main`, 'a'],
  [`${transitional}drawingml/2006/chart`, 'c'],
  [`${strict}drawingml/chart`, 'c'],
  [`${transitional}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}drawingml/wordprocessingDrawing`, 'wp'],
  [`${transitional}drawingml/2006/spreadsheetDrawing`, 'xdr'],
  [`${strict}drawingml/spreadsheetDrawing`, 'xdr'],
  [`${transitional}drawingml/2006/picture`, 'pic'],
  [`${strict}drawingml/picture`, 'pic'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  // Packages made by libraries write these with any prefix, or as the default namespace.
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
  ['http://schemas.openxmlformats.org/package/2006/content-types', ''],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  [`${transitional}officeDocument/2006/extended-properties`, ''],
  [`${strict}officeDocument/extendedProperties`, ''],
  [`${transitional}officeDocument/2006/custom-properties`, ''],
  [`${strict}officeDocument/customProperties`, ''],
  [`${transitional}officeDocument/2006/docPropsVTypes`, 'vt'],
  [`${strict}officeDocument/docPropsVTypes`, 'vt'],
  ['http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments', ''],
  ['http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac', 'x15ac'],
  ['http://schemas.microsoft.com/office/powerpoint/2018/8/main', 'p188'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

export type Attributes = Readonly<Record<string, string>>;

export interface XmlNames {
  /** Takes up the element's own declarations and gives its name and attributes in our spelling. */
  open(
    name: string,
    attributes: Record<string, string>,
  ): { readonly name: string; readonly attributes: Attributes };
  /** Our spelling of the element that ends, dropping its declarations. */
  close(): string;
}

type Scope = ReadonlyMap<string, string>;

/** Translates prefixes while a document is read; scopes nest like its elements. */
export function createXmlNames(): XmlNames {
  const open: { readonly name: string; readonly outer: Scope }[] = [];
  let scope: Scope = new Map();
  return {
    open(name, attributes) {
      const outer = scope;
      scope = declare(scope, attributes);
      const translated = translate(name, scope, '');
      open.push({ name: translated, outer });
      return { name: translated, attributes: translateAttributes(attributes, scope) };
    },
    close() {
      const last = open.pop();
      scope = last?.outer ?? scope;
      return last?.name ?? '';
    },
  };
}

function declare(scope: Scope, attributes: Record<string, string>): Scope {
  let inner: Map<string, string> | null = null;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    const canonical = prefixes.get(attributes[name] ?? '');
    const prefix = name === 'xmlns' ? '' : name.slice(6);
    inner ??= new Map(scope);
    if (canonical === undefined || canonical === prefix) inner.delete(prefix);
    else inner.set(prefix, canonical);
  }
  return inner ?? scope;
}

/** The scope only holds prefixes that are spelt differently here, so it is nearly always empty. */
function translate(name: string, scope: Scope, unprefixed: string): string {
  if (scope.size === 0) return name;
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? unprefixed : name.slice(0, colon);
  const canonical = scope.get(prefix);
  if (canonical === undefined) return name;
  const local = name.slice(colon + 1);
  return canonical === '' ? local : `${canonical}:${local}`;
}

function translateAttributes(attributes: Record<string, string>, scope: Scope): Attributes {
  if (scope.size === 0) return attributes;
  const translated: Record<string, string> = {};
  // Attributes without a prefix belong to no namespace, so the default one does not count for them.
  for (const name in attributes) {
    const key = name.includes(':') ? translate(name, scope, '') : name;
    translated[key] = attributes[name] ?? '';
  }
  return translated;
}
