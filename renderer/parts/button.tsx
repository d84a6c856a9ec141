/** Button in one of four weights. */
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
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
  readonly autoFocus?: boolean;
}

export function Button(props: ButtonProps): ReactNode {
  const { children, onPress, kind = 'plain', label, isBusy = false, isDisabled = false } = props;
  return (
    <AriaButton
      className={`${styles.button} ${styles[kind]} ${props.isBig === true ? styles.big : ''}`}
      onPress={onPress}
      isPending={isBusy}
      isDisabled={isDisabled}
      autoFocus={props.autoFocus ?? false}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  );
}
