import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { usePages } from '@/ui/usePages';
import { type Person, peopleQuery } from './api/people';
import { mergePeople, unmerge } from './api/person';
import { nameOf } from './labels';

const most = 8;

/** Joins another record of the same human into this one. */
export function MergePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [search, setSearch] = useState(person.lastName ?? '');
  const [q] = useDebouncedValue(search.trim(), 250);
  const [other, setOther] = useState('');
  const { rows = [] } = usePages(peopleQuery({ q: q || undefined }));
  const found = rows.filter(({ id }) => id !== person.id).slice(0, most);
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => /^\/(people|campaigns)/.test(String(queryKey[0])),
    });
  const restore = useMutation({ mutationFn: unmerge, onSuccess: refresh });
  const merge = useMutation({
    mutationFn: () => mergePeople(person.id, other),
    meta: { shown: true },
    onSuccess: async ({ mergeId }) => {
      await refresh();
      toast(t('people.merged', { name: nameOf(person, t) }), {
        label: t('common.undo'),
        act: () => restore.mutate(mergeId),
      });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    merge.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.merge')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('people.mergeHint', { name: nameOf(person, t) })}</Text>
          <TextInput
            label={t('common.search')}
            data-autofocus
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Radio.Group label={t('people.mergeWho')} value={other} onChange={setOther}>
            <Stack gap={4} mt="xs">
              {found.map((each) => (
                <Radio
                  key={each.id}
                  value={each.id}
                  label={nameOf(each, t)}
                  description={each.email}
                />
              ))}
            </Stack>
          </Radio.Group>
          {found.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('people.mergeNobody')}
            </Text>
          )}
          <ProblemAlert error={merge.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!other} loading={merge.isPending}>
              {t('people.mergeDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
