/** Rows of a comparison, side by side or in one column, with jumps from difference to difference. */
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { ComparisonView } from '../../../shared/contract/viewing-api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { useAnnounce } from '../../parts/live-region.tsx';
import { VirtualPane } from '../../parts/virtual-pane.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import styles from './compare.module.css';
import { comparedLines, stepDifference } from './compared-lines.ts';
import type { Look } from './compared-row.tsx';
import { ComparedRowView, rowWords } from './compared-row.tsx';

const looks = ['side', 'inline'] as const;

export interface ComparedTextProps {
  readonly comparison: ComparisonView;
  /** Names of the two files. */
  readonly left: string;
  readonly right: string;
}

export function ComparedText({ comparison, left, right }: ComparedTextProps): ReactNode {
  const text = useText();
  const { compare } = text;
  const [look, setLook] = useState<Look>('side');
  const { changed, added, removed } = comparison.counts;
  const total = changed + added + removed;
  const list = useLines(comparison, total);
  const { current } = list;
  return (
    <>
      <div className={styles.bar}>
        <span role="status">{total === 0 ? compare.same : compare.counts(changed, added, removed)}</span>
        <span className="meta">{compare.covered}</span>
        <span className={styles.steps}>
          <span className="meta">
            {current === null ? compare.none(total) : compare.position(current, total)}
          </span>
          <Button onPress={() => list.step(-1)} isDisabled={total === 0}>
            {compare.previous} <kbd className={styles.key}>Shift+F7</kbd>
          </Button>
          <Button onPress={() => list.step(1)} isDisabled={total === 0}>
            {compare.next} <kbd className={styles.key}>F7</kbd>
          </Button>
          <fieldset className={styles.looks}>
            <legend className="visually-hidden">{compare.look}</legend>
            {looks.map((each) => (
              <button
                key={each}
                type="button"
                className={styles.look}
                aria-pressed={each === look}
                onClick={() => setLook(each)}
              >
                {compare.looks[each]}
              </button>
            ))}
          </fieldset>
        </span>
      </div>
      {look === 'side' && (
        <div className={styles.sides} aria-hidden>
          <span>
            {compare.left}　{left}
          </span>
          <span>
            {compare.right}　{right}
          </span>
        </div>
      )}
      <Lines list={list} look={look} />
    </>
  );
}

function Lines({ list, look }: { readonly list: LineList; readonly look: Look }): ReactNode {
  const text = useText();
  const rem = useRem();
  const { lines, current } = list;
  const target = lines.findIndex((line) => line.line === 'different' && line.number === current);
  return (
    <VirtualPane
      label={text.compare.list}
      className={styles.rows}
      count={lines.length}
      rowHeight={rem * 2.25}
      target={target}
      turn={list.steps}
      render={(index) => {
        const line = lines[index];
        return (
          line !== undefined && (
            <ComparedRowView line={line} look={look} current={current} onUnfold={list.unfold} />
          )
        );
      }}
    />
  );
}

type LineList = ReturnType<typeof useLines>;

function useLines({ rows }: ComparisonView, total: number) {
  const text = useText();
  const announce = useAnnounce();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [current, setCurrent] = useState<number | null>(null);
  /** Counts the steps: one at the end stays where it is and still brings it into view. */
  const [steps, setSteps] = useState(0);
  const lines = useMemo(() => comparedLines(rows, open), [rows, open]);
  const step = (direction: 1 | -1): void => {
    const next = stepDifference(current, direction, total);
    const line = lines.find((each) => each.line === 'different' && each.number === next);
    if (next === null || line?.line !== 'different') return;
    setCurrent(next);
    setSteps((before) => before + 1);
    announce(`${text.compare.position(next, total)} ${rowWords(line.row, text)}`);
  };
  useShortcuts({ 'next-change': () => step(1), 'previous-change': () => step(-1) });
  const unfold = (from: number): void => setOpen((before) => new Set(before).add(from));
  return { lines, current, steps, step, unfold };
}
