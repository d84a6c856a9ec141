/** Command palette: one field and one list; what can be done at this moment, by words, initials or pinyin. */
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useMemo, useState } from 'react';
import { isComposing } from '../keyboard/shortcuts.ts';
import { Dialog } from '../parts/dialog.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import type { ToPinyin } from './command-match.ts';
import { matchCommands, readingsOf } from './command-match.ts';
import styles from './command-palette.module.css';

export interface Command {
  readonly name: string;
  /** Its key, or empty. */
  readonly shown: string;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

export function CommandPalette({ commands, onClose }: CommandPaletteProps): ReactNode {
  const text = useText();
  const id = useId();
  const toPinyin = usePinyin();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const readable = useMemo(
    () => commands.map((command) => ({ ...command, ...readingsOf(command.name, toPinyin) })),
    [commands, toPinyin],
  );
  const found = matchCommands(readable, typed);
  const run = (index: number): void => {
    const command = found[index];
    if (command === undefined) return;
    onClose();
    // The focus goes back to where it was before the command moves it.
    setTimeout(command.run, 0);
  };
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(active);
    if (step !== undefined) setActive((active + step + found.length) % Math.max(1, found.length));
    if (event.key === 'Enter' || step !== undefined) event.preventDefault();
  };
  const type = (value: string): void => {
    setTyped(value);
    setActive(0);
  };
  return (
    <Dialog title={text.palette.title} onClose={onClose} onPrimary={() => run(active)} buttons={null}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the field within */}
      <div onKeyDown={press} className={styles.palette}>
        <TextInput
          name="command"
          label={text.palette.field}
          autoFocus
          onChange={type}
          controls={{ list: `${id}-list`, active: found.length === 0 ? null : `${id}-${active}` }}
        />
        <p className="visually-hidden" role="status">
          {found.length === 0 ? text.palette.none : (found[active]?.name ?? '')}
        </p>
        {found.length === 0 && <p className="meta">{text.palette.none}</p>}
        <div id={`${id}-list`} role="listbox" aria-label={text.palette.list} className={styles.list}>
          {found.map((command, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which points here
            // biome-ignore lint/a11y/useFocusableInteractive: the field points at it with aria-activedescendant
            <div
              key={command.name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles.command}
              onClick={() => run(index)}
              ref={index === active ? scrollHere : null}
            >
              {command.name}
              <kbd>{command.shown}</kbd>
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

function scrollHere(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Loaded when the palette first opens: nobody else needs the readings of twenty thousand characters. */
function usePinyin(): ToPinyin | null {
  const [toPinyin, setToPinyin] = useState<ToPinyin | null>(null);
  useEffect(() => {
    let isGone = false;
    void import('pinyin-pro').then(({ pinyin }) => {
      if (!isGone) setToPinyin(() => (name: string) => pinyin(name, { toneType: 'none', type: 'array' }));
    });
    return () => {
      isGone = true;
    };
  }, []);
  return toPinyin;
}
