/** Packs the release for another machine of the office: its address, a folder, the pass phrase. */
import type { FormEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { FileChoice } from '../bundle-check/file-choice.tsx';
import { FolderChoice } from '../sign-off/folder-choice.tsx';
import styles from '../sign-off/sign-off.module.css';
import { useExchangeWords } from './use-exchange-words.ts';

export function PackPanel({ detail }: { readonly detail: DossierDetail }): ReactNode {
  const { exchange: text } = useText();
  const words = useExchangeWords();
  const passPhrase = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState<ChosenItem | null>(null);
  const [folder, setFolder] = useState<ChosenItem | null>(null);
  const [isLacking, setIsLacking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const pack = useAction(async () => {
    const typed = passPhrase.current?.value ?? '';
    setDone(null);
    setIsLacking(address === null || folder === null || typed === '');
    if (address === null || folder === null || typed === '') return null;
    const tickets = { address: address.ticket, folder: folder.ticket };
    const packed = await call('exchange.pack', { dossier: detail.id, ...tickets, passPhrase: typed });
    // A ticket for a folder is good for one file.
    setFolder(null);
    if (packed.ok) setDone(words.packed(packed.value));
    return packed.ok ? null : packed.failure;
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    pack.start();
  };
  return (
    <section className={styles.panel} aria-labelledby="pack-title" data-region="exchange">
      <h2 id="pack-title">{text.packTitle}</h2>
      <p className="meta">{text.packNote}</p>
      <form className={styles.exportForm} onSubmit={submit} noValidate>
        <FileChoice
          purpose="address"
          label={text.addressFile}
          choose={text.chooseAddress}
          chosen={address}
          onChosen={setAddress}
        />
        <FolderChoice folder={folder} isMissing={false} onChosen={setFolder} />
        <div className={styles.signRow}>
          <TextInput
            name="exchange-pass-phrase"
            type="password"
            label={text.passPhrase}
            inputRef={passPhrase}
          />
          <Button onPress={() => pack.start()} isBusy={pack.isBusy}>
            {pack.isBusy ? text.packing : text.pack}
          </Button>
        </div>
        {isLacking && <Notice tone="error">{text.lacking}</Notice>}
        {done !== null && <Notice tone="success">{done}</Notice>}
        <ShowFailure failure={pack.failure} />
      </form>
    </section>
  );
}
