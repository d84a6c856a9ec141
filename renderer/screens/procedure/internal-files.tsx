/** Internal material of a release: scans of seals, applications, minutes. Kept with it, never released. */
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import { holds } from '../../../shared/release/kind/judge-record.ts';
import type { PartRule } from '../../../shared/release/kind/release-kind.ts';
import { signedSlipPart } from '../../../shared/release/parts.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { sizeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { StopPage } from '../dossier/stop-page.tsx';
import type { Stopped } from '../dossier/use-import.ts';
import { inLanguage } from '../review/finding-words.ts';
import styles from './procedure.module.css';

export interface InternalFilesProps {
  readonly detail: DossierDetail;
  readonly isHandler: boolean;
  readonly onChanged: () => Promise<void>;
}

export function InternalFiles({ detail, isHandler, onChanged }: InternalFilesProps): ReactNode {
  const text = useText();
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const add = useAction(async (part: string) => {
    const chosen = await call('shell.choose-files', { purpose: 'import', many: true });
    if (!chosen.ok) return chosen.failure;
    for (const { ticket, name } of chosen.value) {
      const added = await call('dossier.add-internal-file', { dossier: detail.id, part, ticket });
      if (added.ok) continue;
      await onChanged();
      if (added.failure.code !== 'intake.looks-classified') return added.failure;
      setStopped({ name, rules: added.failure.params.rules });
      return null;
    }
    await onChanged();
    return null;
  });
  const remove = useAction(async (internalFile: string) => {
    const removed = await call('dossier.remove-internal-file', { dossier: detail.id, internalFile });
    if (removed.ok) await onChanged();
    return removed.ok ? null : removed.failure;
  });
  const { kind, record } = detail.procedure;
  const ofKind = (kind?.parts ?? []).filter((part) => part.slot === 'internal' && holds(part.when, record));
  const slip: PartRule = {
    ...{ id: signedSlipPart, slot: 'internal', minimum: 0, maximum: 20 },
    name: { zh: text.forms.signedSlip, en: text.forms.signedSlip },
  };
  const parts = [...ofKind, slip];
  return (
    <section className={styles.panel} aria-labelledby="internal-title" data-region="internal">
      <h2 id="internal-title">{text.procedure.internal.title}</h2>
      <p className="meta">{text.procedure.internal.note}</p>
      {parts.map((part) => (
        <Part
          key={part.id}
          part={part}
          detail={detail}
          isHandler={isHandler}
          isBusy={add.isBusy}
          onAdd={add.start}
          onRemove={remove.start}
        />
      ))}
      <ShowFailure failure={add.failure ?? remove.failure} />
      {stopped !== null && <StopPage stopped={stopped} onAcknowledge={() => setStopped(null)} />}
    </section>
  );
}

interface PartProps {
  readonly part: PartRule;
  readonly detail: DossierDetail;
  readonly isHandler: boolean;
  readonly isBusy: boolean;
  readonly onAdd: (part: string) => void;
  readonly onRemove: (file: string) => void;
}

function Part({ part, detail, isHandler, isBusy, onAdd, onRemove }: PartProps): ReactNode {
  const text = useText();
  const { internal } = text.procedure;
  const name = inLanguage(part.name, text);
  // Its scan comes back when all have signed; the engine says who may bring it.
  const mayAdd = detail.may.edit || (isHandler && part.id === signedSlipPart && detail.state !== 'stopped');
  const files = detail.procedure.internalFiles.filter((file) => file.part === part.id);
  return (
    <div className={styles.internal}>
      <h3>{name}</h3>
      {files.length === 0 && <p className="meta">{internal.none}</p>}
      <ul>
        {files.map((file) => (
          <li key={file.id} className={styles.bound}>
            <span>
              {file.name} <span className="meta">{sizeWords(file.bytes, text.common)}</span>
            </span>
            {detail.may.edit && part.id !== signedSlipPart && (
              <Button kind="quiet" label={internal.remove(file.name)} onPress={() => onRemove(file.id)}>
                <Trash2 aria-hidden size={14} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && files.length < part.maximum && (
        <Button
          id={`add-${part.id}`}
          isBusy={isBusy}
          label={internal.addTo(name)}
          onPress={() => onAdd(part.id)}
        >
          <Plus aria-hidden size={14} /> {internal.add}
        </Button>
      )}
    </div>
  );
}
