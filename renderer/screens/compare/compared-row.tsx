/** One row of a comparison. What was removed and added is told by word, sign and line, never by colour alone. */
import type { ReactNode } from 'react';
import type { TextChange } from '../../../shared/release/compare/compare-texts.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { WindowText } from '../../text/zh-cn.ts';
import styles from './compare.module.css';
import type { ComparedLine, DifferentRow } from './compared-lines.ts';

export type Look = 'side' | 'inline';

export interface ComparedRowProps {
  readonly line: ComparedLine;
  readonly look: Look;
  /** Number of the difference the reader is at. */
  readonly current: number | null;
  readonly onUnfold: (from: number) => void;
}

export function ComparedRowView({ line, look, current, onUnfold }: ComparedRowProps): ReactNode {
  const text = useText();
  const { compare } = text;
  if (line.line === 'folded') {
    return (
      <div className={styles.folded}>
        {compare.folded(line.count)}
        <Button kind="quiet" onPress={() => onUnfold(line.from)}>
          {compare.unfold}
        </Button>
      </div>
    );
  }
  if (line.line === 'same') {
    return (
      <div className={styles.row} data-look={look}>
        <p className={styles.side}>{line.row.text}</p>
        {look === 'side' && (
          <p className={styles.side} aria-hidden>
            {line.row.text}
          </p>
        )}
      </div>
    );
  }
  const { row, number } = line;
  return (
    <div className={styles.row} data-look={look} data-row={row.row} data-current={number === current}>
      <span className={styles.number}>
        {number} {compare.rows[row.row]}
      </span>
      {look === 'inline' ? (
        <p className={styles.side}>
          <Changes changes={changesOf(row)} sides="both" />
        </p>
      ) : (
        <>
          <p className={styles.side}>
            <Changes changes={changesOf(row)} sides="removed" />
          </p>
          <p className={styles.side}>
            <Changes changes={changesOf(row)} sides="added" />
          </p>
        </>
      )}
    </div>
  );
}

function changesOf(row: DifferentRow): readonly TextChange[] {
  return row.row === 'changed' ? row.changes : [{ change: row.row, text: row.text }];
}

interface ChangesProps {
  readonly changes: readonly TextChange[];
  /** Of the side that was, what stays and what went; of the side that is, what stays and what came. */
  readonly sides: 'removed' | 'added' | 'both';
}

function Changes({ changes, sides }: ChangesProps): ReactNode {
  const text = useText();
  const shown = changes.filter(({ change }) => change === 'same' || sides === 'both' || change === sides);
  // Nothing but what stays, on a side that has nothing: an empty half says that the paragraph is not there.
  if (shown.every(({ text: words }) => words === '')) return null;
  return shown.map(({ change, text: words }, index) => {
    if (change === 'same') return words;
    const Tag = change === 'removed' ? 'del' : 'ins';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: changes of a paragraph never change their order
      <Tag key={index} className={styles[change]}>
        <span className="visually-hidden">
          {change === 'removed' ? text.compare.deleted : text.compare.inserted}
        </span>
        {words}
      </Tag>
    );
  });
}

/** What a screen reader hears of a row when a jump leads to it. */
export function rowWords(row: DifferentRow, { compare }: WindowText): string {
  const said = changesOf(row)
    .filter(({ change }) => change !== 'same')
    .map(({ change, text }) => `${change === 'removed' ? compare.deleted : compare.inserted}${text}`);
  return `${compare.rows[row.row]} ${said.join(' ')}`.slice(0, 500);
}
