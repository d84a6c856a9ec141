/** A small XML document as a tree, for parts that hold structure rather than text. Bounded in size as well as in depth. */
import { readXmlEvents, type XmlBounds, type XmlHandlers } from './read-xml-events.ts';
import { stop } from './stop.ts';
import type { Attributes } from './xml-names.ts';

export interface XmlNode {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlNode[];
  /** Character data directly inside, joined. */
  readonly text: string;
}

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

/** More elements than any structure part has; a page's content is read as events instead. */
const mostNodes = 1_000_000;

/** Reads a document. Stops with `damaged` or `over-limit`. */
export function readXmlTree(bytes: Uint8Array, bounds: XmlBounds): XmlNode {
  const tree = treeHandlers();
  readXmlEvents(bytes, tree.handlers, bounds);
  return tree.root() ?? stop('damaged', 'xml');
}

/** Handlers that build the tree of a document while it is read; `root` is what there is of it so far. */
export function treeHandlers(): { readonly handlers: XmlHandlers; root(): XmlNode | null } {
  const open: OpenNode[] = [];
  let root: OpenNode | null = null;
  let nodes = 0;
  const handlers: XmlHandlers = {
    open(name, attributes) {
      nodes += 1;
      if (nodes > mostNodes) stop('over-limit', 'xmlNodes');
      const node: OpenNode = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' };
      open.at(-1)?.children.push(node);
      root ??= node;
      open.push(node);
    },
    text(text) {
      const last = open.at(-1);
      if (last !== undefined) last.text += text;
    },
    close() {
      open.pop();
    },
  };
  return { handlers, root: () => root };
}

/** Children with this name. */
export function childrenOf(node: XmlNode | null | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** First child with this name. */
export function childOf(node: XmlNode | null | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** Trimmed text of the first child with this name; empty when there is none. */
export function childText(node: XmlNode | null | undefined, name: string): string {
  return childOf(node, name)?.text.trim() ?? '';
}

/** All elements below a node with this name, in document order. */
export function* descendants(node: XmlNode | null | undefined, name: string): Generator<XmlNode> {
  for (const child of node?.children ?? []) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}
