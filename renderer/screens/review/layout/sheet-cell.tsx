// biome-ignore-all lint/a11y/useFocusableInteractive: the grid owns the focus and points at cells with aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: cells are placed one by one, which the layout of a table element forbids
/** One cell: its words, the numbers of findings about it, and whether it is hidden. */
import type { ReactNode } from 'react';
import type { FindingId } from '../../../../shared/base/ids.ts';
import { useText } from '../../../preferences/use-preferences.tsx';
import { hiddenWords } from '../../../text/hidden-words.ts';
import { inLanguage } from '../finding-words.ts';
import type { NumberedFinding } from '../numbered-findings.ts';
import styles from './sheet.module.css';
import type { SheetCell } from './sheet-cells.ts';

export interface SheetCellViewProps {
  readonly id: string;
  readonly cell: SheetCell | null;
  readonly findings: readonly NumberedFinding[];
  /** From 1. */
  readonly column: number;
  readonly isAt: boolean;
  readonly isHidden: boolean;
  readonly left: number;
  readonly width: number;
  readonly active: FindingId | null;
  readonly onPress: (finding: NumberedFinding | null) => void;
}

export function SheetCellView(props: SheetCellViewProps): ReactNode {
  const text = useText();
  const { cell, findings, isHidden } = props;
  const [finding] = findings;
  const words = cell === null ? '' : cell.part.text.slice(cell.segment.start, cell.segment.end);
  const said = findings.map(({ number, severity, ruleName }) =>
    text.review.markLabel(number, text.words.severities[severity], inLanguage(ruleName, text)),
  );
  const why = cell?.segment.hidden ?? null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the grid, which owns the focus
    <div
      id={props.id}
      role="gridcell"
      aria-colindex={props.column + 1}
      aria-selected={props.isAt}
      className={styles.cell}
      data-hidden={isHidden || why !== null}
      data-severity={finding === undefined ? undefined : lookOf(finding)}
      data-active={findings.some(({ id }) => id === props.active)}
      title={why === null ? words : `${text.review.hiddenLabel(hiddenWords(why, text))} ${words}`}
      style={{ left: props.left, width: props.width }}
      onClick={() => props.onPress(finding ?? null)}
    >
      {findings.map(({ id, number }) => (
        <span key={id} className={styles.number} aria-hidden>
          {number}
        </span>
      ))}
      {words}
      {said.length > 0 && <span className="visually-hidden">{said.join(text.review.separator)}</span>}
    </div>
  );
}

function lookOf(finding: NumberedFinding): string {
  return finding.standing === 'settled' ? 'settled' : finding.severity;
}
