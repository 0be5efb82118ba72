import { Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { toast } from '@/ui/toast';
import { ArmStream } from './ArmStream';
import { bridgesQuery } from './api/bridges';
import type { Connection } from './api/connections';
import { armStream, type Mode, type Stream, streamsQuery } from './api/streams';
import { BridgeNote } from './BridgeNote';
import { ComesAlong } from './ComesAlong';
import { CreatePeople } from './CreatePeople';
import { sayReach } from './codes';
import { PendingLink } from './PendingLink';
import { StreamMode } from './StreamMode';
import { useRefresh } from './useRefresh';

type Choice = { stream: Stream; mode: Mode };
const writes = (mode: Mode) => mode === 'out' || mode === 'both';

/** What travels, and which way; each stream starts by watching and is armed by hand. */
export function Streams({ connection }: { connection: Connection }) {
  const t = useT();
  const refresh = useRefresh();
  const streams = useQuery(streamsQuery(connection.id));
  const bridges = useQuery(bridgesQuery(connection.id));
  const [choice, setChoice] = useState<Choice>();
  const arm = useMutation({
    mutationFn: ({ stream, mode }: Choice) => armStream(connection.id, stream.key, mode),
    onSettled: refresh,
  });
  const set = ({ stream, mode }: Choice) => {
    setChoice(undefined);
    const said = t('streams.changed', {
      stream: translated(t, `stream.${stream.key}`, stream.key),
      mode: t(`mode.${mode}`),
    });
    arm.mutate(
      { stream, mode },
      {
        onSuccess: () =>
          toast(said, {
            label: t('common.undo'),
            act: () => arm.mutate({ stream, mode: stream.mode }),
          }),
      },
    );
  };
  const choose = (next: Choice) =>
    writes(next.mode) && !writes(next.stream.mode) && next.stream.pending > 0
      ? setChoice(next)
      : set(next);
  const columns: Column<Stream>[] = [
    {
      key: 'stream',
      head: t('streams.what'),
      cell: ({ key, reach, reason, pending }) => (
        <>
          <Text fw={560} size="sm">
            {translated(t, `stream.${key}`, key)}
          </Text>
          <Text size="sm" c="dimmed">
            {reason ? sayReach(t, reason) : t(`reachIs.${reach}`)}
          </Text>
          <ComesAlong system={connection.system} stream={key} />
          <BridgeNote bridges={bridges.data ?? []} stream={key} />
          <PendingLink id={connection.id} stream={key} count={pending} />
        </>
      ),
    },
    {
      key: 'mode',
      head: t('streams.way'),
      width: '200px',
      cell: (stream) => (
        <StreamMode stream={stream} onChoose={(mode) => choose({ stream, mode })} />
      ),
    },
    {
      key: 'last',
      head: t('sync.last'),
      wide: true,
      width: '160px',
      cell: ({ lastAt }) => lastAt && <Ago at={lastAt} />,
    },
  ];
  return (
    <Stack gap="lg">
      <Text c="dimmed" maw="70ch">
        {t('streams.hint')}
        {bridges.data?.length === 0 && ` ${t('bridge.straight')}`}
      </Text>
      <Await query={streams}>
        {(items) => (
          <PlainTable
            label={t('connections.streams')}
            rows={items}
            columns={columns}
            rowKey={({ key }) => key}
          />
        )}
      </Await>
      <CreatePeople connection={connection} />
      {choice && (
        <ArmStream
          connectionId={connection.id}
          stream={choice.stream}
          bridges={bridges.data ?? []}
          mode={choice.mode}
          onArm={() => set(choice)}
          onClose={() => setChoice(undefined)}
        />
      )}
    </Stack>
  );
}
