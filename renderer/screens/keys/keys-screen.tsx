/** Keys and certificates of the office: the security administrator looks after them, the auditor looks at them. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { KeyHolder, KeysView } from '../../../shared/contract/key-api.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { call } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import type { KeyAction } from './key-dialog.tsx';
import { KeyDialog } from './key-dialog.tsx';
import { KeyTable } from './key-table.tsx';
import styles from './keys.module.css';
import { RootPanel } from './root-panel.tsx';
import { TrustPanel } from './trust-panel.tsx';
import { useKeysWords } from './use-keys-words.ts';

interface Asked {
  readonly action: KeyAction;
  readonly holder: KeyHolder;
}

export function KeysScreen({ person }: { readonly person: PersonView }): ReactNode {
  const text = useText();
  const keys = useLoad('keys', () => call('keys.list', {}));
  if (keys.value === null) {
    return keys.failure === null ? (
      <p role="status">{text.keys.loading}</p>
    ) : (
      <ShowFailure failure={keys.failure} />
    );
  }
  const mayChange = person.duty === 'security-administrator' && keys.value.isRootHere;
  return (
    <Keys
      view={keys.value}
      mayChange={mayChange}
      isAdministrator={person.duty === 'security-administrator'}
      onChanged={(view) => keys.change(() => view)}
    />
  );
}

interface KeysProps {
  readonly view: KeysView;
  /** Whether keys can be changed by this person on this machine. */
  readonly mayChange: boolean;
  readonly isAdministrator: boolean;
  readonly onChanged: (view: KeysView) => void;
}

function Keys({ view, mayChange, isAdministrator, onChanged }: KeysProps): ReactNode {
  const text = useText();
  const words = useKeysWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<Asked | null>(null);
  const sentences = { renew: words.renewed, replace: words.replaced, revoke: words.revoked };
  const needy = view.people.filter(({ needsAttention }) => needsAttention).length;
  const changed = (next: KeysView): void => {
    onChanged(next);
    setDone(asked);
    setAsked(null);
  };
  return (
    <div className={styles.screen}>
      <section aria-label={text.keys.title} data-region="main">
        <h1>{text.keys.title}</h1>
        <p>
          {text.keys.summary(view.version, words.suites[view.suite])}
          <span className="meta"> {text.keys.suiteNote}</span>
        </p>
        {!isAdministrator && (
          <Notice tone="info" isStill>
            {text.keys.readOnly}
          </Notice>
        )}
        {!view.isRootHere && <Notice tone="warning">{words.rootElsewhere}</Notice>}
        {needy > 0 && <Notice tone="warning">{words.attention(needy)}</Notice>}
        {done !== null && (
          <Notice tone="success">
            {sentences[done.action](done.holder.name)} {words.nextVersion(view.version)}
          </Notice>
        )}
        <KeyTable
          view={view}
          onAction={mayChange ? (action, holder) => setAsked({ action, holder }) : null}
        />
      </section>
      <div className={styles.panels}>
        <RootPanel view={view} mayChange={mayChange} onChanged={onChanged} />
        <TrustPanel isAdministrator={isAdministrator} onChanged={onChanged} />
      </div>
      {asked !== null && (
        <KeyDialog {...asked} people={view.people} onDone={changed} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}
