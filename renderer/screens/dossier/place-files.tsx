/** What was dropped, file by file, with the part each goes into; nothing is read before the person agrees. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { GatheredItems } from '../../../shared/contract/shell-api.ts';
import type { PartRule } from '../../../shared/release/kind/release-kind.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { inLanguage } from '../review/finding-words.ts';
import { guessParts } from './guess-parts.ts';
import styles from './materials.module.css';
import type { PlacedItem } from './use-import.ts';

export interface PlaceFilesProps {
  readonly gathered: GatheredItems;
  readonly parts: readonly PartRule[];
  /** Files that each part holds already, by its id. */
  readonly taken: ReadonlyMap<string, number>;
  readonly onPlaced: (items: readonly PlacedItem[]) => void;
  readonly onClose: () => void;
}

/** Not to be imported. */
const none = '';

export function PlaceFiles({ gathered, parts, taken, onPlaced, onClose }: PlaceFilesProps): ReactNode {
  const text = useText();
  const { items, isCut } = gathered;
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    guessParts(
      items.map(({ name }) => name),
      parts,
      taken,
    ).map((part) => part?.id ?? none),
  );
  const placed = items.flatMap((item, index): readonly PlacedItem[] => {
    const part = parts.find(({ id }) => id === chosen[index]);
    return part === undefined ? [] : [{ item, part }];
  });
  const send = (): void => {
    if (placed.length > 0) onPlaced(placed);
  };
  const options = [
    { value: none, label: text.parts.leaveOut },
    ...parts.map((part) => ({ value: part.id, label: inLanguage(part.name, text) })),
  ];
  return (
    <Dialog
      title={text.parts.placeTitle(items.length)}
      isWide
      onClose={onClose}
      onPrimary={send}
      buttons={
        <>
          <Button onPress={onClose}>{text.common.cancel}</Button>
          <Button kind="primary" onPress={send} isDisabled={placed.length === 0}>
            {text.parts.importThese(placed.length)}
          </Button>
        </>
      }
    >
      {isCut && <Notice tone="warning">{text.parts.isCut(items.length)}</Notice>}
      {items.length === 0 && <p>{text.parts.nothingDropped}</p>}
      <ul className={styles.placing}>
        {items.map((item, index) => (
          <li key={item.ticket}>
            <SelectInput
              label={item.name}
              value={chosen[index] ?? none}
              options={options}
              onChange={(part) => setChosen(chosen.map((each, at) => (at === index ? part : each)))}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
