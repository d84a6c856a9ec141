/** Writing: title and text at the left, what helps at the right. */
import { EditorContent, useEditor } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { DeskView, InterpretedDocument } from '../../../shared/contract/desk-api.ts';
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { BlockToolbar } from './block-toolbar.tsx';
import styles from './desk.module.css';
import { DeskState } from './desk-state.tsx';
import { blocksOf, contentOf } from './editor-content.ts';
import { editorExtensions } from './editor-schema.ts';
import { graphicNode } from './graphic-view.tsx';
import { HeadFields } from './head-fields.tsx';
import { SidePanel } from './side-panel.tsx';
import { TermFields } from './term-fields.tsx';
import { useDesk } from './use-desk.ts';

export type DraftHead = Omit<InterpretationSource, 'blocks'>;

export interface DeskProps extends Pick<DossierTabProps, 'detail' | 'onChanged'> {
  readonly view: DeskView;
  readonly document: InterpretedDocument;
  readonly draft: InterpretationSource;
  readonly onReload: () => Promise<void>;
  readonly onDiscarded: () => void;
  readonly onRestored: (draft: InterpretationSource) => void;
}

const extensions = editorExtensions(graphicNode);

export function Desk({
  detail,
  view,
  document,
  draft,
  onReload,
  onChanged,
  onDiscarded,
  onRestored,
}: DeskProps): ReactNode {
  const text = useText();
  const [head, setHead] = useState<DraftHead>(() => headOf(draft));
  const latestHead = useRef(head);
  const touch = useRef<() => void>(() => undefined);
  const editor = useEditor({
    extensions,
    content: contentOf(draft.blocks),
    // The policy of the page allows no style that is written in by a script.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': text.desk.editor,
        spellcheck: 'false',
      },
    },
    onUpdate: () => touch.current(),
  });
  const read = (): InterpretationSource | null =>
    editor === null ? null : { ...latestHead.current, blocks: blocksOf(editor.getJSON()) };
  const control = useDesk({ dossier: detail.id, savedAt: view.savedAt, read });
  touch.current = control.touch;
  const change = (next: Partial<DraftHead>): void => {
    latestHead.current = { ...latestHead.current, ...next };
    setHead(latestHead.current);
    control.touch();
  };
  if (editor === null) return <p role="status">{text.desk.loading}</p>;
  return (
    <div className={styles.desk}>
      <section className={styles.writing} aria-label={text.desk.regions.desk} data-region="main">
        <DeskState control={control} dossier={detail.id} onDiscarded={onDiscarded} onRestored={onRestored} />
        <ShowFailure failure={control.failure} />
        <BlockToolbar editor={editor} />
        <div className={styles.paper}>
          <HeadFields head={head} onChange={change} />
          <EditorContent editor={editor} className={styles.editor ?? ''} />
          <TermFields terms={head.terms} onChange={(terms) => change({ terms })} />
        </div>
      </section>
      <SidePanel
        {...{ detail, view, document, editor, control, head, read, onReload, onChanged }}
        onHead={change}
      />
    </div>
  );
}

function headOf({ blocks: _, ...head }: InterpretationSource): DraftHead {
  return head;
}
