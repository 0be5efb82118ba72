import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Memberships } from '@/rooms/campaigns/Memberships';
import { PersonTimeline } from '@/rooms/insights/Timeline';
import { personQuery } from '@/rooms/people/api/person';
import { Consents } from '@/rooms/people/Consents';
import { Facts, Identities } from '@/rooms/people/Facts';
import { addressesOf, nameOf } from '@/rooms/people/labels';
import { PersonActions } from '@/rooms/people/PersonActions';
import { Qualify } from '@/rooms/people/Qualify';
import { StageSteps } from '@/rooms/people/StageSteps';
import { Deals } from '@/rooms/sales/Deals';
import { connectionsQuery } from '@/rooms/sync/api/connections';
import { Await } from '@/ui/Await';
import { PageHead } from '@/ui/Page';
import css from './pages.module.css';

export function PersonPage() {
  const t = useT();
  const { id } = useParams({ from: '/shell/people/$id' });
  const person = useQuery(personQuery(id));
  const { data: connections = [] } = useQuery(connectionsQuery);
  const names = Object.fromEntries(connections.map(({ id: key, name }) => [key, name]));
  return (
    <Await query={person} lines={8}>
      {(data) => (
        <>
          <PageHead
            title={nameOf(data, t)}
            above={
              <Text size="sm" mb={4}>
                <Link to="/people" className="link">
                  {t('nav.people')}
                </Link>
              </Text>
            }
            actions={<PersonActions person={data} />}
            below={data.email && <Text c="dimmed">{data.email}</Text>}
          />
          <StageSteps stage={data.stage} />
          <Qualify person={data} />
          <div className={css.split} style={{ marginTop: 24 }}>
            <section>
              <Title order={2}>{t('timeline.title')}</Title>
              <PersonTimeline personId={id} />
            </section>
            <Stack>
              <Facts person={data} />
              <Memberships personId={id} />
              <Deals personId={id} />
              <Consents personId={id} addresses={addressesOf(data)} />
              <Identities person={data} names={names} />
            </Stack>
          </div>
        </>
      )}
    </Await>
  );
}
