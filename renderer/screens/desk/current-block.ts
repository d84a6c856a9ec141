/** The block that the cursor stands in, and what can be done with it. */
import type { Editor } from '@tiptap/core';
import type { Node as EditorNode } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import type { InterpretationBlock } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { blocksOf, nodeOf } from './editor-content.ts';
import { movedByProgram } from './form-block-press.ts';

interface Found {
  readonly node: EditorNode;
  readonly position: number;
  readonly index: number;
}

function found(editor: Editor): Found | null {
  const { doc, selection } = editor.state;
  const index = selection.$from.index(0);
  if (index >= doc.childCount) return null;
  let position = 0;
  for (let each = 0; each < index; each += 1) position += doc.child(each).nodeSize;
  return { node: doc.child(index), position, index };
}

/** As data; changes with each change of it, and with the cursor. Null where there is nothing in it yet. */
export function useCurrentBlock(editor: Editor): InterpretationBlock | null {
  return useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const at = found(current);
      if (at === null) return null;
      const json = at.node.toJSON();
      const [block] = blocksOf({ type: 'doc', content: [json] });
      return block ?? { block: 'paragraph', id: String(at.node.attrs.id ?? 'n0'), text: '' };
    },
    equalityFn: (left, right) => JSON.stringify(left) === JSON.stringify(right),
  });
}

/** Sets what a block covers, took over or says as a form; words stay with the editor. */
export function changeBlock(editor: Editor, id: string, change: Readonly<Record<string, unknown>>): void {
  const at = positionOf(editor, id);
  if (at === null) return;
  editor.commands.command(({ tr }) => {
    for (const [name, value] of Object.entries(change)) tr.setNodeAttribute(at, name, value);
    return true;
  });
}

export function positionOf(editor: Editor, id: string): number | null {
  let position: number | null = null;
  editor.state.doc.forEach((node, offset) => {
    if (node.attrs.id === id) position ??= offset;
  });
  return position;
}

/** Puts the cursor into a block and brings it into view. */
export function showBlock(editor: Editor, id: string): void {
  const at = positionOf(editor, id);
  if (at === null) return;
  const isForm = editor.state.doc.nodeAt(at)?.type.name === 'graphic';
  const chain = editor.chain();
  (isForm ? chain.setNodeSelection(at) : chain.setTextSelection(at + 1))
    .setMeta(movedByProgram, true)
    .focus()
    .scrollIntoView()
    .run();
}

/** Behind the current block; the new one gets the cursor. */
export function insertBlock(editor: Editor, block: InterpretationBlock): void {
  const at = found(editor);
  const position = at === null ? editor.state.doc.content.size : at.position + at.node.nodeSize;
  editor.chain().insertContentAt(position, nodeOf(block)).run();
  showBlock(editor, block.id);
}

export function moveBlock(editor: Editor, step: 1 | -1): void {
  const at = found(editor);
  if (at === null) return;
  const { doc } = editor.state;
  const other = at.index + step;
  if (other < 0 || other >= doc.childCount) return;
  const { node, position } = at;
  const target = step === 1 ? position + doc.child(other).nodeSize : position - doc.child(other).nodeSize;
  editor.commands.command(({ tr }) => {
    tr.delete(position, position + node.nodeSize).insert(target, node);
    return true;
  });
  showBlock(editor, String(node.attrs.id));
}

export function removeBlock(editor: Editor): void {
  const at = found(editor);
  if (at === null) return;
  editor.commands.command(({ tr, state }) => {
    if (state.doc.childCount === 1) {
      const { paragraph } = state.schema.nodes;
      if (paragraph === undefined) return false;
      tr.replaceWith(0, state.doc.content.size, paragraph.create());
    } else tr.delete(at.position, at.position + at.node.nodeSize);
    const place = Math.min(at.position + 1, tr.doc.content.size - 1);
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(0, place))));
    return true;
  });
  editor.commands.focus();
}
