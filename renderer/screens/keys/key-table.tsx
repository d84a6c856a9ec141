/** Everybody who signs, with all certificates and what can be done about them. */
import type { ReactNode } from 'react';
import type { KeyHolder, KeysView, KeyView } from '../../../shared/contract/key-api.ts';
import { groupedFingerprint, validityWords } from '../../../shared/messages/keys-words.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { KeyAction } from './key-dialog.tsx';
import styles from './keys.module.css';
import { useKeysWords } from './use-keys-words.ts';

export interface KeyTableProps {
  readonly view: KeysView;
  /** Null where nothing can be changed. */
  readonly onAction: ((action: KeyAction, holder: KeyHolder) => void) | null;
}

export function KeyTable({ view, onAction }: KeyTableProps): ReactNode {
  const text = useText();
  return (
    <table className={styles.table} aria-label={text.keys.table}>
      <thead>
        <tr>
          <th scope="col">{text.keys.person}</th>
          <th scope="col">{text.keys.algorithm}</th>
          <th scope="col">{text.keys.fingerprint}</th>
          <th scope="col">{text.keys.validity}</th>
          {onAction !== null && <th scope="col">{text.keys.actions}</th>}
        </tr>
      </thead>
      {view.people
        .filter(({ signs }) => signs)
        .map((holder) => (
          <Holder
            key={holder.id}
            holder={holder}
            keys={view.keys.filter(({ person }) => person === holder.id)}
            onAction={onAction}
          />
        ))}
    </table>
  );
}

interface HolderProps {
  readonly holder: KeyHolder;
  readonly keys: readonly KeyView[];
  readonly onAction: KeyTableProps['onAction'];
}

/** The newest certificates on top, which are the ones that count. */
function Holder({ holder, keys, onAction }: HolderProps): ReactNode {
  const words = useKeysWords();
  const ordered = [...keys].sort((left, right) => (left.validFrom < right.validFrom ? 1 : -1));
  return (
    <tbody>
      {ordered.map((key, index) => (
        <tr key={key.keyId}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={ordered.length} className={styles.person}>
              {holder.name}
              <span className="meta">{words.duties[holder.duty]}</span>
            </th>
          )}
          <td>{words.algorithms[key.algorithm]}</td>
          <Fingerprint digest={key.fingerprint} />
          <td className={styles[key.state]}>{validityWords(words, key)}</td>
          {index === 0 && onAction !== null && (
            <td rowSpan={ordered.length}>
              <Actions holder={holder} keys={keys} onAction={onAction} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

function Fingerprint({ digest }: { readonly digest: string }): ReactNode {
  const text = useText();
  return (
    <td>
      <span className={styles.fingerprint}>
        <span className={styles.digits} title={groupedFingerprint(digest)}>
          {groupedFingerprint(digest.slice(0, 16))}…
        </span>
        <CopyButton
          value={groupedFingerprint(digest)}
          label={text.keys.copyFingerprint}
          done={text.keys.copied}
        />
      </span>
    </td>
  );
}

function Actions({
  holder,
  keys,
  onAction,
}: Omit<HolderProps, 'onAction'> & { readonly onAction: NonNullable<KeyTableProps['onAction']> }): ReactNode {
  const { keys: text } = useText();
  const hasKey = keys.some(({ state }) => state !== 'revoked');
  return (
    <div className={styles.actions}>
      <Button
        isDisabled={!hasKey}
        label={text.of(text.renew, holder.name)}
        onPress={() => onAction('renew', holder)}
      >
        {text.renew}
      </Button>
      <Button label={text.of(text.replace, holder.name)} onPress={() => onAction('replace', holder)}>
        {text.replace}
      </Button>
      <Button
        isDisabled={!hasKey}
        label={text.of(text.revoke, holder.name)}
        onPress={() => onAction('revoke', holder)}
      >
        {text.revoke}
      </Button>
    </div>
  );
}
