import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { createList, listKinds, listsQuery } from './api/lists';

export function NewList({ onClose }: { onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<string>('static');
  const create = useMutation({
    mutationFn: createList,
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [listsQuery.queryKey[0]] });
      await navigate({ to: '/segments', search: { tab: 'lists' } });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), kind });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('lists.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={faultsByField(create.error).name}
          />
          <NativeSelect
            label={t('common.type')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            data={listKinds.map((value) => ({ value, label: t(`list.${value}`) }))}
          />
          <ProblemAlert error={create.error} faults={faultsOutside(create.error, ['name'])} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
