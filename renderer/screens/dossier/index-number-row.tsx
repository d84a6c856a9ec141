/** The next index number of a portal, written into its field for the clerk to look at; nothing is saved by it. */
import type { ReactNode, RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { PortalProfile } from '../../../shared/release/portal/portal-profile.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { usePreferences, useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { parseDay } from './catalogue-check.ts';
import styles from './materials.module.css';

export interface IndexNumberRowProps {
  readonly form: RefObject<HTMLFormElement | null>;
  /** Once given, an index number never changes. */
  readonly isGiven: boolean;
  readonly onTyped: () => void;
}

export function IndexNumberRow({ form, isGiven, onTyped }: IndexNumberRowProps): ReactNode {
  const text = useText();
  const { language } = usePreferences().preferences;
  const [portals, setPortals] = useState<readonly PortalProfile[]>([]);
  const [chosen, setChosen] = useState('');
  const [lacksDate, setLacksDate] = useState(false);
  useEffect(() => {
    void call('portals.list', {}).then((listed) => {
      if (!listed.ok) return;
      setPortals(listed.value);
      setChosen(listed.value[0]?.id ?? '');
    });
  }, []);
  const make = useAction(async () => {
    const formedOn = parseDay(inputOf(form, 'formedOn')?.value ?? '');
    setLacksDate(formedOn === null || formedOn === '');
    const field = inputOf(form, 'indexNumber');
    if (formedOn === null || formedOn === '' || field === null) return null;
    const next = await call('portals.next-index', { portal: chosen, formedOn });
    if (!next.ok) return next.failure;
    field.value = next.value.indexNumber;
    field.focus();
    onTyped();
    return null;
  });
  if (portals.length === 0) return null;
  return (
    <div className={styles.saveRow} data-region="index-number">
      <SelectInput
        label={text.catalogue.portal}
        value={chosen}
        isDisabled={isGiven}
        options={portals.map(({ id, name }) => ({ value: id, label: language === 'zh' ? name.zh : name.en }))}
        onChange={setChosen}
        isInline
      />
      <Button onPress={() => make.start()} isBusy={make.isBusy} isDisabled={isGiven}>
        {text.catalogue.makeIndexNumber}
      </Button>
      {isGiven && <span className="meta">{text.catalogue.indexNumberGiven}</span>}
      {lacksDate && <span role="alert">{text.catalogue.indexNumberNeedsDate}</span>}
      <ShowFailure failure={make.failure} />
    </div>
  );
}

function inputOf(form: RefObject<HTMLFormElement | null>, name: string): HTMLInputElement | null {
  const found = form.current?.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : null;
}
