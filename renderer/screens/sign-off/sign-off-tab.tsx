/** What is missing, what will be signed, the signature; then export; beside it everything that was signed or returned. */
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { Jump } from '../dossier/jump.ts';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { PackPanel } from '../exchange/pack-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { MissingList } from './missing-list.tsx';
import { ReturnPanel } from './return-panel.tsx';
import { SignHistory } from './sign-history.tsx';
import styles from './sign-off.module.css';
import { SignPanel } from './sign-panel.tsx';

export interface SignOffTabProps extends DossierTabProps {
  readonly onJump: (jump: Jump) => void;
  readonly onDetail: (detail: DossierDetail) => void;
}

export function SignOffTab(props: SignOffTabProps): ReactNode {
  const text = useText();
  const { detail, person } = props;
  const { nextStage } = detail;
  const isMyStage = nextStage === person.duty;
  return (
    <div className={styles.wrap}>
      <div className={styles.columns}>
        <div className={styles.main} data-region="sign-off">
          {nextStage !== null && detail.missing.length > 0 && (
            <MissingList detail={detail} findings={props.findings.value ?? []} onJump={props.onJump} />
          )}
          {nextStage !== null && !isMyStage && (
            <Notice tone="info" isStill>
              {text.signOff.notYours(text.words.duties[nextStage])}
            </Notice>
          )}
          {nextStage !== null && isMyStage && !detail.may.sign && detail.missing.length === 0 && (
            <Notice tone="warning" isStill>
              {text.signOff.notAllowed}
            </Notice>
          )}
          {nextStage !== null && isMyStage && detail.may.sign && detail.missing.length === 0 && (
            <SignPanel
              detail={detail}
              person={person}
              stage={nextStage}
              onSigned={props.onDetail}
              onChanged={props.onChanged}
            />
          )}
          {nextStage === null && <ExportPanel detail={detail} person={person} onChanged={props.onChanged} />}
          <PackPanel detail={detail} />
          {detail.may.return && <ReturnPanel detail={detail} onChanged={props.onChanged} />}
        </div>
        <SignHistory detail={detail} />
      </div>
    </div>
  );
}
