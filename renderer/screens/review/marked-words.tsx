/** Words under a finding: underline and colour by severity, number at the start, personal words masked until asked for. */
import type { ReactNode } from 'react';
import type { FindingId } from '../../../shared/base/ids.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { inLanguage } from './finding-words.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';

export interface MarkedWordsProps {
  readonly words: string;
  /** At least one; the gravest decides the look. */
  readonly findings: readonly NumberedFinding[];
  /** True on the run with which the finding begins: it carries the number. */
  readonly isFirst: boolean;
  readonly activeId: FindingId | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

/** Numbers shown on one mark; the active finding always has its own. */
const mostNumbers = 4;

const rank = { hard: 0, soft: 1, info: 2 } as const;

export function MarkedWords(props: MarkedWordsProps): ReactNode {
  const text = useText();
  const { findings, words, activeId, revealed } = props;
  const gravest = findings.toSorted((left, right) => rank[left.severity] - rank[right.severity])[0];
  if (gravest === undefined) return words;
  const isMasked = findings.some(({ personal, id }) => personal && id !== revealed);
  const numbered = findings.filter(({ id }, index) => index < mostNumbers || id === activeId);
  const isActive = findings.some(({ id }) => id === activeId);
  return (
    <mark className={styles.mark} data-severity={lookOf(gravest)} data-active={isActive}>
      {props.isFirst &&
        numbered.map((finding) => (
          <button
            key={finding.id}
            type="button"
            tabIndex={-1}
            className={styles.markNumber}
            aria-label={text.review.markLabel(
              finding.number,
              text.words.severities[finding.severity],
              inLanguage(finding.ruleName, text),
            )}
            onClick={() => props.onActive(finding)}
          >
            {finding.number}
          </button>
        ))}
      {isMasked ? '*'.repeat([...words].length) : words}
    </mark>
  );
}

function lookOf(finding: NumberedFinding): string {
  return finding.standing === 'settled' ? 'settled' : finding.severity;
}
