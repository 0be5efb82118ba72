import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import { useSession } from '@/lib/session';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { StatusTone } from '@/rooms/campaigns/labels';
import { doubtsQuery } from '@/rooms/email/api/doubts';
import { connectionsQuery } from '@/rooms/sync/api/connections';
import { useNow } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { Comparison } from './Comparison';
import css from './pages.module.css';

const day = 86_400_000;
const ms = (date: string) => Date.parse(`${date}T00:00:00Z`);

type Need = { key: string; text: string; action: string } & (
  | { connection: string; campaign?: never; mails?: never }
  | { campaign: string; connection?: never; mails?: never }
  | { mails: number; campaign?: never; connection?: never }
);

/** What waits in the inboxes and mails in doubt first, then campaigns whose dates and status disagree. */
function useNeeds(campaigns: Campaign[]): Need[] {
  const t = useT();
  const now = useNow();
  const { data: connections = [] } = useQuery(connectionsQuery);
  const { data: doubts = [] } = useQuery(doubtsQuery);
  return [
    ...connections
      .filter(({ waiting }) => waiting > 0)
      .map(({ id, name, waiting }) => ({
        key: id,
        text: t('home.waiting', { name, count: waiting }),
        connection: id,
        action: t('home.decide'),
      })),
    ...(doubts.length > 0
      ? [
          {
            key: 'mails',
            text: t('home.inDoubt', { count: doubts.length }),
            mails: doubts.length,
            action: t('home.decide'),
          },
        ]
      : []),
    ...campaigns
      .filter(({ state, endDate }) => state === 'active' && endDate && ms(endDate) + day < now)
      .map(({ id, name, endDate }) => ({
        key: id,
        text: t('home.over', { name, days: Math.floor((now - ms(endDate ?? '')) / day) }),
        campaign: id,
        action: t('home.open'),
      })),
    ...campaigns
      .filter(
        ({ state, startDate }) => state === 'planned' && startDate && ms(startDate) - now < 7 * day,
      )
      .map(({ id, name, startDate }) => ({
        key: id,
        text:
          ms(startDate ?? '') > now
            ? t('home.soon', {
                name,
                days: Math.max(1, Math.ceil((ms(startDate ?? '') - now) / day)),
              })
            : t('home.late', { name }),
        campaign: id,
        action: t('home.open'),
      })),
  ];
}

function Needs({ needs }: { needs: Need[] }) {
  const t = useT();
  if (needs.length === 0) return <Text c="dimmed">{t('home.nothing')}</Text>;
  return (
    <ul className={`${css.needs} paper`}>
      {needs.slice(0, 8).map(({ key, text, action, campaign, connection, mails }) => (
        <li key={key}>
          <span>{text}</span>
          {campaign && (
            <LinkButton
              to="/campaigns/$id"
              params={{ id: campaign }}
              size="xs"
              variant="default"
              aria-label={`${action}: ${text}`}
            >
              {action}
            </LinkButton>
          )}
          {mails && (
            <LinkButton
              to="/mails/in-doubt"
              size="xs"
              variant="default"
              aria-label={`${action}: ${text}`}
            >
              {action}
            </LinkButton>
          )}
          {connection && (
            <LinkButton
              to="/connections/$id"
              params={{ id: connection }}
              search={{ tab: 'inbox' }}
              size="xs"
              variant="default"
              aria-label={`${action}: ${text}`}
            >
              {action}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function Running({ campaigns }: { campaigns: Campaign[] }) {
  const t = useT();
  const formats = useFormats();
  if (campaigns.length === 0) return <Text c="dimmed">{t('home.noneRuns')}</Text>;
  return (
    <ul className={`${css.needs} paper`}>
      {campaigns
        .slice(0, 8)
        .map(({ id, name, status, state, memberCount = 0, respondedCount = 0 }) => (
          <li key={id}>
            <div>
              <Link to="/campaigns/$id" params={{ id }} className="strong">
                {name}
              </Link>
              <Text size="sm" c="dimmed" className="figures">
                {t('home.ofMembers', {
                  responded: formats.number(respondedCount),
                  members: formats.number(memberCount),
                })}
              </Text>
            </div>
            <StatusTone status={status} state={state} />
          </li>
        ))}
    </ul>
  );
}

function Board({ campaigns }: { campaigns: Campaign[] }) {
  const t = useT();
  const needs = useNeeds(campaigns);
  const running = campaigns.filter(({ state }) => state === 'active');
  return (
    <Stack gap="xl">
      <div className={css.halves}>
        <section>
          <Title order={2} mb="sm">
            {t('home.needsMe')}
          </Title>
          <Needs needs={needs} />
        </section>
        <section>
          <Title order={2} mb="sm">
            {t('home.runsNow')}
          </Title>
          <Running campaigns={running} />
        </section>
      </div>
      <section>
        <Group justify="space-between" mb="sm">
          <Title order={2}>{t('home.howTheyDo')}</Title>
          <Link to="/insights" className="link">
            {t('home.allInsights')}
          </Link>
        </Group>
        <Comparison
          campaigns={campaigns
            .filter(({ state }) => state !== 'planned' && state !== 'cancelled')
            .slice(0, 6)}
        />
      </section>
    </Stack>
  );
}

export function Home() {
  const t = useT();
  const { user } = useSession();
  const campaigns = useQuery(list<Campaign>('/campaigns'));
  return (
    <>
      <PageHead title={t('home.hello', { name: user.name.split(' ')[0] })} />
      <Await query={campaigns} lines={8}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              text={t('campaigns.empty')}
              action={
                <May do="campaigns">
                  <LinkButton to="/campaigns" search={{ new: '1' }}>
                    {t('campaigns.new')}
                  </LinkButton>
                </May>
              }
            />
          ) : (
            <Board campaigns={items} />
          )
        }
      </Await>
    </>
  );
}
