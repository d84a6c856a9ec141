/** State of the catalogue form: what was chosen, whether something waits to be saved, and the saving. */
import type { RefObject } from 'react';
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { Catalogue } from '../../../shared/release/catalogue.ts';
import { call } from '../../api.ts';
import type { Action } from '../../parts/use-action.ts';
import { useAction } from '../../parts/use-action.ts';
import { changedFields } from './catalogue-check.ts';
import { readCatalogueForm } from './catalogue-reading.ts';

type Choices = Pick<Catalogue, 'attribute' | 'validity'>;

export interface CatalogueControl {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly choices: Choices;
  readonly state: 'stored' | 'changed' | 'saved';
  readonly isDateWrong: boolean;
  readonly save: Action<Failure, []>;
  readonly choose: (chosen: Partial<Choices>) => void;
  readonly typed: () => void;
}

export function useCatalogue(detail: DossierDetail, onChanged: () => Promise<void>): CatalogueControl {
  const form = useRef<HTMLFormElement>(null);
  const { attribute, validity } = detail.catalogue;
  const [choices, setChoices] = useState<Choices>({ attribute, validity });
  const [state, setState] = useState<CatalogueControl['state']>('stored');
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
    // What was typed while this was being saved still waits.
    setState((now) => (now === 'changed' ? 'changed' : 'saved'));
    return null;
  });
  const choose = (chosen: Partial<Choices>): void => {
    setChoices((before) => ({ ...before, ...chosen }));
    setState('changed');
  };
  return { form, choices, state, isDateWrong, save, choose, typed: () => setState('changed') };
}
