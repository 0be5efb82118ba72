import { Avatar, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { useSession } from '@/lib/session';
import { signOut } from '@/rooms/access/api/session';
import css from './shell.module.css';

const schemes = [
  ['auto', 'shell.auto'],
  ['light', 'shell.light'],
  ['dark', 'shell.dark'],
] as const;

export function UserMenu() {
  const t = useT();
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      client.clear();
      await navigate({ to: '/login' });
    },
  });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={css.menu}>
          <Avatar name={user.name} size={28} color="ink" alt="" aria-hidden />
          <span className="hidden">{t('shell.user', { name: user.name })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="sm" fw={560} px="sm" pt={4}>
          {user.name}
        </Text>
        <Text size="xs" c="dimmed" px="sm" pb={4}>
          {user.login}
        </Text>
        <Menu.Divider />
        <Menu.Label>{t('shell.scheme')}</Menu.Label>
        {schemes.map(([scheme, label]) => (
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            checked={scheme === colorScheme}
            onChange={() => setColorScheme(scheme)}
          >
            {t(label)}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
