import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { type Connection, connectionsQuery } from './api/connections';
import { ConnectionState, HealthLine } from './HealthLine';
import { Losses, Travels } from './Travels';
import { useSystems } from './useSystems';

function Card({ connection }: { connection: Connection }) {
  const t = useT();
  const told = useSystems()(connection.system);
  const { id, name, waiting, twins, lastSyncAt } = connection;
  const { word, connector } = told;
  return (
    <Stack component="article" className="paper" p="md" gap="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Link to="/connections/$id" params={{ id }} className="strong">
          {name}
        </Link>
        <ConnectionState state={connection.state} />
      </Group>
      <Text size="sm" c="dimmed">
        {word
          ? t('connections.calls', { system: told.name, word })
          : t('connections.noWord', { system: told.name })}
      </Text>
      <HealthLine connection={connection} />
      {connector && <Travels connector={connector} />}
      <Losses losses={connection.losses} />
      <Group gap="md" fz="sm" c="dimmed" mt="auto">
        <span>{t('connections.twinCount', { count: twins })}</span>
        {lastSyncAt && (
          <span>
            {t('sync.last')} <Ago at={lastSyncAt} />
          </span>
        )}
      </Group>
      {waiting > 0 && (
        <div>
          <LinkButton
            size="xs"
            variant="default"
            to="/connections/$id"
            params={{ id }}
            search={{ tab: 'inbox' }}
          >
            {t('connections.decide', { count: waiting })}
          </LinkButton>
        </div>
      )}
    </Stack>
  );
}

export function ConnectionsPage() {
  const t = useT();
  const connections = useQuery(connectionsQuery);
  const add = (
    <May do="admin">
      <LinkButton to="/connections/new" leftSection={<IconPlus size={16} />}>
        {t('connections.add')}
      </LinkButton>
    </May>
  );
  return (
    <>
      <PageHead title={t('nav.connections')} actions={connections.data?.length ? add : null} />
      <Await query={connections}>
        {(items) =>
          items.length === 0 ? (
            <Empty text={t('connections.empty')} action={add} />
          ) : (
            <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
              {items.map((connection) => (
                <Card key={connection.id} connection={connection} />
              ))}
            </SimpleGrid>
          )
        }
      </Await>
    </>
  );
}
