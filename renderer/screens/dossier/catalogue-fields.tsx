/** Fields of the catalogue entry, with what is missing said at the field. */
import type { ReactNode } from 'react';
import type { Catalogue, CatalogueField } from '../../../shared/release/catalogue.ts';
import { releaseAttributes, validities } from '../../../shared/release/catalogue.ts';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './materials.module.css';

export interface CatalogueFieldsProps {
  readonly catalogue: Catalogue;
  readonly missing: readonly CatalogueField[];
  readonly required: readonly CatalogueField[];
  /** Whether the kind cannot leave under the openness chosen. */
  readonly isAttributeWrong: boolean;
  readonly isReadOnly: boolean;
  readonly isDateWrong: boolean;
  readonly onTyped: () => void;
  readonly onChoice: (chosen: Partial<Pick<Catalogue, 'attribute' | 'validity'>>) => void;
}

export function CatalogueFields(props: CatalogueFieldsProps): ReactNode {
  const text = useText();
  const { catalogue } = props;
  return (
    <>
      <Field {...props} field="title" />
      <Field {...props} field="organ" />
      <div className={styles.pair}>
        <Field {...props} field="documentNumber" />
        <Field {...props} field="indexNumber" />
      </div>
      <div className={styles.pair}>
        <Field {...props} field="formedOn" note={text.catalogue.dateNote} />
        <Field {...props} field="topic" />
      </div>
      <div className={styles.pair}>
        <SelectInput
          id="catalogue-attribute"
          label={text.words.catalogueFields.attribute}
          value={catalogue.attribute}
          isDisabled={props.isReadOnly}
          options={releaseAttributes.map((value) => ({ value, label: text.words.attributes[value] }))}
          onChange={(attribute) => props.onChoice({ attribute })}
          error={props.isAttributeWrong ? text.catalogue.notActive : null}
        />
        <SelectInput
          id="catalogue-validity"
          label={text.words.catalogueFields.validity}
          value={catalogue.validity}
          isDisabled={props.isReadOnly}
          options={validities.map((value) => ({ value, label: text.words.validities[value] }))}
          onChange={(validity) => props.onChoice({ validity })}
        />
      </div>
      <Field {...props} field="summary" rows={3} />
    </>
  );
}

interface FieldProps extends CatalogueFieldsProps {
  readonly field: Exclude<CatalogueField, 'attribute' | 'validity'>;
  readonly note?: string;
  readonly rows?: number;
}

function Field({ field, note, rows, ...props }: FieldProps): ReactNode {
  const text = useText();
  const isWrongDate = field === 'formedOn' && props.isDateWrong;
  const isMissing = props.missing.includes(field) && !props.isReadOnly;
  return (
    <TextInput
      id={`catalogue-${field}`}
      name={field}
      label={text.words.catalogueFields[field]}
      initial={props.catalogue[field]}
      isRequired={props.required.includes(field)}
      requiredWord={isMissing ? text.catalogue.missingField : text.common.required}
      isReadOnly={props.isReadOnly}
      error={isWrongDate ? text.catalogue.dateForm : null}
      onChange={props.onTyped}
      {...(note === undefined ? {} : { note })}
      {...(rows === undefined ? {} : { rows })}
    />
  );
}
