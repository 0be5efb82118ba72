import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '@/lib/i18n';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { doubtsQuery } from '@/rooms/email/api/doubts';
import { recentImportsQuery } from '@/rooms/imports/api/imports';
import { connectionsQuery } from '@/rooms/sync/api/connections';
import { useNow } from '@/ui/Ago';
import { LinkButton } from '@/ui/LinkButton';
import css from './pages.module.css';

export const day = 86_400_000;
const most = 8;
/** Refused rows of files older than these days have been seen or do not matter. */
const fresh = 14 * day;
const ms = (date: string) => Date.parse(`${date}T00:00:00Z`);

type Need = { key: string; text: string; button: ReactNode };

const look = { size: 'xs', variant: 'default' } as const;

/** What the systems ask, and what is wrong with them. */
function useSystemNeeds(): Need[] {
  const t = useT();
  const { data: connections = [] } = useQuery(connectionsQuery);
  const to = (id: string, name: string, tab: string, text: string) => (
    <LinkButton
      {...look}
      to="/connections/$id"
      params={{ id }}
      search={{ tab }}
      aria-label={`${text}: ${name}`}
    >
      {text}
    </LinkButton>
  );
  return connections.flatMap(({ id, name, waiting, health }) => [
    ...(waiting > 0
      ? [
          {
            key: `waiting ${id}`,
            text: t('home.waiting', { name, count: waiting }),
            button: to(id, name, 'inbox', t('home.decide')),
          },
        ]
      : []),
    ...(health
      ? [
          {
            key: `trouble ${id}`,
            text: t('home.trouble', { name }),
            button: to(id, name, 'health', t('home.open')),
          },
        ]
      : []),
  ]);
}

function useMailNeeds(): Need[] {
  const t = useT();
  const { data: doubts = [] } = useQuery(doubtsQuery);
  const text = t('home.inDoubt', { count: doubts.length });
  if (doubts.length === 0) return [];
  return [
    {
      key: 'mails',
      text,
      button: (
        <LinkButton {...look} to="/mails/in-doubt" aria-label={`${t('home.decide')}: ${text}`}>
          {t('home.decide')}
        </LinkButton>
      ),
    },
  ];
}

function useImportNeeds(): Need[] {
  const t = useT();
  const now = useNow();
  const { data: imports = [] } = useQuery(recentImportsQuery);
  return imports
    .filter(
      ({ dryRun, state, counts, createdAt }) =>
        !dryRun && state === 'done' && counts.refused > 0 && now - Date.parse(createdAt) < fresh,
    )
    .map(({ id, fileName, counts }) => ({
      key: `import ${id}`,
      text: t('home.refusedRows', { name: fileName, count: counts.refused }),
      button: (
        <LinkButton
          {...look}
          to="/imports/$id"
          params={{ id }}
          aria-label={`${t('home.open')}: ${fileName}`}
        >
          {t('home.open')}
        </LinkButton>
      ),
    }));
}

/** Campaigns whose dates and status disagree. */
function useCampaignNeeds(campaigns: Campaign[]): Need[] {
  const t = useT();
  const now = useNow();
  const need = ({ id, name }: Campaign, text: string) => ({
    key: id,
    text,
    button: (
      <LinkButton
        {...look}
        to="/campaigns/$id"
        params={{ id }}
        aria-label={`${t('home.open')}: ${name}`}
      >
        {t('home.open')}
      </LinkButton>
    ),
  });
  const over = campaigns
    .filter(({ state, endDate }) => state === 'active' && endDate && ms(endDate) + day < now)
    .map((campaign) => {
      const days = Math.floor((now - ms(campaign.endDate ?? '')) / day);
      return need(campaign, t('home.over', { name: campaign.name, days }));
    });
  const soon = campaigns
    .filter(
      ({ state, startDate }) => state === 'planned' && startDate && ms(startDate) - now < 7 * day,
    )
    .map((campaign) => {
      const start = ms(campaign.startDate ?? '');
      const days = Math.max(1, Math.ceil((start - now) / day));
      const { name } = campaign;
      return need(
        campaign,
        start > now ? t('home.soon', { name, days }) : t('home.late', { name }),
      );
    });
  return [...over, ...soon];
}

/** What somebody has to do, the most urgent first. */
export function Needs({ campaigns }: { campaigns: Campaign[] }) {
  const t = useT();
  const needs = [
    ...useSystemNeeds(),
    ...useMailNeeds(),
    ...useImportNeeds(),
    ...useCampaignNeeds(campaigns),
  ];
  if (needs.length === 0) return <Text c="dimmed">{t('home.nothing')}</Text>;
  return (
    <ul className={`${css.needs} paper`}>
      {needs.slice(0, most).map(({ key, text, button }) => (
        <li key={key}>
          <span>{text}</span>
          {button}
        </li>
      ))}
    </ul>
  );
}
