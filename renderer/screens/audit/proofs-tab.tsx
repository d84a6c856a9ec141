/** Proofs about the ledger for others, a check of theirs, and the export of everything. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ExportedLedger } from '../../../shared/contract/audit-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './audit-screen.module.css';
import { CheckProof } from './check-proof.tsx';
import { ProveEntry, ProveGrowth } from './prove.tsx';

export function ProofsTab(): ReactNode {
  return (
    <div className={styles.proofs}>
      <ProveEntry />
      <ProveGrowth />
      <CheckProof />
      <ExportLedger />
    </div>
  );
}

function ExportLedger(): ReactNode {
  const { proofs: text } = useText();
  const [done, setDone] = useState<ExportedLedger | null>(null);
  const write = useAction(async () => {
    setDone(null);
    const folder = await call('shell.choose-folder', { purpose: 'export' });
    if (!folder.ok) return folder.failure;
    if (folder.value === null) return null;
    const exported = await call('audit.export', { folder: folder.value.ticket });
    if (exported.ok) setDone(exported.value);
    return exported.ok ? null : exported.failure;
  });
  return (
    <section className={styles.proof} aria-labelledby="export-title" data-region="export">
      <h2 id="export-title">{text.exportTitle}</h2>
      <p className="meta">{text.exportNote}</p>
      <div className={styles.more}>
        <Button onPress={() => write.start()} isBusy={write.isBusy}>
          {text.export}
        </Button>
      </div>
      {done !== null && (
        <Notice tone="success">
          <p>{text.exported(done.folderName, done.length)}</p>
          <p className={styles.digits}>
            {text.head} {done.head}
          </p>
        </Notice>
      )}
      <ShowFailure failure={write.failure} />
    </section>
  );
}
