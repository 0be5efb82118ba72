import { ActionIcon } from '@mantine/core';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { LanguageMenu } from './LanguageMenu';
import { LensMenu } from './LensMenu';
import css from './shell.module.css';
import { UserMenu } from './UserMenu';

type Props = { onNavigation: () => void; onSearch: () => void };

export function TopBar({ onNavigation, onSearch }: Props) {
  const t = useT();
  return (
    <div className={css.bar}>
      <ActionIcon
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        size="lg"
        onClick={onNavigation}
        aria-label={t('nav.open')}
      >
        <IconMenu2 size={20} />
      </ActionIcon>
      <Link to="/" className={css.brand} aria-label={t('app.name')}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span>{t('app.name')}</span>
      </Link>
      <div className={css.fill} />
      <button type="button" className={css.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={16} aria-hidden style={{ flex: 'none' }} />
        <span>{t('shell.search')}</span>
        <kbd aria-hidden>{t('shell.searchKeys')}</kbd>
      </button>
      <div className={css.fill} />
      <LensMenu />
      <LanguageMenu />
      <UserMenu />
    </div>
  );
}
