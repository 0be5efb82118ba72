import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { May } from '@/ui/May';
import { Tone } from '@/ui/Tone';
import { type Account, usersQuery } from './api/users';
import { UserForm } from './UserForm';

export function UsersPanel() {
  const t = useT();
  const users = useQuery(usersQuery);
  const [open, setOpen] = useState<Account | 'new'>();
  const columns: Column<Account>[] = [
    {
      key: 'name',
      head: t('common.name'),
      cell: ({ name, disabled }) => (
        <Group gap="xs">
          {name}
          {disabled && <Tone tone="quiet">{t('users.isDisabled')}</Tone>}
        </Group>
      ),
    },
    { key: 'login', head: t('login.login'), cell: ({ login }) => login, wide: true },
    { key: 'role', head: t('users.role'), cell: ({ role }) => translated(t, `role.${role}`, role) },
    {
      key: 'edit',
      head: <span className="hidden">{t('common.changes')}</span>,
      width: '56px',
      end: true,
      cell: (user) => (
        <May do="admin">
          <ActionIcon
            variant="subtle"
            aria-label={t('users.edit', { name: user.name })}
            onClick={() => setOpen(user)}
          >
            <IconPencil size={16} />
          </ActionIcon>
        </May>
      ),
    },
  ];
  return (
    <Stack>
      <Group justify="flex-end">
        <May do="admin">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
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
      {open && (
        <UserForm {...(open === 'new' ? {} : { user: open })} onClose={() => setOpen(undefined)} />
      )}
    </Stack>
  );
}
