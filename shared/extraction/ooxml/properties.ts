/** Document properties of an office file: who wrote it, where it lay, what somebody filed it under (ECMA-376 part 1, 22; part 2, 11). */
import type { Collector } from '../collector.ts';
import type { OfficeFormat } from './common-parts.ts';
import type { OfficePackage } from './package.ts';

/** Properties that name a person or an office, whatever their value. */
const people = new Set([
  'dc:creator',
  'creator',
  'cp:lastModifiedBy',
  'lastModifiedBy',
  'Company',
  'Manager',
]);
/** Properties that count or describe the program: no words of a person. */
const technical = new Set([
  'Application',
  'AppVersion',
  'DocSecurity',
  'TotalTime',
  'Pages',
  'Words',
  'Characters',
  'CharactersWithSpaces',
  'Lines',
  'Paragraphs',
  'Slides',
  'Notes',
  'HiddenSlides',
  'MMClips',
  'ScaleCrop',
  'LinksUpToDate',
  'SharedDoc',
  'HyperlinksChanged',
  'cp:revision',
  'dcterms:created',
  'dcterms:modified',
  'cp:lastPrinted',
  'dc:language',
  'PresentationFormat',
  'vt:i4',
  'vt:bool',
  'DigSig',
  'vt:vector',
  'vt:variant',
  'HeadingPairs',
  'TitlesOfParts',
]);

interface Property {
  readonly name: string;
  readonly value: string;
}

/** Reads core, extended and custom properties. */
export function readProperties(pkg: OfficePackage, format: OfficeFormat, collector: Collector): void {
  for (const { kind, target } of pkg.relationships('')) {
    if (kind === 'core-properties' || kind === 'metadata/core-properties')
      readCore(pkg, target, { format, collector });
    else if (kind === 'extended-properties' || kind === 'extendedProperties')
      readCore(pkg, target, { format, collector });
    else if (kind === 'custom-properties' || kind === 'customProperties')
      readCustom(pkg, target, { format, collector });
  }
}

interface Target {
  readonly format: OfficeFormat;
  readonly collector: Collector;
}

function readCore(pkg: OfficePackage, name: string, { format, collector }: Target): void {
  const properties = readPairs(pkg, name);
  const kindOf = (property: Property) => {
    if (people.has(property.name)) return `${format}.metadata-person`;
    const isPath =
      property.name === 'HyperlinkBase' || (property.name === 'Template' && /[\\/:]/.test(property.value));
    return isPath ? `${format}.metadata-path` : `${format}.metadata-descr`;
  };
  for (const property of properties) {
    const kind = kindOf(property);
    if (kind.endsWith('-descr')) continue;
    collector.fact({ kind, path: name, quote: property.value });
  }
  collector.lines(
    name,
    'properties',
    properties.map((property) => ({ text: property.value, mark: { place: {}, hidden: kindOf(property) } })),
  );
}

function readPairs(pkg: OfficePackage, name: string): Property[] {
  const properties: Property[] = [];
  let open = '';
  let value = '';
  pkg.readXml(name, {
    open(element) {
      open = element;
      value = '';
    },
    text(text) {
      value += text;
    },
    close(element) {
      if (element === open && value.trim() !== '' && !technical.has(open))
        properties.push({ name: open, value: value.trim() });
      open = '';
    },
  });
  return properties;
}

function readCustom(pkg: OfficePackage, name: string, { format, collector }: Target): void {
  const kind = `${format}.custom-properties`;
  const lines: string[] = [];
  pkg.readXml(name, {
    open(element, { name: label }) {
      if (element === 'property') lines.push(`${label ?? ''}：`);
    },
    text(text) {
      const last = lines.pop();
      if (last !== undefined) lines.push(last + text.trim());
    },
  });
  if (lines.length === 0) return;
  collector.fact({ kind, path: name, count: lines.length, quote: lines.join('\n') });
  collector.lines(
    name,
    'properties',
    lines.map((text) => ({ text, mark: { place: {}, hidden: kind } })),
  );
}
