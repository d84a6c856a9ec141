/** About the program: that it is offline, asked now, and the licences of its parts. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ShellApi } from '../../shared/contract/shell-api.ts';
import { call } from '../api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import styles from './about-sheet.module.css';

type Checked = ShellApi['shell.self-check']['output'];

function verdictOf({ attempts, sockets, waysIn }: Checked): 'asked' | 'connected' | 'offline' {
  if (attempts > 0) return 'asked';
  return sockets + waysIn > 0 ? 'connected' : 'offline';
}

export function AboutSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { about, common } = useText();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [notices, setNotices] = useState('');
  useEffect(() => {
    void call('shell.self-check', {}).then((result) => result.ok && setChecked(result.value));
    void call('shell.notices', {}).then((result) => result.ok && setNotices(result.value.text));
  }, []);
  return (
    <Dialog
      title={about.title}
      onClose={onClose}
      onPrimary={onClose}
      isWide
      buttons={
        <Button kind="primary" hasFocus onPress={onClose}>
          {common.close}
        </Button>
      }
    >
      {checked !== null && (
        <section>
          <h3>{about.selfCheck}</h3>
          <p>{about[verdictOf(checked)]}</p>
          <p className="meta">{about.counts(checked)}</p>
          <p className="meta">{about.scope(checked)}</p>
          <p className="meta">{about.version(checked.version)}</p>
        </section>
      )}
      <section>
        <h3>{about.notices}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
        <section className={styles.notices} tabIndex={0} aria-label={about.notices}>
          <pre>{notices}</pre>
        </section>
      </section>
    </Dialog>
  );
}
