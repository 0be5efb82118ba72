import { NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { toast } from '@/ui/toast';
import type { Pace, Stream } from './api/connections';
import { armStream, streamsQuery } from './api/streams';

const paces: Pace[] = ['watch', 'in', 'out', 'both'];

/** What travels, and which way; each stream starts by watching and is armed by hand. */
export function Streams({ connectionId }: { connectionId: string }) {
  const t = useT();
  const client = useQueryClient();
  const streams = useQuery(streamsQuery(connectionId));
  const refresh = () =>
    client.invalidateQueries({ queryKey: [`/connections/${connectionId}/streams`] });
  const arm = useMutation({
    mutationFn: ({ key, mode }: { key: string; mode: Pace }) => armStream(connectionId, key, mode),
    onSettled: refresh,
  });
  const set = ({ key, mode: before }: Stream, mode: Pace) =>
    arm.mutate(
      { key, mode },
      {
        onSuccess: () =>
          toast(
            t('streams.changed', {
              stream: translated(t, `stream.${key}`, key),
              mode: t(`pace.${mode}`),
            }),
            {
              label: t('common.undo'),
              act: () => arm.mutate({ key, mode: before }),
            },
          ),
      },
    );
  const columns: Column<Stream>[] = [
    {
      key: 'stream',
      head: t('streams.what'),
      cell: ({ key }) => translated(t, `stream.${key}`, key),
    },
    {
      key: 'mode',
      head: t('streams.way'),
      width: '180px',
      cell: (stream) => (
        <NativeSelect
          aria-label={t('streams.wayOf', {
            stream: translated(t, `stream.${stream.key}`, stream.key),
          })}
          value={stream.mode}
          onChange={(event) => set(stream, event.currentTarget.value as Pace)}
          data={paces.map((value) => ({ value, label: t(`pace.${value}`) }))}
        />
      ),
    },
    {
      key: 'pending',
      head: t('streams.pending'),
      end: true,
      wide: true,
      width: '120px',
      cell: ({ pending }) => pending ?? '',
    },
    {
      key: 'last',
      head: t('sync.last'),
      wide: true,
      width: '180px',
      cell: ({ lastAt }) => lastAt && <Ago at={lastAt} />,
    },
  ];
  return (
    <Stack>
      <Text c="dimmed" maw="70ch">
        {t('streams.hint')}
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
    </Stack>
  );
}
