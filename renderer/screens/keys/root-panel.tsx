/** The root of the office: its fingerprint to compare, and its change, with a checklist to print and sign. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { KeysView } from '../../../shared/contract/key-api.ts';
import type { RootChange } from '../../../shared/messages/keys-catalogue.ts';
import { groupedFingerprint } from '../../../shared/messages/keys-words.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './keys.module.css';
import { useKeysWords } from './use-keys-words.ts';

export interface RootPanelProps {
  readonly view: KeysView;
  readonly mayChange: boolean;
  readonly onChanged: (view: KeysView) => void;
}

export function RootPanel({ view, mayChange, onChanged }: RootPanelProps): ReactNode {
  const { keys: text } = useText();
  const words = useKeysWords();
  const [isAsked, setIsAsked] = useState(false);
  const [change, setChange] = useState<RootChange | null>(null);
  const fingerprintsOf = ({ roots }: KeysView): readonly string[] =>
    roots.map(
      ({ algorithm, fingerprint }) => `${words.algorithms[algorithm]} ${groupedFingerprint(fingerprint)}`,
    );
  const rotated = (next: KeysView): void => {
    const facts = { version: next.version, on: next.at.slice(0, 10) };
    setChange({ ...facts, before: fingerprintsOf(view), after: fingerprintsOf(next) });
    setIsAsked(false);
    onChanged(next);
  };
  return (
    <section className={styles.panel} aria-labelledby="root-title" data-region="root">
      <h2 id="root-title">{text.rootTitle}</h2>
      <p className="meta">{text.rootNote}</p>
      {view.roots.map(({ keyId, algorithm, fingerprint }) => (
        <p key={keyId} className={styles.root}>
          <span className={styles.algorithm}>{words.algorithms[algorithm]}</span>
          <span className={styles.digits}>{groupedFingerprint(fingerprint)}</span>
          <CopyButton
            value={groupedFingerprint(fingerprint)}
            label={text.copyFingerprint}
            done={text.copied}
          />
        </p>
      ))}
      {view.successions > 0 && <p className="meta">{text.changed(view.successions)}</p>}
      {mayChange && (
        <div className={styles.row}>
          <Button onPress={() => setIsAsked(true)}>{text.rotate}</Button>
        </div>
      )}
      {isAsked && <RotateDialog onDone={rotated} onClose={() => setIsAsked(false)} />}
      {change !== null && <Checklist change={change} onClose={() => setChange(null)} />}
    </section>
  );
}

interface RotateDialogProps {
  readonly onDone: (view: KeysView) => void;
  readonly onClose: () => void;
}

function RotateDialog({ onDone, onClose }: RotateDialogProps): ReactNode {
  const { keys: text, common } = useText();
  const passPhrase = useRef<HTMLInputElement>(null);
  const [isLacking, setIsLacking] = useState(false);
  const work = useAction(async () => {
    const typed = passPhrase.current?.value ?? '';
    setIsLacking(typed === '');
    if (typed === '') return null;
    const rotated = await call('keys.rotate-root', { passPhrase: typed });
    if (rotated.ok) onDone(rotated.value);
    return rotated.ok ? null : rotated.failure;
  });
  return (
    <Dialog
      title={text.rotateTitle}
      onClose={onClose}
      onPrimary={() => work.start()}
      buttons={
        <>
          <Button onPress={onClose} isDisabled={work.isBusy}>
            {common.cancel}
          </Button>
          <Button kind="danger" onPress={() => work.start()} isBusy={work.isBusy}>
            {work.isBusy ? text.working : text.rotate}
          </Button>
        </>
      }
    >
      <p>{text.rotateText}</p>
      <TextInput
        name="root-pass-phrase"
        type="password"
        label={text.passPhrase}
        inputRef={passPhrase}
        isRequired
        autoFocus
      />
      {isLacking && <Notice tone="error">{text.lackingPassPhrase}</Notice>}
      <ShowFailure failure={work.failure} />
    </Dialog>
  );
}

function Checklist({
  change,
  onClose,
}: {
  readonly change: RootChange;
  readonly onClose: () => void;
}): ReactNode {
  const { keys: text } = useText();
  const words = useKeysWords();
  const lines = words.checklist(change);
  return (
    <Dialog
      title={words.checklistTitle}
      onClose={onClose}
      onPrimary={onClose}
      isWide
      buttons={
        <>
          <CopyButton
            value={[words.checklistTitle, ...lines].join('\n')}
            label={text.copyList}
            done={text.copiedList}
          />
          <Button onPress={() => window.print()}>{text.print}</Button>
          <Button kind="primary" onPress={onClose}>
            {text.done}
          </Button>
        </>
      }
    >
      <Notice tone="success">{words.rootRotated}</Notice>
      <div className={styles.paper}>
        <p className={styles.paperTitle}>{words.checklistTitle}</p>
        <ul className={styles.checklist}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
