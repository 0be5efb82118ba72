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

/** A campaign's counterparts in other systems. */
export function CampaignSync({ campaignId }: { campaignId: string }) {
  const t = useT();
  const twins = useQuery(twinsQuery({ campaignId }));
  const { data: connections = [] } = useQuery(connectionsQuery);
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
              {items.map((twin) => {
                const name = connections.find(({ id }) => id === twin.connectionId)?.name;
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
