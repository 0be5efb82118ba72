import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { May } from '@/ui/May';
import { connectionsQuery } from './api/connections';
import { twinsQuery } from './api/twins';
import { Connect } from './Connect';
import { TwinPanel } from './TwinPanel';
import { Unison } from './Unison';

/** A campaign's counterparts in other systems. */
export function CampaignSync({ campaignId }: { campaignId: string }) {
  const t = useT();
  const twins = useQuery(twinsQuery({ campaignId }));
  const { data: connections = [] } = useQuery(connectionsQuery);
  const names = Object.fromEntries(connections.map(({ id, name }) => [id, name]));
  const [connecting, { open, close }] = useDisclosure();
  const connect = (
    <May do="campaigns">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t('sync.connect')}
      </Button>
    </May>
  );
  return (
    <>
      <Await query={twins}>
        {(items) =>
          items.length === 0 ? (
            <Empty text={t('sync.notConnected')} action={connect} />
          ) : (
            <Stack>
              <Group justify="flex-end">{connect}</Group>
              <Unison campaignId={campaignId} twins={items} names={names} />
              {items.map((twin) => {
                const name = names[twin.connectionId];
                return (
                  <TwinPanel
                    key={twin.id}
                    twin={twin}
                    seenFrom="campaign"
                    {...(name ? { connectionName: name } : {})}
                  />
                );
              })}
            </Stack>
          )
        }
      </Await>
      {connecting && (
        <Connect
          campaignId={campaignId}
          taken={(twins.data ?? []).map(({ connectionId }) => connectionId)}
          onClose={close}
        />
      )}
    </>
  );
}
