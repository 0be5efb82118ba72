import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useDensity } from '@/lib/views';
import css from './ui.module.css';

export type Column<T> = {
  key: string;
  head: ReactNode;
  cell: (row: T) => ReactNode;
  width?: string;
  end?: boolean;
  /** Left out on narrow screens. */
  wide?: boolean;
};

type Props<T> = {
  label: string;
  rows: T[];
  columns: Column<T>[];
  rowKey: (row: T) => string;
  /** Asked for when the last rows come near. */
  onEnd?: () => void;
};

const rowHeights = { comfortable: 48, compact: 34 };

/** As a variable, so that narrow screens may leave it out. */
const width = <T,>(column: Column<T>) => ({ '--width': column.width ?? 'auto' }) as CSSProperties;

const look = <T,>({ end, wide }: Column<T>) =>
  [end ? css.end : '', wide ? css.wide : ''].filter(Boolean).join(' ');

/** A table that scrolls with the page and draws only the rows in view, however many there are. */
export function DataTable<T>({ label, rows, columns, rowKey, onEnd }: Props<T>) {
  const body = useRef<HTMLTableElement>(null);
  const [margin, setMargin] = useState(0);
  const [density] = useDensity();
  useLayoutEffect(() => {
    setMargin(body.current?.offsetTop ?? 0);
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeights[density],
    overscan: 12,
    scrollMargin: margin,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights, so all is measured anew
  useLayoutEffect(() => virtual.measure(), [density]);
  const shown = virtual.getVirtualItems();
  const first = shown[0];
  const last = shown.at(-1);
  const nearEnd = last !== undefined && last.index >= rows.length - 20;
  useEffect(() => {
    if (nearEnd) onEnd?.();
  }, [nearEnd, onEnd]);
  const above = first ? first.start - margin : 0;
  const below = last ? virtual.getTotalSize() - (last.end - margin) : 0;
  return (
    <table
      ref={body}
      className={css.table}
      data-density={density}
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={look(column)} style={width(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {above > 0 && <tr aria-hidden style={{ height: above }} />}
        {shown.map(({ index }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <tr key={rowKey(row)} data-row aria-rowindex={index + 2}>
              {columns.map((column) => (
                <td key={column.key} className={look(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
        {below > 0 && <tr aria-hidden style={{ height: below }} />}
      </tbody>
    </table>
  );
}

/** The same look for short tables whose cells may wrap. */
export function PlainTable<T>({ label, rows, columns, rowKey }: Omit<Props<T>, 'onEnd'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={css.plain} aria-label={label} tabIndex={0}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={look(column)} style={width(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-row>
              {columns.map((column) => (
                <td key={column.key} className={look(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
