/** Choice of one from a short list: the native control, which every input method, screen reader and theme already knows. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './field.module.css';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface SelectInputProps<T extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly isInline?: boolean;
  /** Where the chosen words already say it to whoever sees. */
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly requiredWord?: string;
  readonly id?: string;
  readonly error?: string | null;
}

export function SelectInput<T extends string>(props: SelectInputProps<T>): ReactNode {
  const ownId = useId();
  const id = props.id ?? ownId;
  const hasError = props.error !== undefined && props.error !== null;
  const change = (untrustedValue: string): void => {
    const option = props.options.find(({ value }) => value === untrustedValue);
    if (option !== undefined) props.onChange(option.value);
  };
  return (
    <div className={`${styles.field} ${props.isInline === true ? styles.inline : ''}`}>
      <label className={props.isLabelHidden === true ? 'visually-hidden' : styles.label} htmlFor={id}>
        {props.label}
        {props.isRequired === true && props.requiredWord !== undefined && (
          <span className={styles.required}>{props.requiredWord}</span>
        )}
      </label>
      <select
        id={id}
        className={styles.control}
        value={props.value}
        disabled={props.isDisabled ?? false}
        aria-required={props.isRequired ?? false}
        aria-invalid={hasError}
        aria-describedby={hasError ? `${id}-error` : undefined}
        onChange={(event) => change(event.target.value)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {hasError && (
        <p id={`${id}-error`} className={styles.error}>
          {props.error}
        </p>
      )}
    </div>
  );
}
