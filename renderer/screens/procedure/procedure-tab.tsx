/** The procedure around a release: forms of its kind, steps, deadlines, internal material, events. */
import type { FocusEvent, FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { holds } from '../../../shared/release/kind/judge-record.ts';
import type { ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import { dropDraft } from '../../drafts/drafts.ts';
import { RecoveredNotice } from '../../drafts/recovered-notice.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { inLanguage } from '../review/finding-words.ts';
import { ChecklistForm } from './checklist-form.tsx';
import { DeadlinesPanel } from './deadlines-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { FormsPanel } from './forms-panel.tsx';
import { InternalFiles } from './internal-files.tsx';
import styles from './procedure.module.css';
import { ProofForm } from './proof-form.tsx';
import { RecordField } from './record-field.tsx';
import { RecordTable } from './record-table.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { useRecord } from './use-record.ts';

export function ProcedureTab({ detail, person, onChanged }: DossierTabProps): ReactNode {
  const text = useText();
  const [turn, setTurn] = useState(0);
  const drop = (): void => {
    dropDraft(localStorage, { form: 'record', dossier: detail.id, person: person.id });
    setTurn(turn + 1);
  };
  const { kind } = detail.procedure;
  if (kind === null) return <Notice tone="warning">{text.procedure.kindGone(detail.kind)}</Notice>;
  return (
    <div className={styles.wrap}>
      <div className={styles.columns}>
        <Forms key={turn} kind={kind} detail={detail} person={person} onChanged={onChanged} onDrop={drop} />
        <div className={styles.side}>
          <StepsPanel detail={detail} onChanged={onChanged} />
          <DeadlinesPanel detail={detail} />
          <FormsPanel detail={detail} />
          <InternalFiles detail={detail} isHandler={person.duty === 'handler'} onChanged={onChanged} />
          <EventsPanel detail={detail} onChanged={onChanged} />
        </div>
      </div>
    </div>
  );
}

function Forms({
  kind,
  detail,
  person,
  onChanged,
  onDrop,
}: Pick<DossierTabProps, 'detail' | 'person' | 'onChanged'> & {
  readonly kind: ReleaseKind;
  readonly onDrop: () => void;
}): ReactNode {
  const text = useText();
  const control = useRecord({ detail, person, onChanged });
  const { record, state, save } = control;
  const isReadOnly = !detail.may.edit;
  const leave = (event: FocusEvent<HTMLFormElement>): void => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!isInside && state === 'changed') save.start();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.start();
  };
  return (
    <form
      className={styles.forms}
      aria-label={text.procedure.forms.title}
      data-region="forms"
      onSubmit={submit}
      onBlur={leave}
      noValidate
    >
      <h2>{text.procedure.forms.titleOf(inLanguage(kind.name, text))}</h2>
      <p className="meta">{inLanguage(kind.purpose, text)}</p>
      <RecoveredNotice at={state === 'changed' ? control.recoveredAt : null} onDrop={onDrop} />
      <div className={styles.fields}>
        {kind.fields
          .filter((field) => holds(field.when, record))
          .map((field) => (
            <RecordField
              key={field.id}
              id={`record-${field.id}`}
              rule={field}
              value={record.fields[field.id] ?? ''}
              isReadOnly={isReadOnly}
              onChange={(value) => control.setField(field.id, value)}
            />
          ))}
      </div>
      {kind.checklists
        .filter((list) => holds(list.when, record))
        .map((list) => (
          <ChecklistForm key={list.id} list={list} control={control} isReadOnly={isReadOnly} />
        ))}
      {kind.tables
        .filter((table) => holds(table.when, record))
        .map((table) => (
          <RecordTable key={table.id} table={table} control={control} isReadOnly={isReadOnly} />
        ))}
      {kind.evidence
        .filter((evidence) => holds(evidence.when, record))
        .map((evidence) => (
          <ProofForm
            key={evidence.id}
            evidence={evidence}
            detail={detail}
            control={control}
            isReadOnly={isReadOnly}
          />
        ))}
      <ShowFailure failure={save.failure} />
      {!isReadOnly && (
        <div className={styles.saveRow}>
          <Button onPress={() => save.start()} isBusy={save.isBusy}>
            {save.isBusy ? text.catalogue.saving : text.procedure.forms.save}
          </Button>
          {state === 'changed' && <span className="meta">{text.catalogue.unsaved}</span>}
          {state === 'saved' && <Notice tone="success">{text.procedure.forms.saved}</Notice>}
        </div>
      )}
    </form>
  );
}
