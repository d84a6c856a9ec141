/** List of findings with single-key decisions. */
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { isComposing, shortcutOf } from '../../keyboard/shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import { VirtualListbox } from '../../parts/virtual-listbox.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { actionOfShortcut, reasonOfKey } from './decision-moves.ts';
import { inLanguage } from './finding-words.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import { placeWords } from './place-words.ts';
import styles from './review.module.css';
import type { DecisionControl } from './use-decision.ts';

export interface FindingsListProps {
  readonly shown: readonly NumberedFinding[];
  /** Findings of the release, whatever is filtered. */
  readonly total: number;
  readonly active: NumberedFinding | null;
  readonly onActive: (finding: NumberedFinding | null) => void;
  readonly onClearFilter: () => void;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly decision: DecisionControl;
  readonly onReveal: () => void;
  readonly onAlike: () => void;
}

export function FindingsList(props: FindingsListProps): ReactNode {
  const text = useText();
  const rowHeight = Math.round(useRem() * 3.25);
  const { shown, active } = props;
  return (
    <section className={styles.listPane} aria-label={text.review.list} data-region="findings">
      {shown.length === 0 && <EmptyList isFiltered={props.total > 0} onClear={props.onClearFilter} />}
      {shown.length > 0 && (
        <VirtualListbox
          label={text.review.list}
          rows={shown}
          keyOf={({ id }) => id}
          render={(finding) => <Entry finding={finding} />}
          rowHeight={rowHeight}
          active={shown.findIndex(({ id }) => id === active?.id)}
          onActive={(index) => props.onActive(shown[index] ?? null)}
          onKey={(event) => handleKey(event, props)}
          listRef={props.listRef}
        />
      )}
    </section>
  );
}

/** Returns true where the key meant something here. */
function handleKey(
  event: KeyboardEvent<HTMLElement>,
  { decision, onReveal, onAlike, active }: FindingsListProps,
): boolean {
  const press = event.nativeEvent;
  if (isComposing(press) || active === null) return false;
  if (decision.choosing !== null) {
    const reason = shortcutOf(press, 'findings') === 'reason' ? reasonOfKey(press.key) : null;
    if (reason !== null) decision.choose(reason);
    if (press.key === 'Escape') decision.cancel();
    if (reason !== null || press.key === 'Escape') return true;
  }
  const shortcut = shortcutOf(press, 'findings');
  if (shortcut === 'reveal' && active.personal) onReveal();
  if (shortcut === 'alike') onAlike();
  const action = actionOfShortcut(shortcut);
  if (action !== null) decision.begin(action);
  return action !== null || shortcut === 'reveal' || shortcut === 'alike';
}

function EmptyList({
  isFiltered,
  onClear,
}: {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}): ReactNode {
  const text = useText();
  return (
    <div className={styles.empty}>
      <p>{isFiltered ? text.review.emptyFilter : text.review.empty}</p>
      {isFiltered && <Button onPress={onClear}>{text.review.clearFilter}</Button>}
    </div>
  );
}

function Entry({ finding }: { readonly finding: NumberedFinding }): ReactNode {
  const text = useText();
  const isDone = finding.standing === 'settled';
  return (
    <div className={styles.entry}>
      <SeverityMark shape={isDone ? 'done' : finding.severity} />
      <span className={styles.entryName}>
        {finding.number} {inLanguage(finding.ruleName, text)}
      </span>
      <span className={styles.entryStanding}>{text.words.standings[finding.standing]}</span>
      <span className={styles.entryPlace}>
        {text.words.severities[finding.severity]} · {placeWords(finding.place, text)}
        {finding.excerpt !== null && ` · ${finding.personal ? text.review.masked : finding.excerpt.match}`}
      </span>
    </div>
  );
}
