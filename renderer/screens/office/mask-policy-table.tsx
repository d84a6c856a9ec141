/** How the office masks personal values: read only, the same for all its releases. */
import type { ReactNode } from 'react';
import type { MaskPolicy } from '../../../shared/screening/mask-policy.ts';
import { maskedKinds } from '../../../shared/screening/mask-policy.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { maskText } from '../../text/mask-text.ts';
import styles from './office-screen.module.css';

export function MaskPolicyTable({ policy }: { readonly policy: MaskPolicy }): ReactNode {
  const words = maskText(useText());
  return (
    <section>
      <h2 id="office-masks">{words.title(policy.version)}</h2>
      <p className="meta">{words.note}</p>
      <table className={styles.table} aria-labelledby="office-masks">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.style}</th>
          </tr>
        </thead>
        <tbody>
          {maskedKinds.map((kind) => (
            <tr key={kind}>
              <td>{words.kinds[kind]}</td>
              <td>{words.styles[policy.styles[kind]]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
