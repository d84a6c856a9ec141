// biome-ignore-all lint/a11y/useFocusableInteractive: the grid owns the focus and points at rows with aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which the layout of a table element forbids
/** Table for long data: header that stays, one focusable element, true row counts, rows made only where they are seen. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCallback, useEffect, useId, useRef } from 'react';
import { rowAfterKey, rowsToRender } from './virtual-rows.ts';
import styles from './virtual-table.module.css';

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** Track size of the CSS grid, e.g. `8rem` or `minmax(10rem, 1fr)`. */
  readonly width: string;
  readonly cell: (row: T) => ReactNode;
}

export interface VirtualTableProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly rowHeight: number;
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Enter, or a click on a row that is already active. */
  readonly onOpen?: (row: T) => void;
  /** A single click opens. */
  readonly opensOnClick?: boolean;
  /** Rows of the whole list, where only some of them are here yet. */
  readonly total?: number;
  /** Told when the reader nears the end of the rows that are here. */
  readonly onNearEnd?: () => void;
}

/** Rows before the end at which the next ones are asked for. */
const nearEnd = 20;

export function VirtualTable<T>(props: VirtualTableProps<T>): ReactNode {
  const { rows, columns, active, rowHeight, onOpen } = props;
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor: useCallback((range) => rowsToRender(range, active), [active]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row height is why the rows are measured anew
  useEffect(() => virtualizer.measure(), [rowHeight]);
  const seen = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
  const isNearEnd = rows.length > 0 && seen >= rows.length - nearEnd;
  const { onNearEnd } = props;
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const row = rows[active];
    if (event.key === 'Enter' && !event.ctrlKey && row !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const page = Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 1;
    const next = event.ctrlKey ? null : rowAfterKey(event.key, active, { count: rows.length, page });
    if (next === null) return;
    event.preventDefault();
    props.onActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    <div
      ref={scroll}
      className={styles.table}
      role="grid"
      aria-label={props.label}
      aria-rowcount={(props.total ?? rows.length) + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rows[active] === undefined ? undefined : `${id}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.sheet} role="presentation">
        <HeaderRow columns={columns} template={template} />
        <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <Row
              key={keyAt(props, index)}
              {...props}
              index={index}
              top={start}
              rowId={`${id}-${index}`}
              template={template}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface Template {
  readonly gridTemplateColumns: string;
}

function HeaderRow<T>(props: {
  readonly columns: readonly Column<T>[];
  readonly template: Template;
}): ReactNode {
  return (
    <div className={styles.header} role="row" aria-rowindex={1} style={props.template}>
      {props.columns.map(({ id, header }) => (
        <div key={id} className={styles.cell} role="columnheader">
          {header}
        </div>
      ))}
    </div>
  );
}

interface RowProps<T> extends VirtualTableProps<T> {
  readonly index: number;
  readonly top: number;
  readonly rowId: string;
  readonly template: Template;
}

function Row<T>({ index, top, rowId, template, ...props }: RowProps<T>): ReactNode {
  const row = props.rows[index];
  if (row === undefined) return null;
  const click = (): void => {
    props.onActive(index);
    if (props.opensOnClick === true) props.onOpen?.(row);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the grid, which owns the focus
    <div
      id={rowId}
      className={styles.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={index === props.active}
      style={{ ...template, position: 'absolute', top, height: props.rowHeight, insetInline: 0 }}
      onClick={click}
    >
      {props.columns.map(({ id, cell }) => (
        <div key={id} className={styles.cell} role="gridcell">
          {cell(row)}
        </div>
      ))}
    </div>
  );
}

function keyAt<T>({ rows, keyOf }: VirtualTableProps<T>, index: number): string {
  const row = rows[index];
  return row === undefined ? String(index) : keyOf(row);
}
