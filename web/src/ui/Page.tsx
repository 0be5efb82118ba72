import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useT } from '@/lib/i18n';
import css from './ui.module.css';

type Props = { title: string; above?: ReactNode; below?: ReactNode; actions?: ReactNode };

/** The one heading of a page; it names the browser tab too. */
export function PageHead({ title, above, below, actions }: Props) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <header className={css.head}>
      <div>
        {above}
        <Title order={1}>{title}</Title>
        {below}
      </div>
      {actions}
    </header>
  );
}
