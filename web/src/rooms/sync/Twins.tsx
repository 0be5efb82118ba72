import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { May } from '@/ui/May';
import type { Connection } from './api/connections';
import { twinsQuery } from './api/twins';
import { Connect } from './Connect';
import { TwinPanel } from './TwinPanel';

/** The campaigns that are paired with one there. */
export function Twins({ connection }: { connection: Connection }) {
  const t = useT();
  const twins = useQuery(twinsQuery({ connectionId: connection.id }));
  const [pairing, { open, close }] = useDisclosure();
  const pair = (
    <May do="campaigns">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t('twins.connect')}
      </Button>
    </May>
  );
  return (
    <>
      <Await query={twins}>
        {(items) =>
          items.length === 0 ? (
            <Empty text={t('twins.empty')} action={pair} />
          ) : (
            <Stack>
              <Group justify="flex-end">{pair}</Group>
              {items.map((twin) => (
                <TwinPanel key={twin.id} twin={twin} seenFrom="connection" />
              ))}
            </Stack>
          )
        }
      </Await>
      {pairing && <Connect connectionId={connection.id} onClose={close} />}
    </>
  );
}
