import { ActionIcon, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { Waiting } from '@/ui/Await';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { usePages } from '@/ui/usePages';
import { AddToList, nameOf } from './AddToList';
import type { Kind } from './api/count';
import { addToList, removeFromList, type Someone, someonesQuery } from './api/members';
import { CarryTo } from './CarryTo';

type Props = { kind: Kind; id: string; name: string; onClose: () => void };

/** Who is in a list or a segment, page by page; a list is kept here by hand. */
export function Someones({ kind, id, name, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [carrying, { open, close }] = useDisclosure();
  const { query, rows, more } = usePages(someonesQuery(kind, id));
  const kept = useMay()('people') && kind === 'lists';
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/lists'),
    });
  const restore = useMutation({
    mutationFn: (person: Someone) => addToList(id, [person.id]),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (person: Someone) => removeFromList(id, [person.id]),
    onSuccess: async (_, person) => {
      await refresh();
      toast(t('lists.removed', { name: nameOf(person) }), {
        label: t('common.undo'),
        act: () => restore.mutate(person),
      });
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <May do="admin">
        <Button variant="default" size="compact-sm" mb="md" onClick={open}>
          {t('carry.title')}
        </Button>
        {carrying && <CarryTo kind={kind} id={id} name={name} onClose={close} />}
      </May>
      {kept && (
        <AddToList
          listId={id}
          present={new Set(rows?.map((person) => person.id))}
          onAdded={refresh}
        />
      )}
      {query.error && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
      {!rows && !query.error && <Waiting />}
      {rows?.length === 0 && <Text c="dimmed">{t('segments.nobody')}</Text>}
      <Stack gap="sm">
        {rows?.map((person) => (
          <Group key={person.id} justify="space-between" wrap="nowrap">
            <div>
              <Link to="/people/$id" params={{ id: person.id }} className="strong">
                {nameOf(person)}
              </Link>
              <Text size="sm" c="dimmed">
                {person.email}
              </Text>
            </div>
            {kept && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('lists.removeOne', { name: nameOf(person) })}
                onClick={() => remove.mutate(person)}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {query.hasNextPage && (
        <Button mt="md" variant="default" onClick={more} loading={query.isFetchingNextPage}>
          {t('common.more')}
        </Button>
      )}
    </Drawer>
  );
}
