/**
 * The characters of a story with the elements they stand in, in the flows and paragraphs by which the reader tells places.
 * What the reader found hidden can so be taken out of just these elements, whatever made it hidden.
 */
import { attribute, elementsOf, type XmlElement } from '../office/xml-node.ts';

export interface StoryPiece {
  readonly element: XmlElement;
  readonly text: string;
  /** Counted as the reader counts; 0 where paragraphs are not counted. */
  readonly paragraph: number;
}

/** Pieces by the path of the reader's part. */
export type StoryFlows = ReadonlyMap<string, readonly StoryPiece[]>;

const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};
const texts = new Set(['w:t', 'w:delText', 'm:t']);

interface Walk {
  readonly path: string;
  readonly flows: Map<string, StoryPiece[]>;
  paragraphs: number;
  boxes: number;
}

/** Walks a story as the reader does. */
export function storyPieces(root: XmlElement, path: string): StoryFlows {
  const walk: Walk = { path, flows: new Map(), paragraphs: 0, boxes: 0 };
  walkElement(root, walk, { flow: path, isBox: false, isProperty: false });
  return walk.flows;
}

interface Position {
  readonly flow: string;
  readonly isBox: boolean;
  readonly isProperty: boolean;
}

function walkElement(element: XmlElement, walk: Walk, position: Position): void {
  let hadChoice = false;
  for (const child of elementsOf(element)) {
    const { name } = child;
    if (name === 'mc:Choice') hadChoice = true;
    if (name === 'w:p' && !position.isBox) walk.paragraphs += 1;
    if (name === 'v:textpath' && (attribute(child, 'string') ?? '').trim() !== '') walk.boxes += 1;
    addPiece(child, walk, position);
    walkElement(child, walk, positionIn(child, walk, { position, hadChoice }));
  }
}

function positionIn(
  { name }: XmlElement,
  walk: Walk,
  { position, hadChoice }: { readonly position: Position; readonly hadChoice: boolean },
): Position {
  const box = (role: string): Position => {
    walk.boxes += 1;
    return { flow: `${walk.path}#${role}-${walk.boxes}`, isBox: true, isProperty: false };
  };
  if (name === 'w:txbxContent') return box('text-box');
  if (name === 'w:rt' || (name === 'mc:Fallback' && hadChoice)) return box('other');
  return name === 'w:pPr' ? { ...position, isProperty: true } : position;
}

function addPiece(element: XmlElement, walk: Walk, { flow, isBox, isProperty }: Position): void {
  const text = textOf(element, isProperty);
  if (text === '') return;
  const pieces = walk.flows.get(flow) ?? [];
  walk.flows.set(flow, pieces);
  pieces.push({ element, text, paragraph: isBox ? 0 : walk.paragraphs });
}

function textOf(element: XmlElement, isProperty: boolean): string {
  const { name, children } = element;
  if (texts.has(name)) return children.filter((child) => typeof child === 'string').join('');
  if (isProperty) return '';
  if (name === 'w:sym') return '\u25a1';
  return signs[name] ?? '';
}
