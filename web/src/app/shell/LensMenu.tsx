import { Menu, Text } from '@mantine/core';
import { IconVocabulary } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { useLens } from '@/lib/words';
import css from './shell.module.css';
import { useSessionChange } from './useSessionChange';

/** Whose words the pages speak. */
export function LensMenu() {
  const t = useT();
  const { lexicon, lens } = useLens();
  const change = useSessionChange();
  const systems = [
    { key: 'plain', name: t('shell.lensPlain') },
    ...(lexicon?.systems ?? []).filter(({ key }) => key !== 'plain'),
  ];
  const current = systems.find(({ key }) => key === (lens ?? 'plain')) ?? systems[0];
  const label = t('shell.lens', { system: current?.name });
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={css.menu} aria-label={label}>
          <IconVocabulary size={18} aria-hidden style={{ flex: 'none' }} />
          <span className={css.long}>{label}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="xs" c="dimmed" px="sm" py={4}>
          {t('shell.lensHint')}
        </Text>
        {systems.map(({ key, name }) => (
          <Menu.RadioItem
            key={key}
            value={key}
            checked={key === current?.key}
            closeMenuOnClick
            onChange={() => change.mutate({ lens: key })}
          >
            {name}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/words">
          {t('shell.lensWhat')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
