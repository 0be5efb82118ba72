import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { addToList, foundQuery, type Someone } from './api/members';

export const nameOf = ({ firstName, lastName, email, id }: Someone) =>
  [firstName, lastName].filter(Boolean).join(' ') || email || id;

type Props = { listId: string; present: Set<string>; onAdded: () => void };

/** Finds people by name or e-mail, and puts them on a list. */
export function AddToList({ listId, present, onAdded }: Props) {
  const t = useT();
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q.trim(), 250);
  const found = useQuery(foundQuery(asked));
  const add = useMutation({
    mutationFn: (person: Someone) => addToList(listId, [person.id]),
    onSuccess: onAdded,
  });
  return (
    <Stack gap="xs" mb="md">
      <TextInput
        label={t('lists.addPeople')}
        placeholder={t('common.search')}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {asked.length > 1 &&
        found.data?.map((person) => (
          <Group key={person.id} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm">{nameOf(person)}</Text>
              <Text size="xs" c="dimmed">
                {person.email}
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              disabled={present.has(person.id)}
              aria-label={t('lists.addOne', { name: nameOf(person) })}
              onClick={() => add.mutate(person)}
            >
              {present.has(person.id) ? t('lists.isOn') : t('common.add')}
            </Button>
          </Group>
        ))}
      {asked.length > 1 && found.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('people.noneFound')}
        </Text>
      )}
    </Stack>
  );
}
