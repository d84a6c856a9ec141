/** What can be done with the block that the cursor stands in, and what can be put behind it. */
import type { Editor } from '@tiptap/core';
import { ArrowDown, ArrowUp, Redo2, Trash2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BlockName } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { emptyBlock, nextBlockId } from '../../../shared/publishing/interpretation/start-draft.ts';
import { Button } from '../../parts/button.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { formBlocks } from './block-kinds.ts';
import { insertBlock, moveBlock, removeBlock } from './current-block.ts';
import styles from './desk.module.css';
import { blocksOf } from './editor-content.ts';

export function BlockToolbar({ editor }: { readonly editor: Editor }): ReactNode {
  const { desk } = useText();
  const insert = (name: BlockName): void => {
    const id = nextBlockId(blocksOf(editor.getJSON()));
    insertBlock(editor, { ...emptyBlock(name), id });
  };
  const turnInto = (name: 'heading' | 'paragraph'): void => {
    editor.chain().focus().setNode(name, editor.state.selection.$from.node(1)?.attrs).run();
  };
  const options = [
    { value: '', label: desk.insertChoose },
    ...formBlocks.map((name) => ({ value: name, label: desk.blocks[name] })),
  ];
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={desk.toolbar}>
      <Button onPress={() => turnInto('heading')}>{desk.setHeading}</Button>
      <Button onPress={() => turnInto('paragraph')}>{desk.setParagraph}</Button>
      <Button onPress={() => insert('question')}>{desk.addQuestion}</Button>
      <div className={styles.insert}>
        <SelectInput
          label={desk.insert}
          isLabelHidden
          value=""
          options={options}
          onChange={(value) => {
            const name = formBlocks.find((each) => each === value);
            if (name !== undefined) insert(name);
          }}
        />
      </div>
      <Button kind="quiet" label={desk.up} onPress={() => moveBlock(editor, -1)}>
        <ArrowUp aria-hidden size={16} />
      </Button>
      <Button kind="quiet" label={desk.down} onPress={() => moveBlock(editor, 1)}>
        <ArrowDown aria-hidden size={16} />
      </Button>
      <Button kind="quiet" label={desk.remove} onPress={() => removeBlock(editor)}>
        <Trash2 aria-hidden size={16} />
      </Button>
      <Button kind="quiet" label={desk.undo} onPress={() => editor.chain().focus().undo().run()}>
        <Undo2 aria-hidden size={16} />
      </Button>
      <Button kind="quiet" label={desk.redo} onPress={() => editor.chain().focus().redo().run()}>
        <Redo2 aria-hidden size={16} />
      </Button>
    </div>
  );
}
