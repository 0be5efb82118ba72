import type { ReactNode } from 'react';
import css from './ui.module.css';

export type FigureProps = { label: ReactNode; value: ReactNode; beside?: ReactNode };

export function Figures({ items }: { items: (FigureProps & { key: string })[] }) {
  return (
    <dl className={css.strip}>
      {items.map(({ key, label, value, beside }) => (
        <div className={css.figure} key={key}>
          <dt>{label}</dt>
          <dd className={css.value}>{value}</dd>
          {beside && <dd className={css.beside}>{beside}</dd>}
        </div>
      ))}
    </dl>
  );
}
