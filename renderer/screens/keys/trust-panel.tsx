/** The trust file: out for whoever verifies, in from another machine of the office. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { KeysView } from '../../../shared/contract/key-api.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { FileChoice } from '../bundle-check/file-choice.tsx';
import styles from './keys.module.css';
import { useKeysWords } from './use-keys-words.ts';

export interface TrustPanelProps {
  readonly isAdministrator: boolean;
  readonly onChanged: (view: KeysView) => void;
}

export function TrustPanel({ isAdministrator, onChanged }: TrustPanelProps): ReactNode {
  const { keys: text } = useText();
  const [done, setDone] = useState<string | null>(null);
  const write = useAction(async () => {
    setDone(null);
    const folder = await call('shell.choose-folder', { purpose: 'export' });
    if (!folder.ok) return folder.failure;
    if (folder.value === null) return null;
    const exported = await call('keys.export-trust', { folder: folder.value.ticket });
    if (exported.ok) setDone(text.exported(exported.value.fileName, exported.value.version));
    return exported.ok ? null : exported.failure;
  });
  return (
    <section className={styles.panel} aria-labelledby="trust-title" data-region="trust">
      <h2 id="trust-title">{text.trustTitle}</h2>
      <p className="meta">{text.trustNote}</p>
      <div className={styles.row}>
        <Button kind="primary" onPress={() => write.start()} isBusy={write.isBusy}>
          {text.exportTrust}
        </Button>
      </div>
      {done !== null && <Notice tone="success">{done}</Notice>}
      <ShowFailure failure={write.failure} />
      {isAdministrator && <TakeOver onChanged={onChanged} />}
    </section>
  );
}

function TakeOver({ onChanged }: Pick<TrustPanelProps, 'onChanged'>): ReactNode {
  const { keys: text } = useText();
  const words = useKeysWords();
  const passPhrase = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ChosenItem | null>(null);
  const [isLacking, setIsLacking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const take = useAction(async () => {
    const typed = passPhrase.current?.value ?? '';
    setDone(null);
    setIsLacking(file === null || typed === '');
    if (file === null || typed === '') return null;
    const taken = await call('keys.import-trust', { file: file.ticket, passPhrase: typed });
    if (!taken.ok) return taken.failure;
    onChanged(taken.value);
    setFile(null);
    setDone(words.trustImported(taken.value.version));
    return null;
  });
  return (
    <details className={styles.takeOver}>
      <summary>{text.importTitle}</summary>
      <FileChoice
        purpose="trust"
        label={text.importFile}
        choose={text.chooseImport}
        chosen={file}
        onChosen={setFile}
      />
      <div className={styles.row}>
        <TextInput name="import-pass-phrase" type="password" label={text.passPhrase} inputRef={passPhrase} />
        <Button onPress={() => take.start()} isBusy={take.isBusy}>
          {text.importButton}
        </Button>
      </div>
      {isLacking && <Notice tone="error">{text.lackingFile}</Notice>}
      {done !== null && <Notice tone="success">{done}</Notice>}
      <ShowFailure failure={take.failure} />
    </details>
  );
}
