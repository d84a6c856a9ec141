/** One line of the document pane, or the heading of a part. */
import type { ReactNode } from 'react';
import { memo } from 'react';
import type { FindingId } from '../../../shared/base/ids.ts';
import type { TextSegment } from '../../../shared/extraction/extracted-text.ts';
import { stretchesOf } from '../../../shared/screening/finding.ts';
import { timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { hiddenWords } from '../../text/hidden-words.ts';
import type { DocumentLine, DocumentRow } from './document-lines.ts';
import { inLanguage } from './finding-words.ts';
import type { MarkedRun } from './marked-runs.ts';
import { markedRuns, segmentsOf } from './marked-runs.ts';
import { MarkedWords } from './marked-words.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';

export interface DocumentRowProps {
  readonly row: DocumentRow;
  /** Findings of the row's part. */
  readonly findings: readonly NumberedFinding[];
  readonly activeId: FindingId | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

export const DocumentRowView = memo(function DocumentRowView(props: DocumentRowProps): ReactNode {
  const text = useText();
  const { row } = props;
  if (row.kind === 'line') return <Line {...props} row={row} />;
  const about = props.findings.filter(({ place }) => place.start === place.end);
  return (
    <div className={styles.partHead}>
      {text.words.roles[row.part.role]} <span className="mono">{row.part.path}</span>
      {about.map((finding) => (
        <span key={finding.id} className={styles.about} data-active={finding.id === props.activeId}>
          {finding.number} {inLanguage(finding.ruleName, text)}
        </span>
      ))}
    </div>
  );
});

function Line({ row, findings, ...props }: DocumentRowProps & { readonly row: DocumentLine }): ReactNode {
  const stretches = findings.flatMap((finding) =>
    stretchesOf(finding).map(({ start, end }) => ({ start, end, finding })),
  );
  const runs = markedRuns(row, stretches, segmentsOf(row.part.segments, row));
  return (
    <p className={styles.line}>
      {runs.length === 0 && '\u00a0'}
      {runs.map((run, index) => (
        <Run key={run.start} run={run} isLabelled={isLabelled(runs, index)} part={row.part.text} {...props} />
      ))}
    </p>
  );
}

type FindingRun = MarkedRun<{ start: number; end: number; finding: NumberedFinding }>;

/** The label stands once in a line for what is hidden in one way: a hidden sheet would else say it at every cell. */
function isLabelled(runs: readonly FindingRun[], index: number): boolean {
  const own = runs[index]?.hidden;
  const before = runs.slice(0, index).findLast(({ hidden }) => hidden !== null)?.hidden;
  return own?.hidden !== before?.hidden || own?.author !== before?.author || own?.at !== before?.at;
}

interface RunProps {
  readonly run: FindingRun;
  readonly isLabelled: boolean;
  readonly part: string;
  readonly activeId: FindingId | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

function Run({ run, isLabelled, part, ...props }: RunProps): ReactNode {
  const words = part.slice(run.start, run.end);
  const marked =
    run.findings.length === 0 ? (
      words
    ) : (
      <MarkedWords
        words={words}
        findings={run.findings.map(({ finding }) => finding)}
        isFirst={run.findings.some(({ start }) => start === run.start)}
        {...props}
      />
    );
  if (run.hidden === null) return marked;
  return (
    <span className={styles.hidden}>
      {isLabelled && <HiddenLabel segment={run.hidden} />}
      {marked}
    </span>
  );
}

function HiddenLabel({ segment }: { readonly segment: TextSegment }): ReactNode {
  const text = useText();
  const facts = [
    text.review.hiddenLabel(hiddenWords(segment.hidden ?? '', text)),
    ...(segment.author === undefined ? [] : [segment.author]),
    ...(segment.at === undefined ? [] : [timeWords(segment.at)]),
  ];
  return <span className={styles.hiddenLabel}>{facts.join(' ')}</span>;
}
