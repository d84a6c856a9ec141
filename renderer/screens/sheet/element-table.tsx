/** Elements that were recognised, each with its words and how sure that is; what is missing and what would be left out. */
import type { ReactNode } from 'react';
import type { SheetView } from '../../../shared/contract/publishing-api.ts';
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import { publishingWords } from '../../../shared/messages/publishing-words.ts';
import { usePreferences } from '../../preferences/use-preferences.tsx';
import { hiddenWords } from '../../text/hidden-words.ts';
import { paragraphWords } from './paragraph-words.ts';
import styles from './sheet.module.css';

/** Above this nobody need look. */
const sure = 0.8;

export interface ElementTableProps {
  readonly sheet: SheetView;
  readonly parts: readonly TextPart[];
}

export function ElementTable({ sheet, parts }: ElementTableProps): ReactNode {
  const { text, preferences } = usePreferences();
  const words = text.sheet;
  const { elements: names } = publishingWords(preferences.language);
  const paragraphs = paragraphWords(parts);
  const seen = sheet.leftOut.filter(({ what }) => !what.includes('metadata'));
  return (
    <section aria-label={words.elements} className={styles.column}>
      <h3>{words.elements}</h3>
      {sheet.missing.length > 0 && (
        <p className={styles.missing}>
          {words.missing}：{sheet.missing.map((element) => names[element]).join('、')}
        </p>
      )}
      {seen.length > 0 && (
        <p>
          {words.leftOut}：
          {seen.map(({ what, count }) => `${hiddenWords(what, text)} ${words.places(count)}`).join('、')}
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.element}</th>
            <th scope="col">{words.words}</th>
            <th scope="col">{words.confidence}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.elements.map(({ element, paragraph, confidence }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one paragraph may hold several elements, in this order.
            <tr key={index} data-unsure={confidence < sure}>
              <th scope="row">{names[element]}</th>
              <td>{paragraphs.get(paragraph) ?? ''}</td>
              <td>{confidence < sure ? words.unsure(Math.round(confidence * 100)) : words.sure}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
