/**
 * An office file as a package of parts with content types and relationships (ECMA-376 part 2). Part names are compared
 * without regard to case, as the standard demands. What nobody asked for is known at the end: `leftOver`.
 */

import type { ZipEntry } from '../../intake/zip-directory.ts';
import { type OpenZip, openZip } from '../archive/open-zip.ts';
import type { Collector } from '../collector.ts';
import { readXmlEvents, type XmlHandlers } from '../read-xml-events.ts';
import type { ReadContext } from '../reader.ts';

export interface Relationship {
  readonly id: string;
  /** Last word of the type's address, e.g. `comments`, `attachedTemplate`: the same in both editions of the standard. */
  readonly kind: string;
  /** Name of the part it leads to, or the address when it leads out of the file. */
  readonly target: string;
  readonly isExternal: boolean;
}

export interface OfficePackage {
  /** Names of all parts, without a leading slash. */
  readonly names: readonly string[];
  contentType(name: string): string;
  /** Relationships of a part; of the package itself for the empty name. */
  relationships(source: string): readonly Relationship[];
  has(name: string): boolean;
  /** Content of a part; null when there is none or it could not be read, which has been noted. Marks it as looked at. */
  read(name: string): Uint8Array | null;
  /** The same for a part that somebody else looks at: it is not marked. */
  peek(name: string): Uint8Array | null;
  /** Reads a part as XML; false when it is missing or damaged. Marks it as looked at. */
  readXml(name: string, handlers: XmlHandlers): boolean;
  /** Marks a part that needs no reading. */
  pass(name: string): void;
  /** Parts that nobody has looked at. */
  leftOver(): readonly string[];
}

/** Opens the package. Stops when the container is damaged or over a limit. */
export function openPackage(bytes: Uint8Array, collector: Collector, context: ReadContext): OfficePackage {
  const zip = openZip(bytes, collector, context);
  const entries = indexEntries(zip);
  const seen = new Set<string>();
  const peek = (name: string) => {
    const entry = entries.get(name.toLowerCase());
    return entry === undefined ? null : zip.read(entry);
  };
  const read = (name: string) => {
    seen.add(name.toLowerCase());
    return peek(name);
  };
  const readXml = (name: string, handlers: XmlHandlers) => {
    const part = read(name);
    if (part === null) return false;
    return (
      collector.attempt(name, () => {
        readXmlEvents(part, handlers, context);
        return true;
      }) === true
    );
  };
  const contentTypes = readContentTypes(readXml);
  const relationships = new Map<string, readonly Relationship[]>();
  return {
    names: [...entries.values()].map(({ name }) => name),
    contentType: (name) => contentTypes(name),
    relationships(source) {
      const known = relationships.get(source);
      if (known !== undefined) return known;
      const found = readRelationships(source, readXml);
      relationships.set(source, found);
      return found;
    },
    has: (name) => entries.has(name.toLowerCase()),
    read,
    peek,
    readXml,
    pass: (name) => seen.add(name.toLowerCase()),
    leftOver: () => [...entries].filter(([name]) => !seen.has(name)).map(([, entry]) => entry.name),
  };
}

function indexEntries(zip: OpenZip): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (const entry of zip.entries) {
    const name = entry.name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
    if (!name.endsWith('/') && !entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

type ReadXml = OfficePackage['readXml'];

function readContentTypes(readXml: ReadXml): (name: string) => string {
  const byEnding = new Map<string, string>();
  const byName = new Map<string, string>();
  readXml('[Content_Types].xml', {
    open(name, attributes) {
      const type = attributes.ContentType ?? '';
      if (name === 'Default') byEnding.set((attributes.Extension ?? '').toLowerCase(), type);
      if (name === 'Override') byName.set((attributes.PartName ?? '').replace(/^\//, '').toLowerCase(), type);
    },
  });
  return (name) => {
    const key = name.toLowerCase();
    return byName.get(key) ?? byEnding.get(key.slice(key.lastIndexOf('.') + 1)) ?? '';
  };
}

function readRelationships(source: string, readXml: ReadXml): Relationship[] {
  const slash = source.lastIndexOf('/') + 1;
  const folder = source.slice(0, slash);
  const found: Relationship[] = [];
  readXml(`${folder}_rels/${source.slice(slash)}.rels`, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship') return;
      const isExternal = mode === 'External';
      found.push({
        id,
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: isExternal ? target : resolvePart(folder, target),
        isExternal,
      });
    },
  });
  return found;
}

/** Name of the part that a target leads to, seen from the folder of its source. */
export function resolvePart(folder: string, target: string): string {
  const path = target.split('#', 1)[0] ?? '';
  const steps = (path.startsWith('/') ? path : `${folder}${path}`).split('/');
  const resolved: string[] = [];
  for (const step of steps) {
    if (step === '..') resolved.pop();
    else if (step !== '' && step !== '.') resolved.push(step);
  }
  return resolved.join('/');
}

/** The part that carries the content, by the package's own relationship. */
export function mainPart(pkg: OfficePackage): string | null {
  const main = pkg.relationships('').find(({ kind, isExternal }) => kind === 'officeDocument' && !isExternal);
  return main !== undefined && pkg.has(main.target) ? main.target : null;
}
