/** Notes and threaded comments leave their sheets together with the little windows they are drawn in. */
import { latin1 } from '../../base/bounded-reader.ts';
import { asStop } from '../../extraction/stop.ts';
import { dropEverywhere, type OfficeCleaning } from '../office/clean-common.ts';
import { attribute, everyElement, rewrite } from '../office/xml-node.ts';

export function dropNotes(cleaning: OfficeCleaning, sheets: readonly string[]): void {
  const { edit } = cleaning;
  if (cleaning.wants('threaded-comments')) {
    dropEverywhere(cleaning, ({ kind }) => kind === 'threadedComment' || kind === 'person');
  }
  if (!cleaning.wants('comments')) return;
  for (const sheet of sheets) {
    if (edit.drop(sheet, ({ kind }) => kind === 'comments') === 0) continue;
    for (const { id, kind, target } of edit.relationships(sheet)) {
      if (kind !== 'vmlDrawing') continue;
      const kinds = [...drawnKinds(edit.bytes(target))];
      if (kinds.every((each) => each === 'Note')) edit.drop(sheet, (each) => each.id === id);
      else dropWindows(cleaning, target);
    }
  }
}

function* drawnKinds(drawing: Uint8Array | null): Generator<string> {
  if (drawing === null) return;
  for (const [, kind = ''] of latin1(drawing, 0, drawing.length).matchAll(/ObjectType="(\w+)"/g)) yield kind;
}

/** Form controls are drawn in the same part and stay. */
function dropWindows({ edit }: OfficeCleaning, drawing: string): void {
  try {
    const root = edit.tree(drawing);
    if (root === null) return;
    rewrite(root, (element) => {
      if (element.name !== 'v:shape') return 'keep';
      const isNote = [...everyElement(element)].some((each) => attribute(each, 'ObjectType') === 'Note');
      return isNote ? 'drop' : 'keep';
    });
  } catch (error) {
    // An old drawing that is not well-formed keeps empty windows; their words stood in the part that is gone.
    if (asStop(error) === null) throw error;
  }
}
