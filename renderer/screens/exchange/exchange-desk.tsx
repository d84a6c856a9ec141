/** Exchange from the work list: opening a package that came, and exporting this machine's address. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { OpenedPackage } from '../../../shared/contract/exchange-api.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { FileChoice } from '../bundle-check/file-choice.tsx';
import { FolderChoice } from '../sign-off/folder-choice.tsx';
import styles from '../sign-off/sign-off.module.css';
import { openedLines, useExchangeWords } from './use-exchange-words.ts';

export interface ExchangeDeskProps {
  readonly onOpen: (dossier: DossierId) => void;
  /** A package that was opened with the program. */
  readonly opened: ChosenItem | null;
}

export function ExchangeDesk({ onOpen, opened }: ExchangeDeskProps): ReactNode {
  const { exchange: text } = useText();
  const [isOpen, setIsOpen] = useState(opened !== null);
  const close = (): void => setIsOpen(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>{text.desk}</Button>
      {isOpen && (
        <Dialog
          title={text.desk}
          onClose={close}
          onPrimary={close}
          buttons={<Button onPress={close}>{text.close}</Button>}
          isWide
        >
          <OpenForm onOpen={onOpen} chosen={opened} />
          <AddressForm />
        </Dialog>
      )}
    </>
  );
}

interface OpenFormProps {
  readonly onOpen: (dossier: DossierId) => void;
  readonly chosen: ChosenItem | null;
}

function OpenForm({ onOpen, chosen }: OpenFormProps): ReactNode {
  const { exchange: text } = useText();
  const words = useExchangeWords();
  const [file, setFile] = useState(chosen);
  const [opened, setOpened] = useState<OpenedPackage | null>(null);
  const open = useAction(async () => {
    setOpened(null);
    if (file === null) return null;
    const taken = await call('exchange.open', { package: file.ticket });
    if (taken.ok) setOpened(taken.value);
    return taken.ok ? null : taken.failure;
  });
  return (
    <section className={styles.panel} aria-labelledby="open-package-title">
      <h3 id="open-package-title">{text.openTitle}</h3>
      <FileChoice
        purpose="package"
        label={text.packageFile}
        choose={text.choosePackage}
        chosen={file}
        onChosen={setFile}
      />
      <Button kind="primary" onPress={() => open.start()} isBusy={open.isBusy} isDisabled={file === null}>
        {open.isBusy ? text.opening : text.open}
      </Button>
      {opened !== null && (
        <Notice tone={opened.outcome === 'parted' ? 'warning' : 'success'}>
          {openedLines(opened, words).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Button onPress={() => onOpen(opened.dossier)}>{opened.packageNumber}</Button>
        </Notice>
      )}
      <ShowFailure failure={open.failure} />
    </section>
  );
}

function AddressForm(): ReactNode {
  const { exchange: text } = useText();
  const words = useExchangeWords();
  const passPhrase = useRef<HTMLInputElement>(null);
  const [folder, setFolder] = useState<ChosenItem | null>(null);
  const [isLacking, setIsLacking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const make = useAction(async () => {
    const typed = passPhrase.current?.value ?? '';
    setDone(null);
    setIsLacking(folder === null || typed === '');
    if (folder === null || typed === '') return null;
    const made = await call('exchange.address', { folder: folder.ticket, passPhrase: typed });
    setFolder(null);
    if (made.ok) setDone(words.addressMade(made.value));
    return made.ok ? null : made.failure;
  });
  return (
    <section className={styles.panel} aria-labelledby="address-title">
      <h3 id="address-title">{text.addressTitle}</h3>
      <p className="meta">{text.addressNote}</p>
      <FolderChoice folder={folder} isMissing={false} onChosen={setFolder} />
      <div className={styles.signRow}>
        <TextInput name="address-pass-phrase" type="password" label={text.passPhrase} inputRef={passPhrase} />
        <Button onPress={() => make.start()} isBusy={make.isBusy}>
          {text.makeAddress}
        </Button>
      </div>
      {isLacking && <Notice tone="error">{text.lacking}</Notice>}
      {done !== null && <Notice tone="success">{done}</Notice>}
      <ShowFailure failure={make.failure} />
    </section>
  );
}
