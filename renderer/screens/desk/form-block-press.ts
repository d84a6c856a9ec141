/**
 * A press anywhere on a form block selects it, and it stays selected. Chromium finds no place for a caret between two blocks that
 * cannot be edited and puts it at the first line of the draft; the editor does not follow it there.
 */
import { NodeSelection, Plugin, Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Set where the program itself moves the selection. */
export const movedByProgram = 'movedByProgram';

export function formBlockPress(): Plugin {
  // Until somebody types or presses in the text.
  let stays = false;
  return new Plugin({
    filterTransaction: (transaction) => !stays || !isStray(transaction),
    props: {
      handleKeyDown: () => {
        stays = false;
        return false;
      },
      handleDOMEvents: {
        mousedown: (view, event) => {
          const at = pressedBlock(view, event);
          stays = at !== null;
          if (at === null) return false;
          event.preventDefault();
          if (!view.hasFocus()) view.focus();
          view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
          // Afterwards the selection of the editor is written into the page once more.
          window.addEventListener('mouseup', () => window.setTimeout(() => restore(view), 0), { once: true });
          return true;
        },
      },
    },
  });
}

function restore(view: EditorView): void {
  if (!view.isDestroyed && view.hasFocus()) view.focus();
}

/** Moves an empty selection to the start of the text and does nothing else. */
function isStray(transaction: Transaction): boolean {
  const { selection, selectionSet, docChanged, doc } = transaction;
  if (!selectionSet || docChanged || transaction.getMeta(movedByProgram) === true) return false;
  return selection.empty && selection.from <= Selection.atStart(doc).from;
}

/** Where the block begins that the main button went down on. */
function pressedBlock(view: EditorView, { button, target }: MouseEvent): number | null {
  if (button !== 0 || !(target instanceof Element)) return null;
  const name = target.closest('[data-block]')?.getAttribute('data-block') ?? null;
  let at: number | null = null;
  view.state.doc.forEach((node, offset) => {
    if (name !== null && node.attrs.id === name) at ??= offset;
  });
  return at;
}
