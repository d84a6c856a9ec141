/** Filters and order of the register; what there is to choose comes from the register itself. */
import type { ReactNode } from 'react';
import type { RegisterFilter, RegisterPage } from '../../../shared/contract/list-views.ts';
import { dossierStates } from '../../../shared/release/dossier-state.ts';
import type { ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import { SelectInput } from '../../parts/select-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { inLanguage } from '../review/finding-words.ts';
import styles from './register.module.css';

export interface RegisterFiltersProps {
  readonly filter: RegisterFilter;
  readonly newestFirst: boolean;
  /** Null while nothing is known of the register yet. */
  readonly page: Pick<RegisterPage, 'years' | 'kinds' | 'organs'> | null;
  readonly kinds: readonly ReleaseKind[];
  readonly onFilter: (filter: RegisterFilter) => void;
  readonly onOrder: (newestFirst: boolean) => void;
}

/** Stands for "anything" in a list; no value of a filter looks like it. */
const any = '*';

export function RegisterFilters(props: RegisterFiltersProps): ReactNode {
  const text = useText();
  const { filter, page, onFilter } = props;
  const { register } = text;
  const withAny = (values: readonly string[], labelOf: (value: string) => string) => [
    { value: any, label: register.any },
    ...values.map((value) => ({ value, label: labelOf(value) })),
  ];
  const orNull = (value: string) => (value === any ? null : value);
  const kindName = (id: string) => {
    const kind = props.kinds.find((each) => each.id === id);
    return kind === undefined ? id : inLanguage(kind.name, text);
  };
  return (
    <fieldset className={styles.filters}>
      <legend className="visually-hidden">{register.title}</legend>
      <SelectInput
        label={register.year}
        value={filter.year === null ? any : String(filter.year)}
        options={withAny((page?.years ?? []).map(String), (year) => year)}
        onChange={(year) => onFilter({ ...filter, year: year === any ? null : Number(year) })}
      />
      <SelectInput
        label={register.kind}
        value={filter.kind ?? any}
        options={withAny(page?.kinds ?? [], kindName)}
        onChange={(kind) => onFilter({ ...filter, kind: orNull(kind) })}
      />
      <SelectInput
        label={register.state}
        value={filter.state ?? any}
        options={withAny(dossierStates, (state) => stateName(state, text.words.states))}
        onChange={(state) =>
          onFilter({ ...filter, state: dossierStates.find((each) => each === state) ?? null })
        }
      />
      <SelectInput
        label={register.organ}
        value={filter.organ ?? any}
        options={withAny(page?.organs ?? [], (organ) => (organ === '' ? register.noOrgan : organ))}
        onChange={(organ) => onFilter({ ...filter, organ: orNull(organ) })}
      />
      <SelectInput
        label={register.order}
        value={props.newestFirst ? 'newest' : 'oldest'}
        options={[
          { value: 'newest', label: register.newestFirst },
          { value: 'oldest', label: register.oldestFirst },
        ]}
        onChange={(order) => props.onOrder(order === 'newest')}
      />
    </fieldset>
  );
}

function stateName(state: string, names: Readonly<Record<string, string>>): string {
  return names[state] ?? state;
}
