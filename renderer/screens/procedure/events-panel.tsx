/** What happened to a release besides signatures, and the form to record the next thing. */
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { DossierEvent, EventDetail, EventField } from '../../../shared/release/dossier-event.ts';
import { eventFields } from '../../../shared/release/dossier-event.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { parseDay } from '../dossier/catalogue-check.ts';
import styles from './procedure.module.css';

export interface EventsPanelProps {
  readonly detail: DossierDetail;
  readonly onChanged: () => Promise<void>;
}

export function EventsPanel({ detail, onChanged }: EventsPanelProps): ReactNode {
  const text = useText();
  const { events: words } = text.procedure;
  const { events, mayRecord } = detail.procedure;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={styles.panel} aria-labelledby="events-title" data-region="events">
      <h2 id="events-title">{words.title}</h2>
      {events.length === 0 && <p className="meta">{words.none}</p>}
      <ul>
        {events.map((each) => (
          <li key={`${each.event}-${each.at}`}>
            <strong>{words.names[each.event]}</strong> <span className="meta">{timeWords(each.at)}</span>{' '}
            {each.by}
            <div>
              {[each.detail.organ, each.detail.number, each.detail.on, each.detail.code, each.detail.text]
                .filter((value) => value !== '')
                .join(words.separator)}
            </div>
          </li>
        ))}
      </ul>
      {mayRecord.length > 0 && <Button onPress={() => setIsOpen(true)}>{words.record}</Button>}
      {isOpen && (
        <EventDialog
          detail={detail}
          onClose={() => setIsOpen(false)}
          onRecorded={async () => {
            setIsOpen(false);
            await onChanged();
          }}
        />
      )}
    </section>
  );
}

const empty: EventDetail = { organ: '', number: '', on: '', text: '', code: '' };

function EventDialog({
  detail,
  onClose,
  onRecorded,
}: {
  readonly detail: DossierDetail;
  readonly onClose: () => void;
  readonly onRecorded: () => Promise<void>;
}): ReactNode {
  const text = useText();
  const { events: words } = text.procedure;
  const { mayRecord } = detail.procedure;
  const [event, setEvent] = useState<DossierEvent>(mayRecord[0] ?? 'coordination');
  const [filled, setFilled] = useState<EventDetail>(empty);
  const send = useAction(async () => {
    const recorded = await call('dossier.record-event', { dossier: detail.id, event, detail: filled });
    if (recorded.ok) await onRecorded();
    return recorded.ok ? null : recorded.failure;
  });
  const submit = (pressed: FormEvent): void => {
    pressed.preventDefault();
    send.start();
  };
  const set = (field: EventField, typed: string): void =>
    setFilled((before) => ({ ...before, [field]: field === 'on' ? (parseDay(typed) ?? '') : typed }));
  return (
    <Dialog
      title={words.record}
      onClose={onClose}
      onPrimary={() => send.start()}
      buttons={
        <>
          <Button onPress={onClose}>{text.common.cancel}</Button>
          <Button kind="primary" onPress={() => send.start()} isBusy={send.isBusy}>
            {words.save}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} className={styles.fieldsOne} noValidate>
        <SelectInput
          label={words.kind}
          value={event}
          options={mayRecord.map((value) => ({ value, label: words.names[value] }))}
          onChange={(next) => {
            setEvent(next);
            setFilled(empty);
          }}
        />
        <p className="meta">{words.notes[event]}</p>
        {eventFields(event).map((field) => (
          <TextInput
            key={`${event}-${field}`}
            name={field}
            label={words.fields[field]}
            isRequired
            requiredWord={text.common.required}
            onChange={(typed) => set(field, typed)}
            {...(field === 'text' ? { rows: 3 } : {})}
            {...(field === 'on' ? { note: text.catalogue.dateNote } : {})}
          />
        ))}
      </form>
      <ShowFailure failure={send.failure} />
    </Dialog>
  );
}
