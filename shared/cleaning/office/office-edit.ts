/**
 * An office file taken apart so that parts and relationships can be changed, and put together again. Whatever nothing leads
 * to any more is left out, and every reference to what was taken out goes with it, so that the copy opens without repair.
 */
import { strFromU8, strToU8, zipSync } from 'fflate';
import { openZip } from '../../extraction/archive/open-zip.ts';
import { startCollecting } from '../../extraction/collector.ts';
import { resolvePart } from '../../extraction/ooxml/package.ts';
import type { ReadContext } from '../../extraction/reader.ts';
import { asStop, stop } from '../../extraction/stop.ts';
import { dropReferences } from './drop-references.ts';
import {
  attribute,
  elementsOf,
  firstOf,
  parseXml,
  setAttribute,
  writeXml,
  type XmlElement,
} from './xml-node.ts';

/** What taking a file apart needs of a reader's surroundings. */
export type EditContext = Pick<ReadContext, 'limits' | 'budget' | 'decode'>;

export interface EditedRelationship {
  readonly id: string;
  readonly kind: string;
  /** Name of a part, or an address outside of the file. */
  readonly target: string;
  readonly isExternal: boolean;
}

export interface OfficeEdit {
  names(): readonly string[];
  has(name: string): boolean;
  bytes(name: string): Uint8Array | null;
  setBytes(name: string, bytes: Uint8Array): void;
  /** The part as a tree; changes to it are written. Null when there is no such part. */
  tree(name: string): XmlElement | null;
  relationships(source: string): readonly EditedRelationship[];
  /** Takes relationships away together with everything in their source that uses them; gives how many. */
  drop(source: string, isDropped: (relationship: EditedRelationship) => boolean): number;
  /** Main part by the package's own relationship; stops when there is none. */
  main(): string;
  contentType(name: string): string;
  setContentType(name: string, type: string): void;
  finish(): Uint8Array;
}

const contentTypesName = '[content_types].xml';

/** Opens the file. Stops when it is damaged, over a limit, or holds a part that cannot be unpacked. */
export function openOfficeEdit(bytes: Uint8Array, context: EditContext): OfficeEdit {
  const parts = unpack(bytes, context);
  const trees = new Map<string, XmlElement>();
  const original = new Map([...parts].map(([key, part]) => [key, part.name]));
  const tree = (name: string) => {
    const key = name.toLowerCase();
    const known = trees.get(key);
    if (known !== undefined) return known;
    const part = parts.get(key);
    if (part === undefined) return null;
    const parsed = parseXml(decodeXml(part.bytes, context), context.limits);
    trees.set(key, parsed);
    return parsed;
  };
  const relationships = (source: string) => relationshipsIn(tree(relsName(source)), source);
  const types = () => tree(contentTypesName) ?? stop('damaged', 'content-types');
  const edit: OfficeEdit = {
    names: () => [...parts.keys()].map((key) => original.get(key) ?? key),
    has: (name) => parts.has(name.toLowerCase()),
    bytes: (name) => parts.get(name.toLowerCase())?.bytes ?? null,
    setBytes(name, content) {
      const key = name.toLowerCase();
      parts.set(key, { name: original.get(key) ?? name, bytes: content });
      trees.delete(key);
    },
    tree,
    relationships,
    drop(source, isDropped) {
      const rels = tree(relsName(source));
      if (rels === null) return 0;
      const gone = new Set(
        relationships(source)
          .filter(isDropped)
          .map(({ id }) => id),
      );
      if (gone.size === 0) return 0;
      rels.children = rels.children.filter(
        (child) => typeof child === 'string' || !gone.has(attribute(child, 'Id') ?? ''),
      );
      const user = usableTree(source, tree);
      if (user !== null) dropReferences(user, gone);
      return gone.size;
    },
    main() {
      const main = relationships('').find(({ kind, isExternal }) => kind === 'officeDocument' && !isExternal);
      return main !== undefined && edit.has(main.target) ? main.target : stop('damaged', 'main-part');
    },
    contentType: (name) => contentTypeIn(types(), name),
    setContentType: (name, type) => setContentType(types(), name, type),
    finish() {
      const kept = reachable(parts, relationships);
      trimContentTypes(types(), kept);
      return pack(parts, trees, kept);
    },
  };
  return edit;
}

