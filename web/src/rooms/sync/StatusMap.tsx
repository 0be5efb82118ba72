import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { May } from '@/ui/May';
import { toast } from '@/ui/toast';
import { type StatusPair, saveStatusMap, statusMapQuery } from './api/statusMap';
import type { Twin } from './api/twins';
import { useRefresh } from './useRefresh';

/** Said by a person, found by its name, to be made there, or nothing over there. */
function howKnown({ theirs, proposed, theirOptions }: StatusPair) {
  if (!theirs) return 'stays';
  if (!proposed) return 'set';
  return theirOptions.includes(theirs) ? 'byName' : 'proposed';
}

type Props = { twin: Twin; system: string };

function Editor({ twin, system, pairs }: Props & { pairs: StatusPair[] }) {
  const t = useT();
  const refresh = useRefresh();
  const [changed, setChanged] = useState<Record<string, string>>({});
  const save = useMutation({
    mutationFn: () =>
      saveStatusMap(
        twin.id,
        pairs.map(({ ours, theirs }) => ({ ours, theirs: (changed[ours] ?? theirs) || null })),
      ),
    onSuccess: async () => {
      await refresh();
      setChanged({});
      toast(t('statuses.saved'));
    },
  });
  const columns: Column<StatusPair>[] = [
    { key: 'ours', head: t('statuses.ours'), cell: ({ ours }) => ours },
    {
      key: 'theirs',
      head: t('statuses.theirs', { system }),
      cell: ({ ours, theirs, theirOptions }) => (
        <NativeSelect
          aria-label={t('statuses.theirsOf', { status: ours, system })}
          value={changed[ours] ?? theirs ?? ''}
          onChange={(event) => setChanged({ ...changed, [ours]: event.currentTarget.value })}
          data={[
            { value: '', label: t('statuses.none') },
            ...[...new Set([...(theirs ? [theirs] : []), ...theirOptions])],
          ]}
        />
      ),
    },
    {
      key: 'how',
      head: t('statuses.how'),
      wide: true,
      cell: (pair) => (
        <Text size="sm" c="dimmed">
          {t(`statuses.${pair.ours in changed ? 'unsaved' : howKnown(pair)}`)}
        </Text>
      ),
    },
  ];
  return (
    <Stack>
      <PlainTable
        label={t('statuses.title')}
        rows={pairs}
        columns={columns}
        rowKey={({ ours }) => ours}
      />
      <May do="campaigns">
        <Group justify="flex-end">
          <Button
            onClick={() => save.mutate()}
            loading={save.isPending}
            disabled={Object.keys(changed).length === 0 && !pairs.some(({ proposed }) => proposed)}
          >
            {t('statuses.save')}
          </Button>
        </Group>
      </May>
    </Stack>
  );
}

/** Which of their statuses means which of ours. */
export function StatusMap({ twin, system }: Props) {
  const pairs = useQuery(statusMapQuery(twin.id));
  return (
    <Await query={pairs}>{(items) => <Editor twin={twin} system={system} pairs={items} />}</Await>
  );
}
