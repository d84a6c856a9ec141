/** Parts that the program could not inspect, each file with a tick of the person who signs; every tick is an entry of the ledger. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/base/result.ts';
import type { DossierDetail, FileView } from '../../../shared/contract/dossier-views.ts';
import { call } from '../../api.ts';
import type { Action } from '../../parts/use-action.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './sign-off.module.css';

export interface Uninspected {
  readonly files: readonly FileView[];
  readonly seen: ReadonlySet<SourceFileId>;
  readonly isComplete: boolean;
  readonly note: Action<Failure, [SourceFileId]>;
}

export function useUninspected({ id: dossier, files }: DossierDetail): Uninspected {
  const [seen, setSeen] = useState<ReadonlySet<SourceFileId>>(new Set());
  const note = useAction(async (file: SourceFileId) => {
    const noted = await call('dossier.note-uninspected', { dossier, file });
    if (noted.ok) setSeen((before) => new Set(before).add(file));
    return noted.ok ? null : noted.failure;
  });
  const partly = files.filter(({ inspected }) => inspected === 'partly');
  return { files: partly, seen, isComplete: partly.every(({ id }) => seen.has(id)), note };
}

export interface UninspectedListProps {
  readonly uninspected: Uninspected;
  /** True once somebody tried to sign without all ticks. */
  readonly isMissing: boolean;
}

export function UninspectedList({ uninspected, isMissing }: UninspectedListProps): ReactNode {
  const text = useText();
  const { files, seen, note } = uninspected;
  if (files.length === 0) return null;
  return (
    <fieldset className={styles.uninspected}>
      <legend>{text.signOff.uninspected.title}</legend>
      <p className="meta">{text.signOff.uninspected.note}</p>
      {files.map(({ id, name, notInspected }) => (
        <div key={id}>
          <label>
            <input
              type="checkbox"
              checked={seen.has(id)}
              aria-disabled={seen.has(id)}
              onChange={() => {
                if (!seen.has(id)) note.start(id);
              }}
            />{' '}
            {text.signOff.uninspected.seen(name, notInspected.length)}
          </label>
          <ul className="meta">
            {notInspected.map(({ path, reason }) => (
              <li key={`${path} ${reason}`}>
                {path}　{text.words.notInspected[reason]}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {isMissing && !uninspected.isComplete && (
        <p role="alert" className={styles.missingTick}>
          {text.signOff.uninspected.missing}
        </p>
      )}
      <ShowFailure failure={note.failure} />
    </fieldset>
  );
}
