import { Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import { useSession } from '@/lib/session';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { StatusTone } from '@/rooms/campaigns/labels';
import { atWork, recentImportsQuery } from '@/rooms/imports/api/imports';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { Comparison } from './Comparison';
import { Needs } from './Needs';
import css from './pages.module.css';

/** Files that are being read now. */
function Reading() {
  const t = useT();
  const { data: imports = [] } = useQuery({
    ...recentImportsQuery,
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => atWork(each.state)) ? 1_000 : 15_000,
  });
  return imports
    .filter(({ state }) => atWork(state))
    .map(({ id, fileName, progress }) => (
      <li key={id}>
        <div style={{ flex: 1 }}>
          <Link to="/imports/$id" params={{ id }} className="strong">
            {t('home.importing', { name: fileName })}
          </Link>
          <Progress value={(progress ?? 0) * 100} size={6} mt={6} aria-label={fileName} />
        </div>
      </li>
    ));
}

function Running({ campaigns }: { campaigns: Campaign[] }) {
  const t = useT();
  const formats = useFormats();
  if (campaigns.length === 0) return <Text c="dimmed">{t('home.noneRuns')}</Text>;
  return (
    <ul className={`${css.needs} paper`}>
      <Reading />
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
  const running = campaigns.filter(({ state }) => state === 'active');
  return (
    <Stack gap="xl">
      <div className={css.halves}>
        <section>
          <Title order={2} mb="sm">
            {t('home.needsMe')}
          </Title>
          <Needs campaigns={campaigns} />
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
