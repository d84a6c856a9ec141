/** Rows of a file's text; scrolls to the active finding. */
import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { FindingId } from '../../../shared/base/ids.ts';
import { VirtualPane } from '../../parts/virtual-pane.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { DocumentRowView } from './document-row.tsx';
import { findingsInText } from './findings-in-text.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';
import type { TextSource } from './text-source.ts';

export interface DocumentTextProps {
  readonly source: TextSource;
  /** Findings of this file. */
  readonly findings: readonly NumberedFinding[];
  readonly active: NumberedFinding | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

export function DocumentText({ source, findings, active, revealed, ...props }: DocumentTextProps): ReactNode {
  const text = useText();
  const rem = useRem();
  const latest = useRef(props.onActive);
  useEffect(() => {
    latest.current = props.onActive;
  });
  const onActive = useCallback((finding: NumberedFinding): void => latest.current(finding), []);
  const inText = useMemo(() => findingsInText(findings), [findings]);
  return (
    <VirtualPane
      label={text.review.document}
      className={styles.document}
      count={source.count}
      rowHeight={rem * 1.75}
      target={active === null ? -1 : source.rowOf(active)}
      turn={active?.id}
      onRange={source.need}
      render={(index) => (
        <DocumentRowView
          row={source.rowAt(index)}
          findings={inText}
          activeId={active?.id ?? null}
          revealed={revealed}
          onActive={onActive}
        />
      )}
    />
  );
}
