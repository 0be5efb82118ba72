import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { translated, useT } from '@/lib/i18n';
import { connectorsQuery } from './api/connectors';

/** What has no way of its own, as it comes with the members. */
export function ComesAlong({ system, stream }: { system: string; stream: string }) {
  const t = useT();
  const { data: connectors = [] } = useQuery(connectorsQuery);
  if (stream !== 'members') return null;
  const along = connectors
    .find(({ key }) => key === system)
    ?.streams.filter(({ reach }) => reach === 'withMembers');
  if (!along?.length) return null;
  const names = along.map((each) => translated(t, `stream.${each.stream}`, each.stream));
  return (
    <Text size="sm" c="dimmed">
      {t('streams.along', { streams: names.join(', ') })}
    </Text>
  );
}
