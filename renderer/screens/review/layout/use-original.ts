/** The bytes of a file as the vault keeps them; where personal data stand open in them, only after somebody has asked. */
import { useEffect, useState } from 'react';
import type { DossierId } from '../../../../shared/base/ids.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import type { FileView } from '../../../../shared/contract/dossier-views.ts';
import type { OriginalBytes } from '../../../../shared/contract/viewing-api.ts';
import { call } from '../../../api.ts';
import { useAction } from '../../../parts/use-action.ts';

export interface Original {
  readonly bytes: OriginalBytes | null;
  readonly failure: Failure | null;
  /** True while somebody has to ask first. */
  readonly mustAsk: boolean;
  readonly isBusy: boolean;
  readonly ask: () => void;
}

export function useOriginal(dossier: DossierId, file: FileView, hasCovered: boolean): Original {
  const [loaded, setLoaded] = useState<{ sha256: string; bytes: OriginalBytes } | null>(null);
  const load = useAction(async () => {
    const result = await call('dossier.original', { dossier, file: file.id });
    if (result.ok) setLoaded({ sha256: file.sha256, bytes: result.value });
    return result.ok ? null : result.failure;
  });
  const bytes = loaded?.sha256 === file.sha256 ? loaded.bytes : null;
  const { start } = load;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is why it is asked again
  useEffect(() => {
    if (!hasCovered) start();
  }, [file.sha256, hasCovered]);
  return {
    bytes,
    failure: load.failure,
    mustAsk: hasCovered && bytes === null,
    isBusy: load.isBusy,
    ask: () => start(),
  };
}
