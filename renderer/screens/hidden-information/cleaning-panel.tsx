/** Options of a clean copy, the button that makes it, and the way back. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { HiddenInformation } from '../../../shared/contract/cleaning-views.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { CopyResult } from './copy-result.tsx';
import styles from './hidden-information.module.css';
import type { Cleaning, Deed } from './use-cleaning.ts';

export interface CleaningPanelProps {
  readonly hidden: HiddenInformation;
  readonly cleaning: Cleaning;
  /** What was done last, to be said. */
  readonly done: Deed | null;
  readonly mayEdit: boolean;
}

export function CleaningPanel({ hidden, cleaning, done, mayEdit }: CleaningPanelProps): ReactNode {
  const text = useText();
  const { hiddenInformation: words } = text;
  const panel = useRef<HTMLElement>(null);
  // The button that was pressed is gone with the file it was about.
  useEffect(() => {
    if (done !== null) panel.current?.focus();
  }, [done]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
    <section ref={panel} className={styles.panel} aria-label={words.panel} data-region="clean" tabIndex={0}>
      {!hidden.cleanable && <Notice tone="warning">{words.notCleanable}</Notice>}
      {!mayEdit && <p className="meta">{words.readOnly}</p>}
      {mayEdit && hidden.cleanable && <Choices hidden={hidden} cleaning={cleaning} />}
      {done !== null && <Notice tone="success">{words[done]}</Notice>}
      <ShowFailure failure={cleaning.failure} />
      {hidden.copy !== null && <CopyResult copy={hidden.copy} />}
      {hidden.copy !== null && mayEdit && (
        <div>
          <Button onPress={cleaning.restore} isBusy={cleaning.isBusy}>
            {words.restore}
          </Button>
        </div>
      )}
    </section>
  );
}

function Choices({ hidden, cleaning }: Pick<CleaningPanelProps, 'hidden' | 'cleaning'>): ReactNode {
  const text = useText();
  const { hiddenInformation: words } = text;
  const hasChanges = [...cleaning.chosen].some((kind) => kind.endsWith('.tracked-changes'));
  const isEmpty = cleaning.chosen.size === 0 && !cleaning.maskPersonal;
  return (
    <div className={styles.choices}>
      {hasChanges && (
        <fieldset className={styles.changes}>
          <legend>{words.changes}</legend>
          {(['accept', 'reject'] as const).map((choice) => (
            <label key={choice} className={styles.tick}>
              <input
                type="radio"
                name="changes"
                checked={cleaning.changes === choice}
                onChange={() => cleaning.setChanges(choice)}
              />
              {words[choice]}
            </label>
          ))}
        </fieldset>
      )}
      {hidden.maskable > 0 && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={cleaning.maskPersonal}
            onChange={(event) => cleaning.setMask(event.target.checked)}
          />
          {words.mask(hidden.maskable)}
        </label>
      )}
      <p className="meta">{words.voids}</p>
      <div className={styles.row}>
        <Button kind="primary" onPress={cleaning.make} isBusy={cleaning.isBusy} isDisabled={isEmpty}>
          {cleaning.isBusy ? words.making : words.make}
        </Button>
        {isEmpty && <span className="meta">{words.nothingChosen}</span>}
      </div>
    </div>
  );
}
