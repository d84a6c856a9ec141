/**
 * A part of an office file as a tree that can be changed and written again. Elements keep the names and attributes that the
 * file gave them; `name` is the spelling that the readers use, whatever prefix the file chose. Comments and processing
 * instructions are not kept: nothing that an office program shows depends on them.
 */
import { SaxesParser } from 'saxes';
import { stop } from '../../extraction/stop.ts';
import { createXmlNames } from '../../extraction/xml-names.ts';
import type { Limits } from '../../intake/limits.ts';

export interface XmlAttribute {
  readonly raw: string;
  readonly name: string;
  value: string;
}

export interface XmlElement {
  readonly raw: string;
  readonly name: string;
  attributes: XmlAttribute[];
  children: XmlChild[];
}

export type XmlChild = XmlElement | string;

type Bounds = Pick<Limits, 'xmlDepth' | 'xmlAttributes'>;

/** Parses a part. Stops with `damaged` or `over-limit`, as the readers do. */
export function parseXml(text: string, bounds: Bounds): XmlElement {
  const names = createXmlNames();
  const open: XmlElement[] = [];
  const roots: XmlElement[] = [];
  const parser = new SaxesParser({ position: false });
  parser.on('error', (error) => stop('damaged', `xml: ${error.message.slice(0, 80)}`));
  parser.on('doctype', () => stop('damaged', 'doctype'));
  parser.on('opentag', (tag) => {
    if (open.length >= bounds.xmlDepth) stop('over-limit', 'xmlDepth');
    const given = Object.entries(tag.attributes);
    if (given.length > bounds.xmlAttributes) stop('over-limit', 'xmlAttributes');
    const named = names.open(tag.name, Object.fromEntries(given));
    const translated = Object.keys(named.attributes);
    const attributes = given.map(([raw, value], index) => ({ raw, name: translated[index] ?? raw, value }));
    const element: XmlElement = { raw: tag.name, name: named.name, attributes, children: [] };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    names.close();
    open.pop();
  });
  const addText = (text: string) => open.at(-1)?.children.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text.startsWith('\ufeff') ? text.slice(1) : text).close();
  return roots[0] ?? stop('damaged', 'xml');
}

/** The tree as XML 1.0 with its declaration. */
export function writeXml(root: XmlElement): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  writeElement(root, pieces);
  return pieces.join('');
}

function writeElement({ raw, attributes, children }: XmlElement, pieces: string[]): void {
  pieces.push('<', raw);
  for (const attribute of attributes) {
    pieces.push(' ', attribute.raw, '="', escaped(attribute.value, true), '"');
  }
  if (children.length === 0) {
    pieces.push('/>');
    return;
  }
  pieces.push('>');
  for (const child of children) {
    if (typeof child === 'string') pieces.push(escaped(child, false));
    else writeElement(child, pieces);
  }
  pieces.push('</', raw, '>');
}

const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const inAttributes = { ...inText, '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

function escaped(text: string, isAttribute: boolean): string {
  return isAttribute
    ? text.replace(/[&<>"\r\n\t]/g, (sign) => Reflect.get(inAttributes, sign) ?? sign)
    : text.replace(/[&<>\r]/g, (sign) => inText[sign] ?? sign);
}

/** Value of an attribute by the readers' name; undefined when it is not there. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((each) => each.name === name)?.value;
}

/** Takes attributes away. */
export function dropAttributes(element: XmlElement, isDropped: (attribute: XmlAttribute) => boolean): void {
  if (element.attributes.some(isDropped)) {
    element.attributes = element.attributes.filter((each) => !isDropped(each));
  }
}

/** Sets an attribute that has no prefix or one that the element already carries. */
export function setAttribute(element: XmlElement, name: string, value: string): void {
  const known = element.attributes.find((each) => each.name === name);
  if (known === undefined) element.attributes.push({ raw: name, name, value });
  else known.value = value;
}

/** Elements directly inside. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** First element directly inside with this name. */
export function firstOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element === undefined ? undefined : elementsOf(element).find((child) => child.name === name);
}

/** Every element below, in the order of the document; the tree must not be changed meanwhile. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* everyElement(child);
  }
}

/** Character data of an element, its inner elements included. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

export type Replacement = 'keep' | 'drop' | 'unwrap' | readonly XmlChild[];

/**
 * Replaces elements from the leaves up: each is kept, dropped, replaced by its content, or by something else.
 * @returns how many were not kept
 */
export function rewrite(element: XmlElement, decide: (child: XmlElement) => Replacement): number {
  let changes = 0;
  let next: XmlChild[] | null = null;
  element.children.forEach((child, index) => {
    if (typeof child === 'string') {
      next?.push(child);
      return;
    }
    changes += rewrite(child, decide);
    const decision = decide(child);
    if (decision === 'keep') {
      next?.push(child);
      return;
    }
    changes += 1;
    next ??= element.children.slice(0, index);
    if (decision === 'unwrap') next.push(...child.children);
    else if (decision !== 'drop') next.push(...decision);
  });
  if (next !== null) element.children = next;
  return changes;
}
