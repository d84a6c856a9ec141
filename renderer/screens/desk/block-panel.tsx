/** The block at hand: its form where it has one, the points it covers, what it took from the document. */
import type { Editor } from '@tiptap/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeskCheck } from '../../../shared/contract/desk-api.ts';
import type { InterpretationBlock } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { ninePoints } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { BlockForm } from './block-form.tsx';
import { isFormBlock } from './block-kinds.ts';
import { changeBlock, useCurrentBlock } from './current-block.ts';
import styles from './desk.module.css';

export interface BlockPanelProps {
  readonly editor: Editor;
  readonly check: DeskCheck | null;
}

export function BlockPanel({ editor, check }: BlockPanelProps): ReactNode {
  const { desk } = useText();
  const block = useCurrentBlock(editor);
  if (block === null) return <p className="meta">{desk.noBlock}</p>;
  return (
    <div className={styles.stack}>
      <h3>{desk.blocks[block.block]}</h3>
      {isFormBlock(block) && <BlockForm key={block.id} editor={editor} block={block} />}
      <Points editor={editor} block={block} />
      <Links editor={editor} block={block} check={check} />
    </div>
  );
}

interface PartProps {
  readonly editor: Editor;
  readonly block: InterpretationBlock;
}

function Points({ editor, block }: PartProps): ReactNode {
  const { desk } = useText();
  const covered = block.points ?? [];
  return (
    <fieldset className={styles.points}>
      <legend>{desk.pointsOfBlock}</legend>
      {ninePoints.map((point) => (
        <label key={point} className={styles.tick}>
          <input
            type="checkbox"
            checked={covered.includes(point)}
            onChange={(event) =>
              changeBlock(editor, block.id, {
                points: ninePoints.filter((each) =>
                  each === point ? event.target.checked : covered.includes(each),
                ),
              })
            }
          />
          {point}
        </label>
      ))}
    </fieldset>
  );
}

function Links({ editor, block, check }: PartProps & Pick<BlockPanelProps, 'check'>): ReactNode {
  const { desk } = useText();
  const { links = [] } = block;
  if (links.length === 0) return null;
  const stale = check?.stale.filter((each) => each.block === block.id) ?? [];
  return (
    <section aria-label={desk.linksOfBlock}>
      <h4>{desk.linksOfBlock}</h4>
      <ul className={styles.links}>
        {links.map((link) => {
          const old = stale.find(
            (each) => each.link.digest === link.digest && each.link.value === link.value,
          );
          return (
            <li key={`${link.paragraph}-${link.value}`}>
              <span>
                {link.value} <span className="meta">{desk.linkAt(link.paragraph)}</span>
                {old !== undefined && (
                  <strong className={styles.stale}>
                    {' '}
                    {old.reason === 'gone' ? desk.staleGone : desk.stale}
                  </strong>
                )}
              </span>
              <Button
                kind="quiet"
                label={desk.unlink(link.value)}
                onPress={() =>
                  changeBlock(editor, block.id, { links: links.filter((each) => each !== link) })
                }
              >
                <X aria-hidden size={14} />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
