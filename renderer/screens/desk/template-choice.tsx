/** The forms that an interpretation may begin with. */
import type { ReactNode } from 'react';
import { type Template, templates } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './desk.module.css';

export function TemplateChoice({ onChoose }: { readonly onChoose: (template: Template) => void }): ReactNode {
  const { desk } = useText();
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
    </section>
  );
}