/** Drawings of old programs are not always well-formed; such a one stays as it is. */
function usableTree(source: string, tree: OfficeEdit['tree']): XmlElement | null {
  if (source === '' || !/\.(?:xml|vml)$/i.test(source)) return null;
  try {
    return tree(source);
  } catch (error) {
    if (asStop(error) === null || source.endsWith('.xml')) throw error;
    return null;
  }
}

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function unpack(bytes: Uint8Array, context: EditContext): Map<string, Part> {
  const zip = openZip(bytes, startCollecting('zip', context.budget), context);
  const parts = new Map<string, Part>();
  for (const entry of zip.entries) {
    const name = entry.name.replaceAll('\\', '/').replace(/^\/+/, '');
    const key = name.toLowerCase();
    // Of two entries with one name the readers, and office programs, take the first.
    if (name.endsWith('/') || parts.has(key)) continue;
    parts.set(key, { name, bytes: zip.read(entry) ?? stop('damaged', 'part') });
  }
  return parts;
}

function decodeXml(bytes: Uint8Array, context: EditContext): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return context.decode(bytes, 'utf-16le') ?? '';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return context.decode(bytes, 'utf-16be') ?? '';
  const declared = /^[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(
    strFromU8(bytes.subarray(0, 256), true),
  );
  const encoding = declared?.[1]?.toLowerCase() ?? 'utf-8';
  return context.decode(bytes, encoding) ?? stop('damaged', 'xml-encoding');
}

/** Name of the part that holds a part's relationships. */
export function relsName(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

function relationshipsIn(rels: XmlElement | null, source: string): EditedRelationship[] {
  if (rels === null) return [];
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  return elementsOf(rels).map((element) => {
    const type = attribute(element, 'Type') ?? '';
    const target = attribute(element, 'Target') ?? '';
    const isExternal = attribute(element, 'TargetMode') === 'External';
    return {
      id: attribute(element, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: isExternal ? target : resolvePart(folder, target),
      isExternal,
    };
  });
}

/** Parts that a chain of relationships leads to, with the parts that hold those relationships. */
function reachable(
  parts: ReadonlyMap<string, Part>,
  relationships: (source: string) => readonly EditedRelationship[],
): ReadonlySet<string> {
  const kept = new Set<string>([contentTypesName]);
  const waiting = [''];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const rels = relsName(source).toLowerCase();
    if (!parts.has(rels)) continue;
    kept.add(rels);
    for (const { target, isExternal } of relationships(source)) {
      const key = target.toLowerCase();
      if (isExternal || kept.has(key) || !parts.has(key)) continue;
      kept.add(key);
      waiting.push(target);
    }
  }
  return kept;
}

function contentTypeIn(types: XmlElement, name: string): string {
  const key = name.toLowerCase();
  const override = elementsOf(types).find((each) => each.name === 'Override' && partNameOf(each) === key);
  const ending = key.slice(key.lastIndexOf('.') + 1);
  const standard = elementsOf(types).find(
    (each) => each.name === 'Default' && attribute(each, 'Extension')?.toLowerCase() === ending,
  );
  return attribute(override ?? standard ?? types, 'ContentType') ?? '';
}

function partNameOf(override: XmlElement): string {
  return (attribute(override, 'PartName') ?? '').replace(/^\//, '').toLowerCase();
}

function setContentType(types: XmlElement, name: string, type: string): void {
  const override = elementsOf(types).find(
    (each) => each.name === 'Override' && partNameOf(each) === name.toLowerCase(),
  );
  if (override !== undefined) {
    setAttribute(override, 'ContentType', type);
    return;
  }
  const like = firstOf(types, 'Override') ?? firstOf(types, 'Default') ?? types;
  const raw = `${like.raw.slice(0, like.raw.indexOf(':') + 1)}Override`;
  const made: XmlElement = { raw, name: 'Override', attributes: [], children: [] };
  setAttribute(made, 'PartName', `/${name}`);
  setAttribute(made, 'ContentType', type);
  types.children.push(made);
}

function trimContentTypes(types: XmlElement, kept: ReadonlySet<string>): void {
  types.children = types.children.filter(
    (child) => typeof child === 'string' || child.name !== 'Override' || kept.has(partNameOf(child)),
  );
}

/** The same parts always give the same bytes: fixed times, one order, one way of packing. */
function pack(
  parts: ReadonlyMap<string, Part>,
  trees: ReadonlyMap<string, XmlElement>,
  kept: ReadonlySet<string>,
): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [key, part] of parts) {
    if (!kept.has(key)) continue;
    const tree = trees.get(key);
    files[part.name] = tree === undefined ? part.bytes : strToU8(writeXml(tree));
  }
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1), os: 0 });
}
