import { Button, Group, Modal, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { type Account, createUser, usersQuery } from './api/users';

const roles = ['admin', 'marketer', 'sales', 'viewer'];
const fields = ['name', 'login', 'password'] as const;

function NewUser({ onClose }: { onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [values, setValues] = useState({ name: '', login: '', password: '' });
  const [role, setRole] = useState('marketer');
  const create = useMutation({
    mutationFn: createUser,
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [usersQuery.queryKey[0]] });
      onClose();
    },
  });
  const faults = faultsByField(create.error);
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
    create.mutate({ ...values, role });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('users.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            autoComplete="off"
            {...input('name')}
          />
          <TextInput label={t('login.login')} required autoComplete="off" {...input('login')} />
          <PasswordInput
            label={t('login.password')}
            description={t('setup.passwordHint')}
            required
            minLength={12}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
            {...input('password')}
          />
          <NativeSelect
            label={t('users.role')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
            data={roles.map((value) => ({ value, label: translated(t, `role.${value}`, value) }))}
            error={faults.role}
          />
          <ProblemAlert
            error={create.error}
            faults={faultsOutside(create.error, [...fields, 'role'])}
          />
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

export function UsersPanel() {
  const t = useT();
  const users = useQuery(usersQuery);
  const [creating, { open, close }] = useDisclosure();
  const columns: Column<Account>[] = [
    { key: 'name', head: t('common.name'), cell: ({ name }) => name },
    { key: 'login', head: t('login.login'), cell: ({ login }) => login },
    { key: 'role', head: t('users.role'), cell: ({ role }) => translated(t, `role.${role}`, role) },
  ];
  return (
    <Stack>
      <Group justify="flex-end">
        <May do="admin">
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            {t('users.new')}
          </Button>
        </May>
      </Group>
      <Await query={users}>
        {(items) => (
          <PlainTable
            label={t('users.title')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
          />
        )}
      </Await>
      {creating && <NewUser onClose={close} />}
    </Stack>
  );
}
