/** What administrators may see: people, rule sets and version, and nothing of any release. */
import type { ReactNode } from 'react';
import type { OfficeStatus, PersonView } from '../../../shared/contract/office-views.ts';
import { Notice } from '../../parts/notice.tsx';
import { shortDigest } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { MaskPolicyTable } from './mask-policy-table.tsx';
import styles from './office-screen.module.css';

export interface OfficeScreenProps {
  readonly status: OfficeStatus;
  readonly person: PersonView;
  readonly onChanged: () => void;
}

export function OfficeScreen({ status, person, onChanged }: OfficeScreenProps): ReactNode {
  const text = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls and has no controls must be reachable by keyboard
    <section className={styles.screen} aria-label={text.office.title} data-region="main" tabIndex={0}>
      <h1>{text.office.title}</h1>
      <Notice tone="info" isStill>
        {text.office.adminNote}
      </Notice>
      <p>
        {status.office?.name}　{text.office.code} {status.office?.code}　{text.office.program}{' '}
        {status.program}
      </p>
      <People status={status} />
      <RuleSets status={status} />
      {status.segmenter === 'absent' && <p className="meta">{text.office.noSegmenter}</p>}
      <MaskPolicyTable
        status={status}
        onChanged={person.duty === 'security-administrator' ? onChanged : null}
      />
    </section>
  );
}

function People({ status }: { readonly status: OfficeStatus }): ReactNode {
  const text = useText();
  return (
    <section>
      <h2 id="office-people">{text.office.people}</h2>
      <table className={styles.table} aria-labelledby="office-people">
        <thead>
          <tr>
            <th scope="col">{text.office.duty}</th>
            <th scope="col">{text.office.person}</th>
          </tr>
        </thead>
        <tbody>
          {status.people.map(({ id, name, duty }) => (
            <tr key={id}>
              <td>{text.words.duties[duty]}</td>
              <td>{name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RuleSets({ status }: { readonly status: OfficeStatus }): ReactNode {
  const text = useText();
  return (
    <section>
      <h2 id="office-rules">{text.office.ruleSets}</h2>
      <table className={styles.table} aria-labelledby="office-rules">
        <thead>
          <tr>
            <th scope="col">{text.office.ruleSet}</th>
            <th scope="col">{text.office.version}</th>
            <th scope="col">{text.office.digest}</th>
          </tr>
        </thead>
        <tbody>
          {status.ruleSets.map(({ id, version, digest }) => (
            <tr key={id}>
              <td>{id}</td>
              <td>{version}</td>
              <td className="mono">{shortDigest(digest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
