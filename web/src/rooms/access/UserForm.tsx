import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  PasswordInput,
  Stack,
  TextInput,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { type Account, changeUser, createUser, usersQuery } from './api/users';

const roles = ['admin', 'marketer', 'sales', 'viewer'];
const fields = ['name', 'login', 'password'] as const;

/** @param user whom to change; nobody for a new one */
export function UserForm({ user, onClose }: { user?: Account; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [values, setValues] = useState({
    name: user?.name ?? '',
    login: user?.login ?? '',
    password: '',
  });
  const [role, setRole] = useState(user?.role ?? 'marketer');
  const [disabled, setDisabled] = useState(user?.disabled ?? false);
  const save = useMutation({
    mutationFn: () => {
      const { name, password } = values;
      return user
        ? changeUser(user, { name, role, disabled, ...(password ? { password } : {}) })
        : createUser({ ...values, role });
    },
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [usersQuery.queryKey[0]] });
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
      title={user ? t('users.edit', { name: user.name }) : t('users.new')}
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
          {!user && (
            <TextInput label={t('login.login')} required autoComplete="off" {...input('login')} />
          )}
          <PasswordInput
            label={user ? t('users.newPassword') : t('login.password')}
            description={user ? t('users.newPasswordHint') : t('setup.passwordHint')}
            required={!user}
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
          {user && (
            <Checkbox
              label={t('users.disabled')}
              description={t('users.disabledHint')}
              checked={disabled}
              onChange={(event) => setDisabled(event.currentTarget.checked)}
            />
          )}
          <ProblemAlert
            error={save.error}
            faults={faultsOutside(save.error, [...fields, 'role'])}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {user ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
