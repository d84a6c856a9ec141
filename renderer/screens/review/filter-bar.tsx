/** Severities on and off, standing and file, each with its count, and how far the review has come. */
import { Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FileView } from '../../../shared/contract/dossier-views.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import { Button } from '../../parts/button.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { FindingFilter } from './finding-filter.ts';
import {
  countSeverities,
  countStanding,
  reviewProgress,
  severities,
  standings,
  toggleSeverity,
} from './finding-filter.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';
import type { Undo } from './use-undo.ts';

export interface FilterBarProps {
  readonly findings: readonly NumberedFinding[];
  readonly files: readonly FileView[];
  readonly filter: FindingFilter;
  readonly duty: Duty;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly undo: Undo;
}

export function FilterBar(props: FilterBarProps): ReactNode {
  const text = useText();
  return (
    <section className={styles.filters} aria-label={text.review.filters} data-region="filters">
      <SeverityToggles {...props} />
      <StandingChoice {...props} />
      <FileChoice {...props} />
      <Steps undo={props.undo} />
      <Progress findings={props.findings} />
    </section>
  );
}

function SeverityToggles({ findings, filter, duty, onFilter }: FilterBarProps): ReactNode {
  const text = useText();
  const counts = countSeverities(findings, filter, duty);
  return (
    <fieldset className={styles.layers}>
      <legend className="visually-hidden">{text.review.severity}</legend>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          className={styles.layer}
          aria-pressed={filter.severities.includes(severity)}
          aria-disabled={severity === 'hard'}
          onClick={() => onFilter(toggleSeverity(filter, severity))}
        >
          <SeverityMark shape={severity} />
          {text.words.severities[severity]} {counts[severity]}
        </button>
      ))}
    </fieldset>
  );
}

function StandingChoice({ findings, filter, duty, onFilter }: FilterBarProps): ReactNode {
  const text = useText();
  const words = { ...text.words.standings, all: text.review.allStandings, waiting: text.review.waitingForMe };
  const values = ['all', 'waiting', ...standings] as const;
  return (
    <SelectInput
      isInline
      label={text.review.standing}
      value={filter.standing}
      options={values.map((value) => ({
        value,
        label: text.review.withCount(
          words[value],
          countStanding(findings, { ...filter, standing: value }, duty),
        ),
      }))}
      onChange={(standing) => onFilter({ ...filter, standing })}
    />
  );
}

function FileChoice({ findings, files, filter, duty, onFilter }: FilterBarProps): ReactNode {
  const text = useText();
  const count = (file: FindingFilter['file']): number => countStanding(findings, { ...filter, file }, duty);
  return (
    <SelectInput
      isInline
      label={text.review.file}
      value={filter.file}
      options={[
        { value: 'all' as const, label: text.review.withCount(text.review.allFiles, count('all')) },
        ...files.map(({ id, name }) => ({ value: id, label: text.review.withCount(name, count(id)) })),
      ]}
      onChange={(file) => onFilter({ ...filter, file })}
    />
  );
}

function Progress({ findings }: Pick<FilterBarProps, 'findings'>): ReactNode {
  const text = useText();
  const { done, total } = reviewProgress(findings);
  return (
    <span className={styles.progress}>
      <progress value={done} max={Math.max(1, total)} aria-label={text.review.progressLabel} />
      {text.review.progress(done, total)}
    </span>
  );
}

function Steps({ undo }: Pick<FilterBarProps, 'undo'>): ReactNode {
  const text = useText();
  if (!undo.isOpen) return null;
  return (
    <span className={styles.steps}>
      <Button kind="quiet" onPress={undo.undo} isBusy={undo.isBusy}>
        <Undo2 aria-hidden size={16} /> {text.review.undo}
      </Button>
      <Button kind="quiet" onPress={undo.redo} isBusy={undo.isBusy}>
        <Redo2 aria-hidden size={16} /> {text.review.redo}
      </Button>
    </span>
  );
}
