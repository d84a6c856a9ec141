/**
 * Listbox for tens of thousands of rows: one focusable element, `aria-activedescendant`, true positions and sizes.
 * A collection component with a virtualiser was measured ten times slower per key at 20,000 rows.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useCallback, useEffect, useId, useRef } from 'react';
import styles from './virtual-listbox.module.css';
import { rowAfterKey, rowsToRender } from './virtual-rows.ts';

export interface VirtualListboxProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly render: (row: T) => ReactNode;
  readonly rowHeight: number;
  /** Index of the active row, -1 for none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Keys that do not move; return true when the key was used. */
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => boolean;
  readonly listRef: RefObject<HTMLDivElement | null>;
}

export function VirtualListbox<T>(props: VirtualListboxProps<T>): ReactNode {
  const { rows, active, rowHeight, listRef } = props;
  const id = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor: useCallback((range) => rowsToRender(range, active), [active]),
  });
  useScrollToActive(virtualizer, active, rowHeight);
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    if (props.onKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const page = Math.floor((listRef.current?.clientHeight ?? 0) / rowHeight);
    const next = rowAfterKey(event.key, active, { count: rows.length, page });
    if (next === null) return;
    event.preventDefault();
    props.onActive(next);
  };
  return (
    <div
      ref={listRef}
      className={styles.list}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={rows[active] === undefined ? undefined : `${id}-${active}`}
      tabIndex={0}
      onKeyDown={move}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <Option
            key={keyAt(props, index)}
            {...props}
            index={index}
            top={start}
            optionId={`${id}-${index}`}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps<T> extends VirtualListboxProps<T> {
  readonly index: number;
  readonly top: number;
  readonly optionId: string;
}

function Option<T>({ rows, index, top, optionId, active, rowHeight, ...props }: OptionProps<T>): ReactNode {
  const row = rows[index];
  if (row === undefined) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the listbox, which owns the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox points at it with aria-activedescendant
    <div
      id={optionId}
      className={styles.option}
      role="option"
      aria-selected={index === active}
      aria-setsize={rows.length}
      aria-posinset={index + 1}
      style={{ position: 'absolute', top, height: rowHeight, insetInline: 0 }}
      onClick={() => props.onActive(index)}
    >
      {props.render(row)}
    </div>
  );
}

function keyAt<T>({ rows, keyOf }: VirtualListboxProps<T>, index: number): string {
  const row = rows[index];
  return row === undefined ? String(index) : keyOf(row);
}

interface Scrollable {
  readonly scrollToIndex: (index: number, options: { align: 'auto' }) => void;
  readonly measure: () => void;
}

function useScrollToActive(virtualizer: Scrollable, active: number, rowHeight: number): void {
  const latest = useRef(virtualizer);
  useEffect(() => {
    latest.current = virtualizer;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: row height is why the rows are measured anew
  useEffect(() => latest.current.measure(), [rowHeight]);
  useEffect(() => {
    if (active >= 0) latest.current.scrollToIndex(active, { align: 'auto' });
  }, [active]);
}
