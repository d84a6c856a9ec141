/** Public catalogue entry of the release. Saved by its button, and by itself when the focus leaves the form. */
import type { FocusEvent, FormEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { Catalogue } from '../../../shared/release/catalogue.ts';
import { policyWithInterpretation } from '../../../shared/release/kinds/policy-with-interpretation.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { changedFields, missingFields } from './catalogue-check.ts';
import { CatalogueFields } from './catalogue-fields.tsx';
import { readCatalogueForm } from './catalogue-reading.ts';
import styles from './materials.module.css';

export interface CatalogueFormProps {
  readonly detail: DossierDetail;
  readonly onChanged: () => Promise<void>;
}

export function CatalogueForm({ detail, onChanged }: CatalogueFormProps): ReactNode {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [choices, setChoices] = useState<Pick<Catalogue, 'attribute' | 'validity'>>(() => ({
    attribute: detail.catalogue.attribute,
    validity: detail.catalogue.validity,
  }));
  const [state, setState] = useState<'stored' | 'changed' | 'saved'>('stored');
  const [isDateWrong, setIsDateWrong] = useState(false);
  const save = useAction(async () => {
    if (form.current === null) return null;
    const catalogue = readCatalogueForm(form.current, choices);
    setIsDateWrong(catalogue === null);
    if (catalogue === null) return null;
    if (changedFields(detail.catalogue, catalogue).length === 0) {
      setState('stored');
      return null;
    }
    const saved = await call('dossier.set-catalogue', { dossier: detail.id, catalogue });
    if (!saved.ok) return saved.failure;
    setState('saved');
    await onChanged();
    return null;
  });
  const leave = (event: FocusEvent<HTMLFormElement>): void => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!isInside && state === 'changed') save.start();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.start();
  };
  const choose = (chosen: Partial<Pick<Catalogue, 'attribute' | 'validity'>>): void => {
    setChoices((before) => ({ ...before, ...chosen }));
    setState('changed');
  };
  const missing = missingFields(policyWithInterpretation, detail.catalogue);
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
        isReadOnly={!detail.may.edit}
        isDateWrong={isDateWrong}
        onTyped={() => setState('changed')}
        onChoice={choose}
      />
      <ShowFailure failure={save.failure} />
      {detail.may.edit && (
        <div className={styles.saveRow}>
          <Button onPress={() => save.start()} isBusy={save.isBusy}>
            {save.isBusy ? text.catalogue.saving : text.catalogue.save}
          </Button>
          {state === 'changed' && <span className="meta">{text.catalogue.unsaved}</span>}
          {state === 'saved' && <Notice tone="success">{text.catalogue.saved}</Notice>}
        </div>
      )}
    </form>
  );
}
