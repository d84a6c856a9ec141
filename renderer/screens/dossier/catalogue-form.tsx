/** Public catalogue entry of the release. Saved by its button, and by itself when the focus leaves the form. */
import type { FocusEvent, FormEvent, ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { missingFields } from './catalogue-check.ts';
import { CatalogueFields } from './catalogue-fields.tsx';
import styles from './materials.module.css';
import type { CatalogueControl } from './use-catalogue.ts';
import { useCatalogue } from './use-catalogue.ts';

export interface CatalogueFormProps {
  readonly detail: DossierDetail;
  readonly onChanged: () => Promise<void>;
}

export function CatalogueForm({ detail, onChanged }: CatalogueFormProps): ReactNode {
  const text = useText();
  const { form, choices, state, isDateWrong, save, choose, typed } = useCatalogue(detail, onChanged);
  const leave = (event: FocusEvent<HTMLFormElement>): void => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!isInside && state === 'changed') save.start();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.start();
  };
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
      <p className="meta">
        {missing.length === 0 ? text.catalogue.complete : text.catalogue.incomplete(missing.length)}
      </p>
      <CatalogueFields
        catalogue={{ ...detail.catalogue, ...choices }}
        missing={missing}
        required={detail.procedure.kind?.requiredCatalogue ?? []}
        isReadOnly={!detail.may.edit}
        isDateWrong={isDateWrong}
        onTyped={typed}
        onChoice={choose}
      />
      <ShowFailure failure={save.failure} />
      {detail.may.edit && <SaveRow state={state} save={save} />}
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
