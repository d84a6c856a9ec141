/**
 * An OFD file as a package of parts that lead to each other by paths (GB/T 33190-2016, 7.2). What nobody asked for is known
 * at the end: `leftOver`.
 */
import type { ZipEntry } from '../../intake/zip-directory.ts';
import { entryPath, openZip } from '../archive/open-zip.ts';
import type { Collector } from '../collector.ts';
import { readXmlEvents, type XmlHandlers } from '../read-xml-events.ts';
import type { ReadContext } from '../reader.ts';
import { readXmlTree, type XmlNode } from '../xml-tree.ts';

export interface OfdPackage {
  /** Name of the part that a path in another part leads to; null when there is none. */
  find(from: string, location: string): string | null;
  /** Content of a part, and marks it as looked at; null when it could not be read, which has been noted. */
  read(name: string): Uint8Array | null;
  readTree(name: string): XmlNode | null;
  /** Hands out the part's events; false when it is missing or damaged. */
  readXml(name: string, handlers: XmlHandlers): boolean;
  /** Marks a part that needs no reading. */
  pass(name: string): void;
  /** Whether the part has been looked at. */
  isSeen(name: string): boolean;
  leftOver(): readonly string[];
}

/** What each step of the reader works with. */
export interface OfdFile {
  readonly pkg: OfdPackage;
  readonly collector: Collector;
  readonly context: ReadContext;
}

/** Name of an element without its prefix: files declare the namespace in several spellings, some not at all. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Opens the package. Stops when the container is damaged or over a limit. */
export function openOfd(bytes: Uint8Array, collector: Collector, context: ReadContext): OfdPackage {
  const zip = openZip(bytes, collector, context);
  const entries = new Map<string, ZipEntry>();
  for (const entry of zip.entries) {
    const key = keyOf(resolve('', entry.name));
    if (!/[\\/]$/.test(entry.name) && !entries.has(key)) entries.set(key, entry);
  }
  const seen = new Set<string>();
  const nameOf = (path: string) => {
    const entry = entries.get(keyOf(path));
    return entry === undefined ? null : entryPath(resolve('', entry.name));
  };
  const byName = new Map([...entries.values()].map((entry) => [entryPath(resolve('', entry.name)), entry]));
  const read = (name: string) => {
    seen.add(name);
    const entry = byName.get(name);
    return entry === undefined ? null : zip.read(entry);
  };
  const attempt = <T>(name: string, work: (part: Uint8Array) => T): T | null => {
    const part = read(name);
    return part === null ? null : collector.attempt(name, () => work(part));
  };
  return {
    find(from, location) {
      const folder = from.slice(0, from.lastIndexOf('/') + 1);
      const trimmed = location.trim();
      if (trimmed === '') return null;
      // Programs disagree about what a path is relative to; the second guess is the package's root.
      return nameOf(resolve(folder, trimmed)) ?? nameOf(resolve('', trimmed));
    },
    read,
    readTree: (name) => attempt(name, (part) => readXmlTree(part, context)),
    readXml: (name, handlers) =>
      attempt(name, (part) => {
        readXmlEvents(part, handlers, context);
        return true;
      }) === true,
    pass: (name) => seen.add(name),
    isSeen: (name) => seen.has(name),
    leftOver: () => [...byName.keys()].filter((name) => !seen.has(name)),
  };
}

function keyOf(path: string): string {
  return path.toLowerCase();
}

/** Path from the root; steps that lead out of the package stay at the root. */
function resolve(folder: string, location: string): string {
  const path = location.replaceAll('\\', '/');
  const resolved: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${folder}${path}`).split('/')) {
    if (step === '..') resolved.pop();
    else if (step !== '' && step !== '.') resolved.push(step);
  }
  return resolved.join('/');
}
