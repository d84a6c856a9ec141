/** Preview of findings of one rule, each with its words and a tick of its own, and the one decision about those ticked. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { FindingId } from '../../../shared/base/ids.ts';
import type { FindingView } from '../../../shared/contract/dossier-views.ts';
import type { DecisionAction, ReasonCode } from '../../../shared/review/decision.ts';
import { reasonCodes } from '../../../shared/review/decision.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { inLanguage } from './finding-words.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import { placeWords } from './place-words.ts';
import styles from './review.module.css';

export interface AlikeDialogProps extends Pick<DossierTabProps, 'detail'> {
  /** At least one. */
  readonly findings: readonly NumberedFinding[];
  readonly moves: readonly DecisionAction[];
  readonly onDecided: (changed: readonly FindingView[]) => void;
  readonly onClose: () => void;
}

export function AlikeDialog({ detail, findings, moves, onDecided, onClose }: AlikeDialogProps): ReactNode {
  const text = useText();
  const note = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);
  const [left, setLeft] = useState<ReadonlySet<FindingId>>(new Set());
  const [action, setAction] = useState<DecisionAction>(moves[0] ?? 'fix');
  const [reason, setReason] = useState<ReasonCode>('false-alarm');
  const needsReason = action === 'set-aside' || action === 'uphold';
  const chosen = findings.filter(({ id }) => !left.has(id));
  const send = useAction(async () => {
    const decided = await call('dossier.decide-alike', {
      dossier: detail.id,
      findings: chosen.map(({ id }) => id),
      action,
      reason: needsReason ? reason : null,
      note: note.current?.value.trim() ?? '',
    });
    if (decided.ok) onDecided(decided.value);
    return decided.ok ? null : decided.failure;
  });
  const start = (): void => {
    if (chosen.length > 0) send.start();
  };
  const name = findings[0] === undefined ? '' : inLanguage(findings[0].ruleName, text);
  return (
    <Dialog
      title={text.review.alike.title(name, findings.length)}
      isWide
      onClose={onClose}
      onPrimary={start}
      buttons={
        <>
          <Button onPress={onClose}>{text.common.cancel}</Button>
          <Button kind="primary" onPress={start} isBusy={send.isBusy} isDisabled={chosen.length === 0}>
            {text.review.alike.confirm(text.words.actions[action], chosen.length)}
          </Button>
        </>
      }
    >
      <p className="meta">{text.review.alike.note}</p>
      <Preview findings={findings} left={left} detail={detail} onLeft={setLeft} />
      <SelectInput
        label={text.review.decide}
        value={action}
        options={moves.map((value) => ({ value, label: text.words.actions[value] }))}
        onChange={setAction}
      />
      {needsReason && (
        <SelectInput
          label={text.review.reasonLegend(text.words.actions[action])}
          value={reason}
          options={reasonCodes.map((value) => ({ value, label: text.words.reasons[value] }))}
          onChange={setReason}
        />
      )}
      <TextInput name="alike-note" label={text.review.note} rows={2} inputRef={note} />
      <ShowFailure failure={send.failure} />
    </Dialog>
  );
}

interface PreviewProps extends Pick<AlikeDialogProps, 'detail' | 'findings'> {
  readonly left: ReadonlySet<FindingId>;
  readonly onLeft: (left: ReadonlySet<FindingId>) => void;
}

function Preview({ findings, left, detail, onLeft }: PreviewProps): ReactNode {
  const text = useText();
  const toggle = (id: FindingId): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeft(next);
  };
  return (
    <ul className={styles.alike} aria-label={text.review.alike.list}>
      {findings.map(({ id, number, file, place, excerpt }) => (
        <li key={id}>
          <label>
            <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
            <span>
              {number} {excerpt?.before}
              {excerpt !== null && <mark>{excerpt.match}</mark>}
              {excerpt?.after}{' '}
              <span className="meta">
                {detail.files.find((each) => each.id === file)?.name}
                {text.review.separator}
                {placeWords(place, text)}
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
