/** Chosen kinds and options of one file, and the two things that can be done: making a clean copy, putting the original back. */
import { useState } from 'react';
import type { DossierId, SourceFileId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/base/result.ts';
import type { HiddenInformation } from '../../../shared/contract/cleaning-views.ts';
import { call } from '../../api.ts';
import { useAction } from '../../parts/use-action.ts';

/** What can be done with a file here. */
export type Deed = 'made' | 'restored';

export interface Cleaning {
  readonly chosen: ReadonlySet<string>;
  readonly changes: 'accept' | 'reject';
  readonly maskPersonal: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly choose: (kinds: readonly string[], isChosen: boolean) => void;
  readonly setChanges: (changes: 'accept' | 'reject') => void;
  readonly setMask: (isMasked: boolean) => void;
  readonly make: () => void;
  readonly restore: () => void;
}

/** @param onPlaced is told what was done, and which file stands there now */
export function useCleaning(
  dossier: DossierId,
  hidden: Pick<HiddenInformation, 'file'> & { readonly first: string | null },
  onPlaced: (file: SourceFileId, what: Deed) => Promise<void>,
): Cleaning {
  const { file, first } = hidden;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(first === null ? [] : [first]));
  const [changes, setChanges] = useState<'accept' | 'reject'>('accept');
  const [maskPersonal, setMask] = useState(false);
  const work = useAction(async (what: Deed) => {
    const placed =
      what === 'made'
        ? await call('dossier.clean-file', { dossier, file, kinds: [...chosen], changes, maskPersonal })
        : await call('dossier.restore-original', { dossier, file });
    if (!placed.ok) return placed.failure;
    await onPlaced(placed.value.file.id, what);
    return null;
  });
  return {
    chosen,
    changes,
    maskPersonal,
    isBusy: work.isBusy,
    failure: work.failure,
    choose(kinds, isChosen) {
      const next = new Set(chosen);
      for (const kind of kinds) {
        if (isChosen) next.add(kind);
        else next.delete(kind);
      }
      setChosen(next);
    },
    setChanges,
    setMask,
    make: () => work.start('made'),
    restore: () => work.start('restored'),
  };
}
