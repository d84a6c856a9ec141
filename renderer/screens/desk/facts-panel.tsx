/** Figures and dates of the document to take over, beside the words they stand in. */
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { InterpretedDocument } from '../../../shared/contract/desk-api.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { changeBlock, useCurrentBlock } from './current-block.ts';
import styles from './desk.module.css';

export interface FactsPanelProps {
  readonly editor: Editor;
  readonly document: InterpretedDocument;
}

type Fact = InterpretedDocument['facts'][number];

export function FactsPanel({ editor, document }: FactsPanelProps): ReactNode {
  const { desk } = useText();
  const block = useCurrentBlock(editor);
  const [shown, setShown] = useState<number | null>(null);
  const take = ({ value, paragraph, digest }: Fact): void => {
    setShown(paragraph);
    if (block === null) return;
    const links = block.links ?? [];
    const isKnown = links.some((link) => link.value === value && link.digest === digest);
    // A form takes the value by its own field; the block remembers where it comes from all the same.
    if (editor.state.selection.$from.parent.isTextblock) editor.chain().focus().insertContent(value).run();
    if (!isKnown) changeBlock(editor, block.id, { links: [...links, { value, paragraph, digest }] });
  };
  const paragraphs = document.paragraphs.filter(({ paragraph }) =>
    document.facts.some((fact) => fact.paragraph === paragraph),
  );
  if (paragraphs.length === 0) return <p className="meta">{desk.noFacts}</p>;
  return (
    <div className={styles.stack}>
      <p className="meta">{desk.factsLead}</p>
      <ol className={styles.facts} aria-label={desk.documentText}>
        {paragraphs.map(({ paragraph, text: words }) => (
          <li key={`${paragraph}-${words.slice(0, 12)}`} aria-current={shown === paragraph}>
            <p className={styles.paragraph}>
              <span className="meta">{desk.paragraph(paragraph)}</span> {words}
            </p>
            <div className={styles.values}>
              {document.facts
                .filter((fact) => fact.paragraph === paragraph)
                .map((fact) => (
                  <button
                    key={fact.value}
                    type="button"
                    className={styles.value}
                    aria-label={desk.take(fact.value, paragraph)}
                    onClick={() => take(fact)}
                  >
                    {fact.value}
                  </button>
                ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
