import { Text } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import type { Bridge } from './api/bridges';

/** Which road a stream takes already, where vendors have one between themselves. */
export function BridgeNote({ bridges, stream }: { bridges: Bridge[]; stream: string }) {
  const t = useT();
  return bridges
    .filter((bridge) => bridge.stream === stream)
    .map(({ system, systemName, connectionId, connectionName, carried, looked }) => (
      <Text key={system + connectionId} size="sm" mt={4} maw="70ch">
        {translated(t, `bridge.${stream}`, '', {
          system: connectionName ?? systemName,
          carried,
          looked,
        })}
        {connectionId === null && ` ${t('bridge.beyond', { system: systemName })}`}
      </Text>
    ));
}
