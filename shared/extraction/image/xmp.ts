/** XMP packets: RDF with anything in it (ISO 16684-1). Words are kept, known properties are named. */

import { limits } from '../../intake/limits.ts';
import { asStop } from '../stop.ts';
import { readXmlTree, type XmlNode } from '../xml-tree.ts';
import type { ImageFacts, ImageKind } from './image-facts.ts';

const known: ReadonlyMap<string, ImageKind> = new Map([
  ['creator', 'image.person'],
  ['Artist', 'image.person'],
  ['OwnerName', 'image.person'],
  ['CameraOwnerName', 'image.person'],
  ['SerialNumber', 'image.device-serial'],
  ['LensSerialNumber', 'image.device-serial'],
  ['BodySerialNumber', 'image.device-serial'],
  ['GPSLatitude', 'image.gps'],
  ['GPSLongitude', 'image.gps'],
  ['UserComment', 'image.comment'],
]);
/** A small copy of the picture in base 64 (xmpGImg). */
const thumbnail = 'image';
const longest = 4096;
/** Elements with nothing but text, and attributes, of a packet that is no XML. */
const loose = /[<\s][\w-]{1,40}:(\w{1,60})(?:\s*=\s*"|>)([^<>"]{1,400})/g;

/** Reads one packet. One that is broken is still a packet. */
export function readXmp(bytes: Uint8Array, facts: ImageFacts): void {
  const start = bytes.indexOf(0x3c);
  const end = bytes.lastIndexOf(0x3e);
  if (start === -1 || end <= start) return;
  facts.add('image.xmp');
  try {
    walk(readXmlTree(bytes.subarray(start, end + 1), { limits, decode: facts.decode }), null, facts);
  } catch (error) {
    if (asStop(error) === null) throw error;
    const text = facts.decode(bytes.subarray(start, end + 1), 'utf-8') ?? '';
    for (const [, name = '', value = ''] of text.matchAll(loose))
      take(name, value, known.get(name) ?? null, facts);
    facts.words('image.xmp', text.replace(/<[^>]*>/g, ' '));
  }
}

function walk(node: XmlNode, around: ImageKind | null, facts: ImageFacts): void {
  const kind = known.get(node.name) ?? around;
  take(node.name, node.text, kind, facts);
  for (const [name, value] of Object.entries(node.attributes)) {
    const local = name.slice(name.indexOf(':') + 1);
    if (!name.startsWith('xmlns') && !name.startsWith('rdf:') && !name.startsWith('xml:')) {
      take(local, value, known.get(local) ?? null, facts);
    }
  }
  for (const child of node.children) walk(child, kind, facts);
}

function take(name: string, value: string, kind: ImageKind | null, facts: ImageFacts): void {
  const text = value.trim();
  if (text === '') return;
  if (name === thumbnail && /^[A-Za-z0-9+/\s=]{64,}$/.test(text)) facts.add('image.thumbnail');
  else if (kind !== null) facts.add(kind, text);
  else facts.words('image.xmp', text.slice(0, longest));
}
