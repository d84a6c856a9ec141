/** One line that says whether the ledger holds together, and every problem where it does not. */
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { LedgerReport } from '../../../shared/contract/audit-views.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './audit-screen.module.css';

interface Checked {
  readonly report: LedgerReport;
  readonly at: string;
}

export function ChainState(): ReactNode {
  const text = useText();
  const [checked, setChecked] = useState<Checked | null>(null);
  const verify = useAction(async () => {
    const report = await call('audit.verify', {});
    if (report.ok) setChecked({ report: report.value, at: new Date().toISOString() });
    return report.ok ? null : report.failure;
  });
  const start = useRef(verify.start);
  useEffect(() => start.current(), []);
  useShortcuts({ primary: () => verify.start() });
  return (
    <section className={styles.chain} aria-label={text.audit.chain}>
      {checked === null && <p>{verify.isBusy ? text.audit.verifying : text.audit.notVerified}</p>}
      {checked !== null && <ReportLine {...checked} />}
      <Button kind="primary" onPress={() => verify.start()} isBusy={verify.isBusy}>
        {verify.isBusy ? text.audit.verifying : text.audit.verify}
      </Button>
      <ShowFailure failure={verify.failure} />
    </section>
  );
}

function ReportLine({ report, at }: Checked): ReactNode {
  const text = useText();
  if (report.whole) {
    return (
      <Notice tone="success">
        <p>{text.audit.whole(timeWords(at), report.length)}</p>
        <p className="mono">
          {text.audit.head} {report.head}
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="error">
      <p>{text.audit.broken(report.length, report.problems.length)}</p>
      <ul>
        {report.problems.map(({ number, what }) => (
          <li key={`${number} ${what}`}>
            {number === null
              ? text.ledgerProblems[what]
              : text.audit.problemAt(number, text.ledgerProblems[what])}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
