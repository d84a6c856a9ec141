/** A failure as a sentence at the place of the action. */
import type { ReactNode } from 'react';
import type { Failure } from '../shared/base/result.ts';
import { Notice } from './parts/notice.tsx';
import { useSentence } from './preferences/use-preferences.tsx';

export function ShowFailure({ failure }: { readonly failure: Failure | null }): ReactNode {
  const say = useSentence();
  return failure === null ? null : <Notice tone="error">{say(failure)}</Notice>;
}
