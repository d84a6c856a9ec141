/** Statistics of one year: groups that a reader chooses, and the numbers of the yearly report. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ListFormat } from '../../../shared/contract/list-api.ts';
import { listFormats } from '../../../shared/contract/list-api.ts';
import type { AssessmentLine } from '../../../shared/contract/list-views.ts';
import { assessmentColumns } from '../../../shared/contract/list-views.ts';
import type { ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import { call } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import { inLanguage } from '../review/finding-words.ts';
import styles from './register.module.css';
import { SaveButton, saveInFolder } from './save-paper.tsx';

export interface StatisticsPanelProps {
  readonly year: number;
  readonly kinds: readonly ReleaseKind[];
}

const groups = ['organ', 'topic', 'kind'] as const;

export function StatisticsPanel({ year, kinds }: StatisticsPanelProps): ReactNode {
  const text = useText();
  const [group, setGroup] = useState<(typeof groups)[number]>('organ');
  const loaded = useLoad(`statistics ${year}`, () => call('statistics.read', { year }));
  const { statistics } = text;
  const value = loaded.value;
  const kindName = (id: string) => {
    const kind = kinds.find((each) => each.id === id);
    return kind === undefined ? id : inLanguage(kind.name, text);
  };
  if (value === null) return <ShowFailure failure={loaded.failure} />;
  const lines = { organ: value.byOrgan, topic: value.byTopic, kind: value.byKind }[group];
  const named = lines.map((line) => (group === 'kind' ? { ...line, name: kindName(line.name) } : line));
  return (
    <>
      <div className={styles.row}>
        <SelectInput
          label={statistics.group}
          value={group}
          options={groups.map((each) => ({ value: each, label: statistics.groups[each] }))}
          onChange={setGroup}
          isInline
        />
        <SaveStatistics year={year} />
      </div>
      <Lines lines={named} total={value.total} />
      <h3>{statistics.yearly}</h3>
      <table className={styles.numbers}>
        <thead>
          <tr>
            <th scope="col">{statistics.yearlyItem}</th>
            <th scope="col">{statistics.yearlyCount}</th>
          </tr>
        </thead>
        <tbody>
          {value.yearly.map(({ item, count }) => (
            <tr key={item}>
              <th scope="row">{statistics.items[item]}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface LinesProps {
  readonly lines: readonly AssessmentLine[];
  readonly total: AssessmentLine;
}

function Lines({ lines, total }: LinesProps): ReactNode {
  const { statistics } = useText();
  const all = [
    ...lines.map((line) => ({ ...line, name: line.name === '' ? statistics.unnamed : line.name })),
    { ...total, name: statistics.total },
  ];
  return (
    <table className={styles.numbers}>
      <thead>
        <tr>
          <th scope="col">{statistics.name}</th>
          {assessmentColumns.map((column) => (
            <th key={column} scope="col">
              {statistics.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((line) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            {assessmentColumns.map((column) => (
              <td key={column}>{line[column] ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SaveStatistics({ year }: { readonly year: number }): ReactNode {
  const text = useText();
  const [saved, setSaved] = useState<string | null>(null);
  const save = useAction((format: ListFormat) =>
    saveInFolder((folder) => call('statistics.save', { year, format, folder }), setSaved),
  );
  return (
    <>
      {listFormats.map((format) => (
        <SaveButton key={format} isBusy={save.isBusy} onPress={() => save.start(format)}>
          {text.register.formats[format]}
        </SaveButton>
      ))}
      {saved !== null && <Notice tone="success">{text.register.saved(saved)}</Notice>}
      <ShowFailure failure={save.failure} />
    </>
  );
}
