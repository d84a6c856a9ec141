/** Public catalogue entry of the release. Saved by its button, and by itself when the focus leaves the form. */
import type { FocusEvent, FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { dropDraft } from '../../drafts/drafts.ts';
import { RecoveredNotice } from '../../drafts/recovered-notice.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { isReleasable, missingFields } from './catalogue-check.ts';
import { CatalogueFields } from './catalogue-fields.tsx';
import { IndexNumberRow } from './index-number-row.tsx';
import styles from './materials.module.css';
import { ResponsibilityTable } from './responsibility-table.tsx';
import type { CatalogueControl } from './use-catalogue.ts';
import { useCatalogue } from './use-catalogue.ts';

export interface CatalogueFormProps {
  readonly detail: DossierDetail;
  readonly person: PersonView;
  readonly onChanged: () => Promise<void>;
}

export function CatalogueForm(props: CatalogueFormProps): ReactNode {
  const [turn, setTurn] = useState(0);
  const { id: dossier } = props.detail;
  const drop = (): void => {
    dropDraft(localStorage, { form: 'catalogue', dossier, person: props.person.id });
    setTurn(turn + 1);
  };
  return <Form key={turn} {...props} onDrop={drop} />;
}

function Form({
  detail,
  person,
  onChanged,
  onDrop,
}: CatalogueFormProps & { readonly onDrop: () => void }): ReactNode {
  const text = useText();
  const { form, choices, state, isDateWrong, save, choose, typed, ...begun } = useCatalogue({
    detail,
    person,
    onChanged,
  });
  const leave = (event: FocusEvent<HTMLFormElement>): void => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!isInside && state === 'changed') save.start();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.start();
  };
  const entry = { ...begun.start, ...choices };
  const missing = missingFields(detail.procedure.kind, detail.catalogue);
  return (
    <form
      ref={form}
      className={styles.catalogue}
      aria-label={text.catalogue.title}
      data-region="catalogue"
      onSubmit={submit}
      onBlur={leave}
      noValidate
    >
      <h2>{text.catalogue.title}</h2>
      <RecoveredNotice at={state === 'changed' ? begun.recoveredAt : null} onDrop={onDrop} />
      <p className="meta">
        {missing.length === 0 ? text.catalogue.complete : text.catalogue.incomplete(missing.length)}
      </p>
      <CatalogueFields
        catalogue={entry}
        isAttributeWrong={!isReleasable(detail.procedure.kind, entry.attribute)}
        missing={missing}
        required={detail.procedure.kind?.requiredCatalogue ?? []}
        isReadOnly={!detail.may.edit}
        isDateWrong={isDateWrong}
        onTyped={typed}
        onChoice={choose}
      />
      {detail.may.edit && (
        <IndexNumberRow form={form} isGiven={detail.catalogue.indexNumber !== ''} onTyped={typed} />
      )}
      <ShowFailure failure={save.failure} />
      {detail.may.edit && <SaveRow state={state} save={save} />}
      <ResponsibilityTable detail={detail} onChanged={onChanged} />
    </form>
  );
}

function SaveRow({ state, save }: Pick<CatalogueControl, 'state' | 'save'>): ReactNode {
  const text = useText();
  return (
    <div className={styles.saveRow}>
      <Button onPress={() => save.start()} isBusy={save.isBusy}>
        {save.isBusy ? text.catalogue.saving : text.catalogue.save}
      </Button>
      {state === 'changed' && <span className="meta">{text.catalogue.unsaved}</span>}
      {state === 'saved' && <Notice tone="success">{text.catalogue.saved}</Notice>}
    </div>
  );
}
