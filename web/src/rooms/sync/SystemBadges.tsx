import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { twinsQuery } from './api/twins';
import { TwinState } from './TwinState';
import { useSystems } from './useSystems';

/** In which systems a campaign is, and whether they agree; nothing where it is only here. */
export function SystemBadges({ campaignId }: { campaignId: string }) {
  const systems = useSystems();
  const { data: twins = [] } = useQuery(twinsQuery({ campaignId }));
  if (twins.length === 0) return null;
  return (
    <Group gap="md" mb="md">
      {twins.map(({ id, system, state }) => (
        <Group key={id} gap={8} wrap="nowrap">
          <Text size="sm" component="span">
            <Link
              to="/campaigns/$id"
              params={{ id: campaignId }}
              search={{ tab: 'sync' }}
              className="link"
            >
              {systems(system).name}
            </Link>
          </Text>
          <TwinState state={state} />
        </Group>
      ))}
    </Group>
  );
}
