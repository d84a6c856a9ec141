/**
 * Text field whose value lives in the page and not in React: an input method that composes is never disturbed by a rewrite.
 * Whoever needs the value reads it through the ref or the form.
 */
import type { ReactNode, RefObject } from 'react';
import { useId } from 'react';
import styles from './field.module.css';

export interface TextInputProps {
  readonly label: string;
  /** Where a heading above already says it to whoever sees. */
  readonly isLabelHidden?: boolean;
  readonly name: string;
  readonly type?: 'text' | 'password' | 'date';
  readonly initial?: string;
  readonly note?: string;
  readonly error?: string | null;
  readonly isRequired?: boolean;
  readonly requiredWord?: string;
  readonly isReadOnly?: boolean;
  readonly rows?: number;
  readonly id?: string;
  readonly autoFocus?: boolean;
  /** For a field that moves through a list below it: the list's id, and that of its active entry. */
  readonly controls?: { readonly list: string; readonly active: string | null };
  readonly onChange?: (value: string) => void;
  readonly inputRef?: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
}

export function TextInput(props: TextInputProps): ReactNode {
  const ownId = useId();
  const id = props.id ?? ownId;
  return (
    <div className={styles.field}>
      <label className={props.isLabelHidden === true ? 'visually-hidden' : styles.label} htmlFor={id}>
        {props.label}
        {props.isRequired === true && props.requiredWord !== undefined && (
          <span className={styles.required}>{props.requiredWord}</span>
        )}
      </label>
      <Control {...props} id={id} />
      {props.note !== undefined && (
        <p id={`${id}-note`} className="meta">
          {props.note}
        </p>
      )}
      {props.error !== undefined && props.error !== null && (
        <p id={`${id}-error`} className={styles.error}>
          {props.error}
        </p>
      )}
    </div>
  );
}

function Control(props: TextInputProps & { readonly id: string }): ReactNode {
  const { id, name, rows, inputRef, onChange } = props;
  const shared = {
    id,
    name,
    className: styles.control,
    defaultValue: props.initial ?? '',
    readOnly: props.isReadOnly ?? false,
    autoFocus: props.autoFocus ?? false,
    spellCheck: false,
    autoComplete: 'off',
    'aria-required': props.isRequired ?? false,
    'aria-invalid': props.error !== undefined && props.error !== null,
    'aria-describedby': describedBy(props, id),
    onChange: (event: { readonly target: { readonly value: string } }) => onChange?.(event.target.value),
  };
  const setRef = (element: HTMLInputElement | HTMLTextAreaElement | null): void => {
    if (inputRef !== undefined) inputRef.current = element;
  };
  const combobox =
    props.controls === undefined
      ? {}
      : {
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': props.controls.list,
          'aria-activedescendant': props.controls.active ?? undefined,
          'aria-autocomplete': 'list' as const,
        };
  if (rows !== undefined) return <textarea {...shared} ref={setRef} rows={rows} />;
  return <input {...shared} {...combobox} ref={setRef} type={props.type ?? 'text'} />;
}

function describedBy(props: TextInputProps, id: string): string | undefined {
  const ids = [
    ...(props.error === undefined || props.error === null ? [] : [`${id}-error`]),
    ...(props.note === undefined ? [] : [`${id}-note`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}
