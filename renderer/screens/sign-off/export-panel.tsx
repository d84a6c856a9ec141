/** Export of an approved release: folder, pass phrase, and the card that says where it went and that it was verified. */
import type { FormEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { ExportedBundle } from '../../../shared/contract/bundle-views.ts';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ProgressLine } from '../../progress-line.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { ExportCard } from './export-card.tsx';
import { FolderChoice } from './folder-choice.tsx';
import styles from './sign-off.module.css';

export interface ExportPanelProps {
  readonly detail: DossierDetail;
  readonly person: PersonView;
  readonly onChanged: () => Promise<void>;
}

export function ExportPanel({ detail, person, onChanged }: ExportPanelProps): ReactNode {
  const text = useText();
  const [exported, setExported] = useState<ExportedBundle | null>(null);
  const { lastExport } = detail;
  const done = (bundle: ExportedBundle): void => {
    setExported(bundle);
    void onChanged();
  };
  return (
    <section className={styles.panel} aria-labelledby="export-title">
      <h2 id="export-title">{text.exporting.title}</h2>
      {lastExport !== null && exported === null && (
        <p>{text.exporting.last(lastExport.fileName, timeWords(lastExport.at))}</p>
      )}
      {lastExport !== null && <Receipts detail={detail} />}
      {exported !== null && <ExportCard exported={exported} onAgain={() => setExported(null)} />}
      {exported === null && !detail.may.export && (
        <Notice tone="info" isStill>
          {person.duty === 'approver' ? text.exporting.notApproved : text.exporting.notYours}
        </Notice>
      )}
      {exported === null && detail.may.export && <ExportForm detail={detail} onExported={done} />}
    </section>
  );
}

/** When and where the portal took the bundle, as somebody recorded it. */
function Receipts({ detail }: Pick<ExportPanelProps, 'detail'>): ReactNode {
  const text = useText();
  const receipts = detail.procedure.events.filter(({ event }) => event === 'receipt');
  if (receipts.length === 0) return <p className="meta">{text.exporting.noReceipt}</p>;
  return receipts.map(({ at, detail: { organ, on, number } }) => (
    <p key={at}>{text.exporting.receipt(organ, on, number)}</p>
  ));
}

interface ExportFormProps {
  readonly detail: DossierDetail;
  readonly onExported: (bundle: ExportedBundle) => void;
}

function ExportForm({ detail, onExported }: ExportFormProps): ReactNode {
  const text = useText();
  const passPhrase = useRef<HTMLInputElement>(null);
  const [folder, setFolder] = useState<ChosenItem | null>(null);
  const [lacks, setLacks] = useState({ folder: false, passPhrase: false });
  const write = useAction(async () => {
    const typed = passPhrase.current?.value ?? '';
    setLacks({ folder: folder === null, passPhrase: typed === '' });
    if (folder === null || typed === '') return null;
    const written = await call('bundle.export', {
      dossier: detail.id,
      folder: folder.ticket,
      passPhrase: typed,
    });
    if (written.ok) onExported(written.value);
    return written.ok ? null : written.failure;
  });
  useShortcuts({ primary: () => write.start() });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    write.start();
  };
  return (
    <form className={styles.exportForm} onSubmit={submit} noValidate>
      <p className="meta">{text.exporting.note}</p>
      <FolderChoice folder={folder} isMissing={lacks.folder && folder === null} onChosen={setFolder} />
      <div className={styles.signRow}>
        <TextInput
          name="pass-phrase"
          type="password"
          label={text.exporting.passPhrase}
          inputRef={passPhrase}
          error={lacks.passPhrase ? text.signOff.passPhraseMissing : null}
        />
        <Button kind="primary" onPress={() => write.start()} isBusy={write.isBusy}>
          {write.isBusy ? text.exporting.submitting : text.exporting.submit}
        </Button>
      </div>
      {write.isBusy && <ProgressLine what={text.exporting.submitting} />}
      <ShowFailure failure={write.failure} />
    </form>
  );
}
