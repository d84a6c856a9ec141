/** Buttons of the decisions on offer, with their keys, and the reasons once one has to be chosen. */
import type { ReactNode } from 'react';
import type { DecisionAction, ReasonCode } from '../../../shared/review/decision.ts';
import { reasonCodes } from '../../../shared/review/decision.ts';
import { shortcuts } from '../../keyboard/shortcuts.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';
import type { DecisionControl } from './use-decision.ts';

export interface DecisionPanelProps {
  readonly finding: NumberedFinding;
  readonly decision: DecisionControl;
  /** How many findings of the rule wait, this one among them. */
  readonly alikeCount: number;
  readonly onAlike: () => void;
}

export function DecisionPanel({ finding, decision, ...props }: DecisionPanelProps): ReactNode {
  const text = useText();
  if (decision.moves.length === 0) return <p className="meta">{text.review.notYourTurn}</p>;
  return (
    <div className={styles.decide}>
      <fieldset className={styles.moves}>
        <legend className="visually-hidden">{text.review.decide}</legend>
        {decision.moves.map((action) => (
          <Button key={action} onPress={() => decision.begin(action)} isBusy={decision.isBusy}>
            {text.words.actions[action]} <kbd className={styles.key}>{keyOf(action)}</kbd>
          </Button>
        ))}
      </fieldset>
      {props.alikeCount > 1 && (
        <Button onPress={props.onAlike}>
          {text.review.alike.button(props.alikeCount)} <kbd className={styles.key}>G</kbd>
        </Button>
      )}
      {finding.severity === 'hard' && <p className="meta">{text.review.cannotKeepHard}</p>}
      {decision.choosing !== null && <Reasons action={decision.choosing} decision={decision} />}
      <TextInput
        key={finding.id}
        name="note"
        label={text.review.note}
        rows={2}
        inputRef={decision.noteRef}
        error={decision.isNoteMissing ? text.review.noteRequired : null}
      />
      {decision.isNoteMissing && <ConfirmOther decision={decision} />}
      <ShowFailure failure={decision.failure} />
    </div>
  );
}

/** Completes “other” once its reason is written, by button or Ctrl+Enter from within the note. */
function ConfirmOther({ decision }: { readonly decision: DecisionControl }): ReactNode {
  const text = useText();
  const confirm = (): void => decision.choose('other');
  useShortcuts({ primary: confirm });
  return (
    <Button kind="primary" onPress={confirm} isBusy={decision.isBusy}>
      {text.review.confirmOther}
    </Button>
  );
}

function Reasons(props: { readonly action: DecisionAction; readonly decision: DecisionControl }): ReactNode {
  const text = useText();
  const basis: Readonly<Partial<Record<ReasonCode, string>>> = text.review.reasonBasis;
  return (
    <fieldset className={styles.reasons}>
      <legend>{text.review.reasonLegend(text.words.actions[props.action])}</legend>
      <p className="meta" role="status">
        {text.review.reasonHint}
      </p>
      {reasonCodes.map((reason, index) => (
        <button
          key={reason}
          type="button"
          className={styles.reason}
          onClick={() => props.decision.choose(reason)}
        >
          <kbd className={styles.key}>{index + 1}</kbd> {text.words.reasons[reason]}
          {basis[reason] !== undefined && <span className="meta"> {basis[reason]}</span>}
        </button>
      ))}
      <Button kind="quiet" onPress={props.decision.cancel}>
        {text.common.cancel}
      </Button>
    </fieldset>
  );
}

function keyOf(action: DecisionAction): string {
  return shortcuts.find(({ id }) => id === action)?.shown ?? '';
}
