/** Document properties of an old Office file: who wrote it, where it lay, what somebody filed it under. */
import type { OfficeFile } from './office-file.ts';
import { readPropertySets, type WordProperty } from './property-set.ts';
import { shownName } from './storage.ts';

interface PropertyStream {
  readonly name: string;
  /** Numbers that name a person or an office. */
  readonly people: ReadonlySet<number>;
  /** Numbers whose words are the program's. */
  readonly technical: ReadonlySet<number>;
  /** Number of the template's name, where the stream has it. */
  readonly template: number | null;
}

const propertyStreams: readonly PropertyStream[] = [
  // Author, last author; revision number and the program's name; the template.
  { name: '\u0005SummaryInformation', people: new Set([4, 8]), technical: new Set([9, 18]), template: 7 },
  // Manager, company; the titles of parts, which repeat the document.
  {
    name: '\u0005DocumentSummaryInformation',
    people: new Set([14, 15]),
    technical: new Set([13]),
    template: null,
  },
];

/** Notes properties. A stream that cannot be read is said to be damaged. */
export function readProperties(file: OfficeFile): void {
  for (const stream of propertyStreams) {
    const bytes = file.storage.read(stream.name);
    if (bytes !== null && bytes.length > 0) readStream(file, stream, bytes);
  }
}

function readStream(
  { format, collector, context }: OfficeFile,
  stream: PropertyStream,
  bytes: Uint8Array,
): void {
  const path = shownName(stream.name);
  const sets = collector.attempt(path, () => readPropertySets(bytes, context.decode)) ?? [];
  const lines = sets.flatMap(({ isCustom, properties }) =>
    properties.flatMap((property) => {
      if (!isCustom && stream.technical.has(property.id)) return [];
      const kind = isCustom ? 'custom-properties' : kindOf(property, stream);
      if (kind === 'metadata-person' || kind === 'external-template') {
        collector.fact({ kind: `${format}.${kind}`, path, quote: property.value });
      }
      const text = isCustom ? `${property.name ?? ''}：${property.value}` : property.value;
      return [{ text, mark: { place: {}, hidden: `${format}.${kind}` } }];
    }),
  );
  collector.lines(path, 'properties', lines);
}

function kindOf({ id, value }: WordProperty, { people, template }: PropertyStream): string {
  if (people.has(id)) return 'metadata-person';
  // A template with a path says where somebody keeps it, often on a server.
  return id === template && /[\\/:]/.test(value) ? 'external-template' : 'metadata-descr';
}
