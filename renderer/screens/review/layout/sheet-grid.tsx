// biome-ignore-all lint/a11y/useFocusableInteractive: the grid owns the focus and points at cells with aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: cells are placed one by one, which the layout of a table element forbids
/** Cells of one sheet, made only where they are seen, with arrow keys; a cell that a finding is about leads to it. */
import type { VirtualItem } from '@tanstack/react-virtual';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useRem, useText } from '../../../preferences/use-preferences.tsx';
import type { NumberedFinding } from '../numbered-findings.ts';
import styles from './sheet.module.css';
import { SheetCellView } from './sheet-cell.tsx';
import type { CellAddress, Sheet } from './sheet-cells.ts';
import { cellKey, columnName, parseCell } from './sheet-cells.ts';
import { findingsByCell } from './sheet-findings.ts';
import { cellAfterKey } from './sheet-keys.ts';
import type { ShownFile } from './shown-file.ts';

export interface SheetGridProps extends ShownFile {
  readonly sheet: Sheet;
}

export function SheetGrid(props: SheetGridProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const { sheet } = props;
  const grid = useGrid(props);
  if (sheet.rows === 0) return <p className={styles.empty}>{layout.emptySheet}</p>;
  const { rows, columns, at, id } = grid;
  const width = columns.getTotalSize() + grid.head;
  return (
    <div
      ref={grid.scroll}
      className={styles.grid}
      role="grid"
      aria-label={sheet.name}
      aria-rowcount={sheet.rows + 1}
      aria-colcount={sheet.columns + 1}
      aria-activedescendant={`${id}-${cellKey(at).replace(' ', '-')}`}
      tabIndex={0}
      data-region-focus
      onKeyDown={grid.onKeyDown}
    >
      <ColumnHeads grid={grid} sheet={sheet} width={width} />
      <div role="presentation" style={{ height: rows.getTotalSize(), width, position: 'relative' }}>
        {rows.getVirtualItems().map((row) => (
          <RowView key={row.index} {...props} grid={grid} row={row} width={width} />
        ))}
      </div>
    </div>
  );
}

interface HeadsProps {
  readonly grid: Grid;
  readonly sheet: Sheet;
  readonly width: number;
}

function ColumnHeads({ grid, sheet, width }: HeadsProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const { columns } = grid;
  return (
    <div role="row" aria-rowindex={1} className={styles.heads} style={{ width, height: grid.row }}>
      <div role="columnheader" aria-colindex={1} className={styles.corner} style={{ width: grid.head }}>
        <span className="visually-hidden">{layout.rowNumber}</span>
      </div>
      {columns.getVirtualItems().map(({ index, start, size }) => (
        <div
          key={index}
          role="columnheader"
          aria-colindex={index + 2}
          className={styles.columnHead}
          data-hidden={sheet.hiddenColumns.has(index + 1)}
          style={{ left: start + grid.head, width: size }}
        >
          {columnName(index + 1)}
          {sheet.hiddenColumns.has(index + 1) && (
            <span className={styles.hiddenWord}>{layout.hiddenMark}</span>
          )}
        </div>
      ))}
    </div>
  );
}

interface RowProps extends SheetGridProps, HeadsProps {
  readonly row: VirtualItem;
}

function RowView({ grid, sheet, width, row, active }: RowProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const { columns, at, id } = grid;
  return (
    <div
      role="row"
      aria-rowindex={row.index + 2}
      className={styles.row}
      style={{ top: row.start, height: row.size, width }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={styles.rowHead}
        data-hidden={sheet.hiddenRows.has(row.index + 1)}
        style={{ width: grid.head }}
      >
        {row.index + 1}
        {sheet.hiddenRows.has(row.index + 1) && (
          <span className={styles.hiddenWord}>{layout.hiddenMark}</span>
        )}
      </div>
      {columns.getVirtualItems().map((column) => {
        const address = { row: row.index + 1, column: column.index + 1 };
        return (
          <SheetCellView
            key={column.index}
            id={`${id}-${cellKey(address).replace(' ', '-')}`}
            cell={sheet.cells.get(cellKey(address)) ?? null}
            findings={grid.findings.get(cellKey(address)) ?? []}
            column={address.column}
            isAt={address.row === at.row && address.column === at.column}
            isHidden={sheet.hiddenRows.has(address.row) || sheet.hiddenColumns.has(address.column)}
            left={column.start + grid.head}
            width={column.size}
            active={active?.id ?? null}
            onPress={(finding) => grid.press(address, finding)}
          />
        );
      })}
    </div>
  );
}

type Grid = ReturnType<typeof useGrid>;

function useGrid({ sheet, findings, active, onActive }: SheetGridProps) {
  const rem = useRem();
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<CellAddress>({ row: 1, column: 1 });
  const row = rem * 1.75;
  const head = rem * 4.5;
  const rows = useVirtualizer({
    count: sheet.rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => row,
    overscan: 6,
    scrollPaddingStart: row,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: sheet.columns,
    getScrollElement: () => scroll.current,
    estimateSize: () => rem * 9,
    overscan: 2,
    scrollPaddingStart: head,
  });
  const byCell = useMemo(() => findingsByCell(findings, sheet.name), [findings, sheet.name]);
  const goTo = (address: CellAddress): void => {
    setAt(address);
    rows.scrollToIndex(address.row - 1);
    columns.scrollToIndex(address.column - 1);
  };
  const target = active?.place.sheet === sheet.name ? (active.place.cell ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a finding that becomes active is why the grid moves
  useEffect(() => {
    const address = target === null ? null : parseCell(target);
    if (address !== null) goTo(address);
  }, [target, active?.id]);
  const press = (address: CellAddress, finding: NumberedFinding | null): void => {
    setAt(address);
    scroll.current?.focus();
    if (finding !== null) onActive(finding);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const [finding] = byCell.get(cellKey(at)) ?? [];
    if (event.key === 'Enter' && !event.ctrlKey && finding !== undefined) {
      event.preventDefault();
      onActive(finding);
      return;
    }
    const page = Math.floor((scroll.current?.clientHeight ?? 0) / row) - 2;
    const next = cellAfterKey(event, at, { rows: sheet.rows, columns: sheet.columns, page });
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };
  return { id, scroll, at, row, head, rows, columns, findings: byCell, press, onKeyDown };
}
