import { Group, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { translated, useLanguage, useT } from '@/lib/i18n';
import { useLens } from '@/lib/words';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { PageHead } from '@/ui/Page';
import { Tone, type ToneName } from '@/ui/Tone';
import { type Connection, connectionsQuery } from './api/connections';

export const stateTones: Record<string, ToneName> = {
  ok: 'good',
  live: 'good',
  inUnison: 'good',
  watching: 'information',
  watch: 'information',
  behind: 'attention',
  conflict: 'wrong',
  failing: 'wrong',
  stopped: 'quiet',
};

function Card({ connection }: { connection: Connection }) {
  const t = useT();
  const language = useLanguage();
  const { lexicon } = useLens();
  const { id, name, system, state, health, conflicts = 0, twins, lastSyncAt } = connection;
  const word = lexicon?.concepts.find(({ key }) => key === 'campaign')?.terms[system]?.[language];
  const systemName = lexicon?.systems.find(({ key }) => key === system)?.name ?? system;
  return (
    <article className="paper" style={{ padding: 16 }}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Link to="/connections/$id" params={{ id }} className="strong">
          {name}
        </Link>
        <Tone tone={stateTones[state] ?? 'quiet'}>
          {translated(t, `connection.${state}`, state)}
        </Tone>
      </Group>
      {health && (
        <Text size="sm" mb="xs">
          {health}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {word ? t('connections.calls', { system: systemName, word }) : systemName}
      </Text>
      <Group gap="md" mt="sm" fz="sm" c="dimmed">
        {twins !== undefined && <span>{t('connections.twinCount', { count: twins })}</span>}
        {lastSyncAt && (
          <span>
            {t('sync.last')} <Ago at={lastSyncAt} />
          </span>
        )}
      </Group>
      {conflicts > 0 && (
        <LinkButton
          mt="sm"
          size="xs"
          variant="default"
          to="/connections/$id"
          params={{ id }}
          search={{ tab: 'inbox' }}
        >
          {t('connections.decide', { count: conflicts })}
        </LinkButton>
      )}
    </article>
  );
}

export function ConnectionsPage() {
  const t = useT();
  const connections = useQuery(connectionsQuery);
  return (
    <>
      <PageHead title={t('nav.connections')} />
      <Await query={connections}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              text={t('connections.empty')}
              action={<LinkButton to="/words">{t('connections.compare')}</LinkButton>}
            />
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
