/** Follows a story's drawings and the text around them, for what lies under what. */

import type { PartBuilder } from '../../part-builder.ts';
import type { Attributes } from '../../xml-names.ts';
import type { XmlNode } from '../../xml-tree.ts';
import type { StoryState } from '../story-state.ts';
import { floatOf } from './drawing-shapes.ts';
import type { Block, Float, Paragraph } from './scene.ts';
import { heightInLine, vmlFloatOf, vmlShapes } from './vml-shapes.ts';
import {
  notePicture,
  noteWords,
  type Spot,
  startBlock,
  startSpot,
  textCloses,
  textOpens,
} from './watch-text.ts';

/** Drawings of a story, and what its reader tells on the way. */
export interface SceneWatch {
  readonly floats: readonly Float[];
  /** Called after the story's own handlers. */
  open(name: string, attributes: Attributes): void;
  /** Called before the story's own handlers. */
  close(name: string): void;
  text(text: string): void;
  /** Words that are shown were added. */
  words(part: PartBuilder, start: number, text: string): void;
}

/** A drawing's elements so far; those of its texts are left out. */
interface OpenDrawing {
  readonly nodes: OpenNode[];
  readonly boxes: Map<XmlNode, Block>;
  readonly block: Block;
  readonly paragraph: Paragraph;
  size: number;
}

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

interface Outside {
  readonly block: Block;
  readonly paragraph: Paragraph | null;
  readonly drawing: OpenDrawing | null;
}

/** Drawings beyond these bounds are not judged. */
const mostNodes = 20_000;
const mostFloats = 2_000;

/** Watches one story. */
export function watchScene(state: () => StoryState): SceneWatch {
  const spot = startSpot();
  const outside: Outside[] = [];
  let drawing: OpenDrawing | null = null;
  const enter = (kind: Block['kind']) => {
    outside.push({ block: spot.block, paragraph: spot.paragraph, drawing });
    spot.block = startBlock(kind, spot.section);
    spot.paragraph = null;
    drawing = null;
  };
  const leave = () => {
    const last = outside.pop();
    if (last === undefined) return;
    spot.block = last.block;
    spot.paragraph = last.paragraph;
    drawing = last.drawing;
  };
  return {
    floats: spot.floats,
    open(name, attributes) {
      if (drawing !== null) {
        addNode(drawing, name, attributes);
        if (name !== 'w:txbxContent') return;
        const node = drawing.nodes.at(-1);
        const { boxes } = drawing;
        enter('box');
        if (node !== undefined) boxes.set(node, spot.block);
      } else if (name === 'w:txbxContent') enter('box');
      else if (name === 'w:tc') enter('cell');
      else if (name === 'wp:anchor' || vmlShapes.has(name))
        drawing = startDrawing(spot, state(), name, attributes);
      else textOpens[name]?.(spot, attributes, state(), name);
    },
    close(name) {
      if (name === 'w:txbxContent') leave();
      if (drawing === null) {
        if (name === 'w:tc') leave();
        else textCloses[name]?.(spot, state());
        return;
      }
      const node = drawing.nodes.pop();
      if (drawing.nodes.length > 0 || node === undefined) return;
      finish(spot, drawing, node);
      const height = node.name === 'anchor' ? null : heightInLine(node);
      if (height !== null) notePicture(spot, state(), height);
      drawing = null;
    },
    text(text) {
      const node = drawing?.nodes.at(-1);
      if (node !== undefined && node.text.length < 100) node.text += text;
    },
    words: (part, start, text) => noteWords(spot, state(), { part, start, text }),
  };
}

/** Copies for old programs show nothing of their own. */
function startDrawing(
  { block, paragraph }: Spot,
  { fallback }: StoryState,
  name: string,
  attributes: Attributes,
): OpenDrawing | null {
  if (fallback > 0 || paragraph === null) return null;
  const node: OpenNode = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' };
  return { nodes: [node], boxes: new Map(), block, paragraph, size: 1 };
}

function addNode(drawing: OpenDrawing, name: string, attributes: Attributes): void {
  const node: OpenNode = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' };
  drawing.size += 1;
  if (drawing.size <= mostNodes) drawing.nodes.at(-1)?.children.push(node);
  drawing.nodes.push(node);
}

function finish({ floats }: Spot, { size, block, paragraph, boxes }: OpenDrawing, node: OpenNode): void {
  if (size > mostNodes || floats.length >= mostFloats) return;
  const read = node.name === 'anchor' ? floatOf : vmlFloatOf;
  const float = read(node, { block, paragraph }, boxes);
  if (float !== null) floats.push(float);
}
