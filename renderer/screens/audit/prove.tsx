/** Proofs for others: of one entry, and of growth between two checkpoints. Each is saved as a file, with the key to be told. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { CheckpointView, ProofWanted, SavedProof } from '../../../shared/contract/audit-api.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import { FileChoice } from '../bundle-check/file-choice.tsx';
import styles from './audit-screen.module.css';

export function ProveEntry(): ReactNode {
  const { proofs: text } = useText();
  const field = useRef<HTMLInputElement>(null);
  const [isWrong, setIsWrong] = useState(false);
  const [saved, setSaved] = useState<SavedProof | null>(null);
  const prove = useAction(async () => {
    setSaved(null);
    const number = Number(field.current?.value.trim() ?? '');
    const isNumber = Number.isSafeInteger(number) && number > 0;
    setIsWrong(!isNumber);
    return isNumber ? saveProof({ kind: 'entry', number }, setSaved) : null;
  });
  return (
    <section className={styles.proof} aria-labelledby="prove-entry-title" data-region="prove-entry">
      <h2 id="prove-entry-title">{text.entryTitle}</h2>
      <p className="meta">{text.entryNote}</p>
      <div className={styles.controls}>
        <TextInput
          name="entry-number"
          label={text.entryNumber}
          inputRef={field}
          error={isWrong ? text.numberWrong : null}
        />
        <Button onPress={() => prove.start()} isBusy={prove.isBusy}>
          {text.save}
        </Button>
      </div>
      {saved !== null && <Saved proof={saved} />}
      <ShowFailure failure={prove.failure} />
    </section>
  );
}

/** Stand for what is no checkpoint of the list; no size of one looks like them. */
const newest = 'newest';
const ofFile = 'file';

export function ProveGrowth(): ReactNode {
  const { proofs: text } = useText();
  const checkpoints = useLoad('checkpoints', () => call('audit.checkpoints', {}));
  const [older, setOlder] = useState<string>(ofFile);
  const [newer, setNewer] = useState<string>(newest);
  const [file, setFile] = useState<ChosenItem | null>(null);
  const [isLacking, setIsLacking] = useState(false);
  const [saved, setSaved] = useState<SavedProof | null>(null);
  const prove = useAction(async () => {
    setSaved(null);
    const from = older === ofFile ? (file?.ticket ?? null) : Number(older);
    setIsLacking(from === null);
    if (from === null) return null;
    const until = newer === newest ? null : Number(newer);
    return saveProof({ kind: 'growth', older: from, newer: until }, setSaved);
  });
  const options = (checkpoints.value ?? []).map(({ size, at, why }: CheckpointView) => ({
    value: String(size),
    label: text.checkpoint(size, timeWords(at), why),
  }));
  return (
    <section className={styles.proof} aria-labelledby="prove-growth-title" data-region="prove-growth">
      <h2 id="prove-growth-title">{text.growthTitle}</h2>
      <p className="meta">{text.growthNote}</p>
      <div className={styles.controls}>
        <SelectInput
          label={text.older}
          value={older}
          options={[{ value: ofFile, label: text.fromFile }, ...options]}
          onChange={setOlder}
        />
        <SelectInput
          label={text.newer}
          value={newer}
          options={[{ value: newest, label: text.newest }, ...options]}
          onChange={setNewer}
        />
      </div>
      {older === ofFile && (
        <FileChoice
          purpose="proof"
          label={text.checkpointFile}
          choose={text.chooseCheckpoint}
          chosen={file}
          onChosen={setFile}
        />
      )}
      <div className={styles.more}>
        <Button onPress={() => prove.start()} isBusy={prove.isBusy}>
          {text.save}
        </Button>
      </div>
      {checkpoints.value?.length === 0 && <p className="meta">{text.noCheckpoint}</p>}
      {isLacking && <Notice tone="error">{text.fileMissing}</Notice>}
      {saved !== null && <Saved proof={saved} />}
      <ShowFailure failure={prove.failure ?? checkpoints.failure} />
    </section>
  );
}

async function saveProof(wanted: ProofWanted, onSaved: (proof: SavedProof) => void): Promise<Failure | null> {
  const folder = await call('shell.choose-folder', { purpose: 'export' });
  if (!folder.ok) return folder.failure;
  if (folder.value === null) return null;
  const saved = await call('audit.prove', { wanted, folder: folder.value.ticket });
  if (saved.ok) onSaved(saved.value);
  return saved.ok ? null : saved.failure;
}

function Saved({ proof }: { readonly proof: SavedProof }): ReactNode {
  const { proofs: text } = useText();
  return (
    <Notice tone="success">
      <p>{text.saved(proof.fileName)}</p>
      <p>{text.tellKey}</p>
      <p className={styles.digits}>
        {proof.key} <CopyButton value={proof.key} label={text.copyKey} done={text.keyCopied} />
      </p>
    </Notice>
  );
}
