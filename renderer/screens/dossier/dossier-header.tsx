/** Title, number, state, what comes next, and the latest comment of somebody who returned it. */
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { DossierState } from '../../../shared/release/dossier-state.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './dossier-screen.module.css';

export interface DossierHeaderProps {
  readonly detail: DossierDetail;
  readonly onLeave: () => void;
  readonly onMissing: () => void;
}

/** Words for a state in which nobody signs any more. */
function endOf(state: DossierState): 'approved' | 'exported' | 'ended' {
  if (state === 'approved') return 'approved';
  return state === 'exported' ? 'exported' : 'ended';
}

export function DossierHeader({ detail, onLeave, onMissing }: DossierHeaderProps): ReactNode {
  const text = useText();
  const { nextStage, state, missing } = detail;
  const next = text.dossier.nextStep[nextStage ?? endOf(state)];
  const lastReturn = detail.returns.at(-1);
  return (
    <header className={styles.header} data-region="title">
      <Button kind="quiet" onPress={onLeave} label={text.dossier.backToList}>
        <ArrowLeft aria-hidden size={16} />
      </Button>
      <h1 className={styles.title}>{detail.catalogue.title}</h1>
      <span className="meta">
        {detail.packageNumber}
        <CopyButton value={detail.packageNumber} label={text.dossier.copyNumber} done={text.common.copied} />
      </span>
      <span className={styles.state}>{text.words.states[state]}</span>
      <span className={styles.next}>{next}</span>
      {nextStage !== null && missing.length > 0 && (
        <Button kind="quiet" onPress={onMissing}>
          {text.dossier.missing(missing.length)}
        </Button>
      )}
      {nextStage !== null && missing.length === 0 && (
        <span className={styles.ready}>{text.dossier.nothingMissing}</span>
      )}
      {lastReturn !== undefined && state === 'drafting' && (
        <div className={styles.returned}>
          <Notice tone="warning" isStill>
            {text.dossier.lastReturn(lastReturn.by, timeWords(lastReturn.at))} {lastReturn.comment}
          </Notice>
        </div>
      )}
    </header>
  );
}
