/** Lines of a file in a virtual list; scrolls to the active finding. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import type { FindingId } from '../../../shared/base/ids.ts';
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { byPart, documentRows, rowOfPlace } from './document-lines.ts';
import { DocumentRowView } from './document-row.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';

export interface DocumentTextProps {
  readonly parts: readonly TextPart[];
  readonly findings: readonly NumberedFinding[];
  readonly active: NumberedFinding | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

export function DocumentText(props: DocumentTextProps): ReactNode {
  const text = useText();
  const rem = useRem();
  const { parts, findings, active } = props;
  const scroll = useRef<HTMLElement>(null);
  const rows = useMemo(() => documentRows(parts), [parts]);
  const findingsOfPart = useMemo(() => byPart(findings), [findings]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rem * 1.75,
    overscan: 12,
  });
  const target = active === null ? -1 : rowOfPlace(rows, active.place);
  const activeId = active?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: two findings may share a row, and each brings it into view
  useEffect(() => {
    if (target >= 0) virtualizer.scrollToIndex(target, { align: 'center' });
  }, [target, activeId]);
  return (
    <section
      ref={scroll}
      className={styles.document}
      aria-label={text.review.document}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
      tabIndex={0}
      data-region-focus
    >
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              style={{ position: 'absolute', insetInline: 0, top: start }}
            >
              {row !== undefined && (
                <DocumentRowView
                  row={row}
                  findings={findingsOfPart.get(row.part.path) ?? []}
                  activeId={activeId ?? null}
                  revealed={props.revealed}
                  onActive={props.onActive}
                />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
