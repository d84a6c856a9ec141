/** The forms that an interpretation may begin with, and the way back to what was written before. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import {
  type InterpretationSource,
  type Template,
  templates,
} from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './desk.module.css';
import { HistoryDialog } from './history-dialog.tsx';

export interface TemplateChoiceProps {
  readonly dossier: DossierId;
  /** How many earlier states there are. */
  readonly steps: number;
  readonly onChoose: (template: Template) => void;
  readonly onRestored: (draft: InterpretationSource) => void;
}

export function TemplateChoice({ dossier, steps, onChoose, onRestored }: TemplateChoiceProps): ReactNode {
  const { desk } = useText();
  const [isLooking, setLooking] = useState(false);
  return (
    <section className={styles.choice} aria-labelledby="desk-choice" data-region="main">
      <h2 id="desk-choice">{desk.chooseTitle}</h2>
      <p className="meta">{desk.chooseLead}</p>
      <ul className={styles.templates}>
        {templates.map((template) => {
          const [name, lead] = desk.templates[template];
          return (
            <li key={template}>
              <button type="button" className={styles.template} onClick={() => onChoose(template)}>
                <strong>{name}</strong>
                <span className="meta">{lead}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {steps > 0 && (
        <div>
          <Button onPress={() => setLooking(true)}>{desk.historyCount(steps)}</Button>
        </div>
      )}
      {isLooking && (
        <HistoryDialog
          dossier={dossier}
          flush={async () => null}
          onClose={() => setLooking(false)}
          onRestored={onRestored}
        />
      )}
    </section>
  );
}
