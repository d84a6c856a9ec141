/** Button in one of four weights. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Name where the visible words do not say enough, e.g. which row. */
  readonly label?: string;
  /** Stays in place and in focus, says that it works, and cannot be pressed again. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly isBig?: boolean;
  /** For what leads here from elsewhere. */
  readonly id?: string;
  /** The one button of an alert dialog. */
  readonly hasFocus?: boolean;
}

export function Button(props: ButtonProps): ReactNode {
  const { children, onPress, kind = 'plain', label, isBusy = false, isDisabled = false } = props;
  const element = useRef<HTMLButtonElement>(null);
  const { hasFocus = false } = props;
  useEffect(() => {
    if (hasFocus) element.current?.focus();
  }, [hasFocus]);
  return (
    <button
      ref={element}
      id={props.id}
      type="button"
      className={`${styles.button} ${styles[kind]} ${props.isBig === true ? styles.big : ''}`}
      onClick={isBusy ? undefined : onPress}
      disabled={isDisabled}
      aria-disabled={isBusy}
      aria-label={label}
    >
      {children}
    </button>
  );
}
