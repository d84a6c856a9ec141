/** Long list and long table of the gallery, with and without rows. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { SeverityMark } from '../parts/severity-mark.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { VirtualTable } from '../parts/virtual-table.tsx';
import { useRem } from '../preferences/use-preferences.tsx';
import styles from './gallery.module.css';
import { useGalleryText } from './use-gallery-text.ts';

const shapes = ['hard', 'soft', 'info', 'done'] as const;

/** More than fit: only those in sight are in the page. */
const numbers: readonly number[] = Array.from({ length: 500 }, (_, index) => index + 1);

function shapeOf(number: number): (typeof shapes)[number] {
  return shapes[number % shapes.length] ?? 'info';
}

export function ListShow(): ReactNode {
  const { states } = useGalleryText();
  return (
    <div className={styles.grid}>
      <ShownList label={states.filled} rows={numbers} />
      <ShownList label={states.empty} rows={[]} />
    </div>
  );
}

interface ShownRows {
  readonly label: string;
  readonly rows: readonly number[];
}

function ShownList({ label, rows }: ShownRows): ReactNode {
  const text = useGalleryText();
  const [active, setActive] = useState(rows.length === 0 ? -1 : 1);
  const listRef = useRef<HTMLDivElement>(null);
  const rem = useRem();
  return (
    <div className={styles.long}>
      <VirtualListbox
        label={label}
        rows={rows}
        keyOf={String}
        rowHeight={2 * rem}
        active={active}
        onActive={setActive}
        onKey={() => false}
        listRef={listRef}
        render={(number) => (
          <span className={styles.entry}>
            <SeverityMark shape={shapeOf(number)} /> {text.row(number)}
          </span>
        )}
      />
    </div>
  );
}

export function TableShow(): ReactNode {
  const { states } = useGalleryText();
  return (
    <>
      <ShownTable label={states.filled} rows={numbers} />
      <ShownTable label={states.empty} rows={[]} />
    </>
  );
}

function ShownTable({ label, rows }: ShownRows): ReactNode {
  const text = useGalleryText();
  const titleOf = (number: number): string => (number === 3 ? text.long : text.row(number));
  const [active, setActive] = useState(rows.length === 0 ? -1 : 1);
  const rem = useRem();
  return (
    <div className={styles.long}>
      <VirtualTable
        label={label}
        rows={rows}
        keyOf={String}
        rowHeight={2 * rem}
        active={active}
        onActive={setActive}
        columns={[
          { id: 'number', header: text.columns.number, width: '4rem', cell: String },
          {
            id: 'title',
            header: text.columns.title,
            width: 'minmax(10rem, 1fr)',
            cell: (number) => <span title={titleOf(number)}>{titleOf(number)}</span>,
          },
          {
            id: 'state',
            header: text.columns.state,
            width: '8rem',
            cell: (number) => text.marks[shapeOf(number)],
          },
        ]}
      />
    </div>
  );
}
