import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { Person } from './api/people';
import { changePerson } from './api/person';

const fields = ['firstName', 'lastName', 'email'] as const;
const orNull = (text: string) => text.trim() || null;

/** Names and the primary address; the other addresses stay. */
export function EditPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [values, setValues] = useState({
    firstName: person.firstName ?? '',
    lastName: person.lastName ?? '',
    email: person.email ?? '',
  });
  const save = useMutation({
    mutationFn: () => {
      const email = orNull(values.email);
      const others = (person.emails ?? []).filter((each) => each !== person.email);
      return changePerson(person, {
        firstName: orNull(values.firstName),
        lastName: orNull(values.lastName),
        email,
        emails: [...(email ? [email] : []), ...others],
      });
    },
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/people/.test(String(queryKey[0])),
      });
      onClose();
    },
  });
  const faults = faultsByField(save.error);
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
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.edit')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('people.firstName')} data-autofocus {...input('firstName')} />
          <TextInput label={t('people.lastName')} {...input('lastName')} />
          <TextInput type="email" label={t('common.email')} {...input('email')} />
          <ProblemAlert error={save.error} faults={faultsOutside(save.error, [...fields])} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
