/** A text field that must not be left empty, read where it stands in the page. */
import type { RefObject } from 'react';
import { useRef, useState } from 'react';

export interface RequiredText<E> {
  readonly ref: RefObject<E | null>;
  readonly isMissing: boolean;
  /** What was typed; null where that is nothing, and then the field has the focus and says so. */
  readonly read: () => string | null;
}

export function useRequiredText<E extends HTMLInputElement | HTMLTextAreaElement>(): RequiredText<E> {
  const ref = useRef<E>(null);
  const [isMissing, setIsMissing] = useState(false);
  const read = (): string | null => {
    const typed = ref.current?.value ?? '';
    const isEmpty = typed.trim() === '';
    setIsMissing(isEmpty);
    if (!isEmpty) return typed;
    ref.current?.focus();
    return null;
  };
  return { ref, isMissing, read };
}
