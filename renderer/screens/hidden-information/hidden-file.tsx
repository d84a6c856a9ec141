/** One file: its hidden information kind by kind with ticks, what could not be inspected, and the clean copy beside it. */
import type { ReactNode } from 'react';
import type { DossierId, SourceFileId } from '../../../shared/base/ids.ts';
import type { HiddenInformation, HiddenKind } from '../../../shared/contract/cleaning-views.ts';
import { cleaningWords } from '../../../shared/messages/cleaning-words.ts';
import { Button } from '../../parts/button.tsx';
import { usePreferences, useText } from '../../preferences/use-preferences.tsx';
import { hiddenWords } from '../../text/hidden-words.ts';
import { CleaningPanel } from './cleaning-panel.tsx';
import styles from './hidden-information.module.css';
import { HiddenItems } from './hidden-items.tsx';
import { type Cleaning, type Deed, useCleaning } from './use-cleaning.ts';

export interface HiddenFileProps {
  readonly dossier: DossierId;
  readonly hidden: HiddenInformation;
  /** Kind to be ticked from the start, where a finding led here. */
  readonly first: string | null;
  readonly mayEdit: boolean;
  readonly done: Deed | null;
  readonly onPlaced: (file: SourceFileId, what: Deed) => Promise<void>;
}

export function HiddenFile(props: HiddenFileProps): ReactNode {
  const { dossier, hidden, first, mayEdit, onPlaced } = props;
  const text = useText();
  const { hiddenInformation: words } = text;
  const cleaning = useCleaning(dossier, { file: hidden.file, first }, onPlaced);
  const mayChoose = mayEdit && hidden.cleanable;
  const places = hidden.kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles.columns}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
      <section className={styles.kinds} aria-label={words.kinds} data-region="kinds" tabIndex={0}>
        <p>{hidden.kinds.length === 0 ? words.none : words.lead(hidden.kinds.length, places)}</p>
        {mayChoose && hidden.kinds.length > 0 && <ChooseAll kinds={hidden.kinds} cleaning={cleaning} />}
        {hidden.kinds.map((kind) => (
          <Kind key={kind.kind} kind={kind} cleaning={mayChoose ? cleaning : null}>
            <HiddenItems dossier={dossier} file={hidden.file} kind={kind} />
          </Kind>
        ))}
        {hidden.notInspected.length > 0 && <NotInspected hidden={hidden} />}
      </section>
      <CleaningPanel hidden={hidden} cleaning={cleaning} done={props.done} mayEdit={mayEdit} />
    </div>
  );
}

interface ChooseAllProps {
  readonly kinds: readonly HiddenKind[];
  readonly cleaning: Cleaning;
}

function ChooseAll({ kinds, cleaning }: ChooseAllProps): ReactNode {
  const text = useText();
  const removable = kinds.filter(({ obstacle }) => obstacle === null).map(({ kind }) => kind);
  return (
    <div className={styles.row}>
      <Button kind="quiet" onPress={() => cleaning.choose(removable, true)}>
        {text.hiddenInformation.chooseAll}
      </Button>
      <Button kind="quiet" onPress={() => cleaning.choose(removable, false)}>
        {text.hiddenInformation.chooseNone}
      </Button>
    </div>
  );
}

interface KindProps {
  readonly kind: HiddenKind;
  /** Null where nothing can be chosen. */
  readonly cleaning: Cleaning | null;
  readonly children: ReactNode;
}

function Kind({ kind: { kind, count, obstacle }, cleaning, children }: KindProps): ReactNode {
  const { text, preferences } = usePreferences();
  const { hiddenInformation: words } = text;
  const name = hiddenWords(kind, text);
  return (
    <div className={styles.kind}>
      <h3 className={styles.kindHead}>
        {cleaning !== null && obstacle === null ? (
          <label className={styles.tick}>
            <input
              type="checkbox"
              aria-label={words.choose(name)}
              checked={cleaning.chosen.has(kind)}
              onChange={(event) => cleaning.choose([kind], event.target.checked)}
            />
            {name}
          </label>
        ) : (
          name
        )}
        <span className="meta">{words.places(count)}</span>
      </h3>
      {obstacle !== null && <p className="meta">{cleaningWords(preferences.language).reasons[obstacle]}</p>}
      {children}
    </div>
  );
}

function NotInspected({ hidden }: { readonly hidden: HiddenInformation }): ReactNode {
  const text = useText();
  return (
    <div className={styles.kind}>
      <h3>{text.hiddenInformation.notInspected}</h3>
      <p className="meta">{text.hiddenInformation.notInspectedNote}</p>
      <ul className={styles.items}>
        {hidden.notInspected.map(({ path, reason }) => (
          <li key={`${path} ${reason}`}>
            {path === '' ? text.review.places.whole : path}：{text.words.notInspected[reason]}
          </li>
        ))}
      </ul>
    </div>
  );
}
