/** Checks a bundle that came from anywhere, with or without the trust file of its office. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { VerifiedBundle } from '../../../shared/contract/bundle-views.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ProgressLine } from '../../progress-line.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './bundle-check.module.css';
import { BundleReport } from './bundle-report.tsx';
import { FileChoice } from './file-choice.tsx';

export interface BundleCheckProps {
  /** A bundle that was opened with the program. */
  readonly opened: ChosenItem | null;
}

export function BundleCheck({ opened }: BundleCheckProps): ReactNode {
  const text = useText();
  const [bundle, setBundle] = useState(opened);
  const [trust, setTrust] = useState<ChosenItem | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const [verified, setVerified] = useState<VerifiedBundle | null>(null);
  const verify = useAction(async () => {
    setVerified(null);
    setIsMissing(bundle === null);
    if (bundle === null) return null;
    const result = await call('bundle.verify', { bundle: bundle.ticket, trust: trust?.ticket ?? null });
    if (result.ok) setVerified(result.value);
    return result.ok ? null : result.failure;
  });
  useShortcuts({ primary: () => verify.start() });
  return (
    <div className={styles.screen} data-region="main">
      <h1>{text.bundle.title}</h1>
      <p>{text.bundle.note}</p>
      <FileChoice
        purpose="bundle"
        label={text.bundle.bundle}
        choose={text.bundle.choose}
        chosen={bundle}
        onChosen={setBundle}
      />
      <FileChoice
        purpose="trust"
        label={text.bundle.trust}
        choose={text.bundle.chooseTrust}
        chosen={trust}
        onChosen={setTrust}
        onClear={() => setTrust(null)}
      />
      <p className="meta">{text.bundle.trustNote}</p>
      <div>
        <Button kind="primary" onPress={() => verify.start()} isBusy={verify.isBusy}>
          {verify.isBusy ? text.bundle.submitting : text.bundle.submit}
        </Button>
      </div>
      {isMissing && <Notice tone="error">{text.bundle.bundleMissing}</Notice>}
      {verify.isBusy && <ProgressLine what={text.bundle.submitting} />}
      <ShowFailure failure={verify.failure} />
      {verified !== null && <BundleReport verified={verified} />}
    </div>
  );
}
