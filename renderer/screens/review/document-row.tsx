/** One line of the document pane, or the heading of a part. */
import type { ReactNode } from 'react';
import { memo } from 'react';
import type { FindingId } from '../../../shared/base/ids.ts';
import type { TextSegment } from '../../../shared/extraction/extracted-text.ts';
import type { TextHeading, TextLine, TextRow } from '../../../shared/review/text-rows.ts';
import { timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { hiddenWords } from '../../text/hidden-words.ts';
import { inLanguage } from './finding-words.ts';
import type { FindingStretch, FindingsInText } from './findings-in-text.ts';
import type { MarkedRun } from './marked-runs.ts';
import { markedRuns } from './marked-runs.ts';
import { MarkedWords } from './marked-words.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';

export interface DocumentRowProps {
  /** Undefined while it is still on its way. */
  readonly row: TextRow | undefined;
  readonly findings: FindingsInText;
  readonly activeId: FindingId | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

export function DocumentRowView({ row, findings, activeId, ...props }: DocumentRowProps): ReactNode {
  if (row === undefined) return <p className={styles.line} aria-busy />;
  if (row.kind === 'heading')
    return <Heading row={row} about={findings.about(row.part)} activeId={activeId} />;
  const stretches = findings.within(row.part, row);
  const own = activeId !== null && stretches.some(({ finding }) => finding.id === activeId) ? activeId : null;
  const revealed = stretches.some(({ finding }) => finding.id === props.revealed) ? props.revealed : null;
  return (
    <Line row={row} stretches={stretches} activeId={own} onActive={props.onActive} revealed={revealed} />
  );
}

interface HeadingProps {
  readonly row: TextHeading;
  readonly about: readonly NumberedFinding[];
  readonly activeId: FindingId | null;
}

function Heading({ row, about, activeId }: HeadingProps): ReactNode {
  const text = useText();
  return (
    <div className={styles.partHead}>
      {text.words.roles[row.role]} <span className="mono">{row.part}</span>
      {about.map((finding) => (
        <span key={finding.id} className={styles.about} data-active={finding.id === activeId}>
          {finding.number} {inLanguage(finding.ruleName, text)}
        </span>
      ))}
    </div>
  );
}

interface LineProps extends Pick<DocumentRowProps, 'revealed' | 'onActive'> {
  readonly row: TextLine;
  readonly stretches: readonly FindingStretch[];
  /** Null where the active finding stands elsewhere. */
  readonly activeId: FindingId | null;
}

/** Of some dozen lines in view, a key press changes two. */
const Line = memo(function Line({ row, stretches, ...props }: LineProps): ReactNode {
  const runs = markedRuns(row, stretches, row.hidden);
  return (
    <p className={styles.line}>
      {runs.length === 0 && '\u00a0'}
      {runs.map((run, index) => (
        <Run key={run.start} run={run} isLabelled={isLabelled(runs, index)} row={row} {...props} />
      ))}
    </p>
  );
});

type FindingRun = MarkedRun<FindingStretch>;

/** The label stands once in a line for what is hidden in one way: a hidden sheet would else say it at every cell. */
function isLabelled(runs: readonly FindingRun[], index: number): boolean {
  const own = runs[index]?.hidden;
  const before = runs.slice(0, index).findLast(({ hidden }) => hidden !== null)?.hidden;
  return own?.hidden !== before?.hidden || own?.author !== before?.author || own?.at !== before?.at;
}

interface RunProps {
  readonly run: FindingRun;
  readonly isLabelled: boolean;
  readonly row: TextLine;
  readonly activeId: FindingId | null;
  readonly revealed: FindingId | null;
  readonly onActive: (finding: NumberedFinding) => void;
}

function Run({ run, isLabelled, row, ...props }: RunProps): ReactNode {
  const words = row.text.slice(run.start - row.start, run.end - row.start);
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
