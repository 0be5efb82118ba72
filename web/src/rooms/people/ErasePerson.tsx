import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import type { Person } from './api/people';
import { erasePerson } from './api/person';
import { nameOf } from './labels';

/** The one thing here that cannot be taken back, so it asks for the name. */
export function ErasePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const name = nameOf(person, t);
  const erase = useMutation({
    mutationFn: () => erasePerson(person),
    meta: { shown: true },
    onSuccess: async () => {
      await navigate({ to: '/people' });
      await client.invalidateQueries({ queryKey: ['/people'] });
      toast(t('people.erased'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.erase')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('people.eraseHint')}</Text>
          <TextInput
            label={t('people.eraseType', { name })}
            data-autofocus
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ProblemAlert error={erase.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              color="red"
              disabled={typed.trim() !== name}
              loading={erase.isPending}
            >
              {t('people.eraseDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
