import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMail,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { useSession } from '@/lib/session';
import { places } from './places';
import css from './shell.module.css';

type Props = { folded?: boolean; onFold?: () => void; onGo?: () => void };

export function Navigation({ folded = false, onFold, onGo }: Props) {
  const t = useT();
  const { demo } = useSession();
  const shown = demo
    ? [...places, { to: '/dev/mail', label: 'shell.mail', icon: IconMail } as const]
    : places;
  return (
    <nav className={`${css.nav} ${folded ? css.folded : ''}`} aria-label={t('nav.main')}>
      {shown.map(({ to, label, icon: Icon }) => (
        <Tooltip key={to} label={t(label)} position="right" disabled={!folded}>
          <Link
            to={to}
            className={css.place}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            aria-label={folded ? t(label) : undefined}
            {...(onGo ? { onClick: onGo } : {})}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            {!folded && t(label)}
          </Link>
        </Tooltip>
      ))}
      {onFold && (
        <ActionIcon
          className={css.foot}
          variant="subtle"
          color="gray"
          size="lg"
          onClick={onFold}
          aria-label={folded ? t('nav.unfold') : t('nav.fold')}
        >
          {folded ? (
            <IconLayoutSidebarLeftExpand size={20} />
          ) : (
            <IconLayoutSidebarLeftCollapse size={20} />
          )}
        </ActionIcon>
      )}
    </nav>
  );
}
