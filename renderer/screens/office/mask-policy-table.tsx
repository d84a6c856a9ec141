/** How the office masks personal values, the same for all its releases; the security administrator changes it as a whole. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { OfficeStatus } from '../../../shared/contract/office-views.ts';
import type { MaskedKind, MaskPolicy, MaskStyles } from '../../../shared/screening/mask-policy.ts';
import { maskedKinds, stylesFor } from '../../../shared/screening/mask-policy.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { MaskText } from '../../text/mask-text.ts';
import { maskText } from '../../text/mask-text.ts';
import styles from './office-screen.module.css';

export interface MaskPolicyTableProps {
  readonly status: Pick<OfficeStatus, 'maskPolicy' | 'isMaskPolicyStandIn'>;
  /** After a change; null where the policy can only be read. */
  readonly onChanged: (() => void) | null;
}

export function MaskPolicyTable({ status, onChanged }: MaskPolicyTableProps): ReactNode {
  const words = maskText(useText());
  const [isOpen, setIsOpen] = useState(false);
  const { maskPolicy: policy } = status;
  const close = (isChanged: boolean): void => {
    setIsOpen(false);
    if (isChanged) onChanged?.();
  };
  return (
    <section>
      <h2 id="office-masks">{words.title(policy.version)}</h2>
      <p className="meta">{words.note}</p>
      {status.isMaskPolicyStandIn && <Notice tone="error">{words.standIn}</Notice>}
      {isOpen ? (
        <PolicyForm policy={policy} words={words} onClose={close} />
      ) : (
        <>
          {onChanged !== null && (
            <div className={styles.buttons}>
              <Button onPress={() => setIsOpen(true)}>{words.change}</Button>
            </div>
          )}
          <Table words={words} cell={(kind) => words.styles[policy.styles[kind]]} />
        </>
      )}
    </section>
  );
}

function Table({
  words,
  cell,
}: {
  readonly words: MaskText;
  readonly cell: (kind: MaskedKind) => ReactNode;
}): ReactNode {
  return (
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
            <td>{cell(kind)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PolicyForm(props: {
  readonly policy: MaskPolicy;
  readonly words: MaskText;
  readonly onClose: (isChanged: boolean) => void;
}): ReactNode {
  const { common } = useText();
  const { policy, words, onClose } = props;
  const [chosen, setChosen] = useState<MaskStyles>(policy.styles);
  const save = useAction(async () => {
    const done = await call('office.set-mask-policy', { after: policy.version, styles: chosen });
    if (done.ok) onClose(true);
    return done.ok ? null : done.failure;
  });
  const select = (kind: MaskedKind): ReactNode => (
    <SelectInput
      label={words.kinds[kind]}
      isLabelHidden
      isInline
      options={[...new Set([policy.styles[kind], ...stylesFor(kind)])].map((value) => ({
        value,
        label: words.styles[value],
      }))}
      value={chosen[kind]}
      onChange={(style) => setChosen({ ...chosen, [kind]: style })}
    />
  );
  return (
    <>
      <Notice tone="info" isStill>
        {words.changeNote}
      </Notice>
      <Table words={words} cell={select} />
      <ShowFailure failure={save.failure} />
      <div className={styles.buttons}>
        <Button kind="primary" onPress={() => save.start()} isBusy={save.isBusy}>
          {words.save}
        </Button>
        <Button onPress={() => onClose(false)}>{common.cancel}</Button>
      </div>
    </>
  );
}
