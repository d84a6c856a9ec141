/** State of the catalogue form: what was chosen, whether something waits to be saved, and the saving. */
import type { RefObject } from 'react';
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import type { Catalogue } from '../../../shared/release/catalogue.ts';
import { call } from '../../api.ts';
import type { DraftKey } from '../../drafts/drafts.ts';
import { dropDraft, readDraft, writeDraft } from '../../drafts/drafts.ts';
import type { Action } from '../../parts/use-action.ts';
import { useAction } from '../../parts/use-action.ts';
import { changedFields } from './catalogue-check.ts';
import { readCatalogueForm, readTyped, withTyped } from './catalogue-reading.ts';

type Choices = Pick<Catalogue, 'attribute' | 'validity'>;

export interface CatalogueControl {
  /** What the form begins with: what is stored, or what was typed before and never saved. */
  readonly start: Catalogue;
  /** When that was typed, or null. */
  readonly recoveredAt: string | null;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly choices: Choices;
  readonly state: 'stored' | 'changed' | 'saved';
  readonly isDateWrong: boolean;
  readonly save: Action<Failure, []>;
  readonly choose: (chosen: Partial<Choices>) => void;
  readonly typed: () => void;
}

export interface UseCatalogue {
  readonly detail: DossierDetail;
  readonly person: PersonView;
  readonly onChanged: () => Promise<void>;
}

export function useCatalogue({ detail, person, onChanged }: UseCatalogue): CatalogueControl {
  const key: DraftKey = { form: 'catalogue', dossier: detail.id, person: person.id };
  const [draft] = useState(() => (detail.may.edit ? readDraft(localStorage, key) : null));
  const [start] = useState(() => withTyped(detail.catalogue, draft?.untrusted));
  const form = useRef<HTMLFormElement>(null);
  const { attribute, validity } = start;
  const [choices, setChoices] = useState<Choices>({ attribute, validity });
  const [state, setState] = useState<CatalogueControl['state']>(draft === null ? 'stored' : 'changed');
  const [isDateWrong, setIsDateWrong] = useState(false);
  const save = useAction(async () => {
    if (form.current === null) return null;
    const catalogue = readCatalogueForm(form.current, choices);
    setIsDateWrong(catalogue === null);
    if (catalogue === null) return null;
    setState('stored');
    if (changedFields(detail.catalogue, catalogue).length > 0) {
      const saved = await call('dossier.set-catalogue', { dossier: detail.id, catalogue });
      if (!saved.ok) {
        setState('changed');
        return saved.failure;
      }
      await onChanged();
    }
    dropDraft(localStorage, key);
    // What was typed while this was being saved still waits.
    setState((now) => (now === 'changed' ? 'changed' : 'saved'));
    return null;
  });
  const typed = (chosen: Choices = choices): void => {
    setState('changed');
    if (form.current === null) return;
    const content = { ...readTyped(form.current), ...chosen };
    writeDraft(localStorage, key, { at: new Date().toISOString(), typed: content });
  };
  const choose = (chosen: Partial<Choices>): void => {
    const next = { ...choices, ...chosen };
    setChoices(next);
    typed(next);
  };
  return {
    ...{ start, recoveredAt: draft?.at ?? null },
    ...{ form, choices, state, isDateWrong, save, choose, typed: () => typed() },
  };
}
