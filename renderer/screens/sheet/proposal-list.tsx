/** A repair for each finding of form, ticked one rule at a time; nothing is changed by ticking. */
import type { ReactNode } from 'react';
import type { SheetView } from '../../../shared/contract/publishing-api.ts';
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { paragraphWords } from './paragraph-words.ts';
import styles from './sheet.module.css';

export interface ProposalListProps {
  readonly sheet: SheetView;
  readonly parts: readonly TextPart[];
  readonly accepted: readonly string[];
  readonly isReadOnly: boolean;
  readonly onAccept: (rules: readonly string[]) => void;
}

export function ProposalList({ sheet, parts, accepted, isReadOnly, onAccept }: ProposalListProps): ReactNode {
  const { sheet: words } = useText();
  const paragraphs = paragraphWords(parts);
  const rules = [...new Set(sheet.proposals.map(({ rule }) => rule))];
  return (
    <section aria-label={words.proposals} className={styles.column}>
      <h3>
        {words.proposals} <span className="meta">{sheet.proposals.length}</span>
      </h3>
      {rules.length === 0 && <p className="meta">{words.noProposals}</p>}
      {rules.map((rule) => (
        <fieldset key={rule} className={styles.rule}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              disabled={isReadOnly}
              checked={accepted.includes(rule)}
              onChange={(event) =>
                onAccept(
                  event.target.checked ? [...accepted, rule] : accepted.filter((each) => each !== rule),
                )
              }
            />
            {words.accept(rule)}
          </label>
          <ul>
            {sheet.proposals
              .filter((proposal) => proposal.rule === rule)
              .map(({ part, start, paragraph, after, isCertain }) => (
                <li key={`${part}-${start}`}>
                  <p>
                    <span className="meta">{words.at(paragraph)}</span> {paragraphs.get(paragraph) ?? ''}
                  </p>
                  <p>
                    {after === null ? words.hidden : words.becomes(after)}
                    {!isCertain && <strong className={styles.missing}>　{words.needsLook}</strong>}
                  </p>
                </li>
              ))}
          </ul>
        </fieldset>
      ))}
    </section>
  );
}
