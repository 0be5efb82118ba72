import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { listenersQuery } from './api/listeners';

/** So many names that the buttons below stay in sight. */
const first = 4;

/** What over there would be set off by a write, and therefore holds it. */
export function ListenersNote({ connectionId }: { connectionId: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery(listenersQuery(connectionId));
  if (error) {
    return <ProblemAlert error={error} retry={() => refetch()} />;
  }
  if (!data) {
    return <Waiting />;
  }
  if (data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('listeners.none')}
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      <Text size="sm">{t('listeners.some', { count: data.length })}</Text>
      <List size="sm">
        {data.slice(0, first).map(({ id, name }) => (
          <List.Item key={id}>{name}</List.Item>
        ))}
        {data.length > first && (
          <List.Item>{t('arm.more', { count: data.length - first })}</List.Item>
        )}
      </List>
      <Text size="sm">
        <Link
          to="/connections/$id"
          params={{ id: connectionId }}
          search={{ tab: 'account' }}
          className="link"
        >
          {t('listeners.allow')}
        </Link>
      </Text>
    </Stack>
  );
}
