import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { createPerson } from './api/people';

const fields = ['email', 'firstName', 'lastName'] as const;

export function AddPerson({ onClose }: { onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState({ email: '', firstName: '', lastName: '' });
  const add = useMutation({
    mutationFn: () => {
      const { email, ...names } = values;
      const filled = Object.fromEntries(
        Object.entries(names).filter(([, text]) => text.trim() !== ''),
      );
      return createPerson({ email: email.trim(), ...filled });
    },
    meta: { shown: true },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['/people'] });
      await navigate({ to: '/people/$id', params: { id } });
    },
  });
  const faults = faultsByField(add.error);
  const input = (field: (typeof fields)[number]) => ({
    value: values[field],
    error: faults[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [field]: value }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            type="email"
            label={t('common.email')}
            required
            data-autofocus
            {...input('email')}
          />
          <TextInput label={t('people.firstName')} {...input('firstName')} />
          <TextInput label={t('people.lastName')} {...input('lastName')} />
          <ProblemAlert error={add.error} faults={faultsOutside(add.error, [...fields])} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('common.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
