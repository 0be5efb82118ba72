import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { May } from '@/ui/May';
import type { Person } from './api/people';
import { exportPerson } from './api/person';
import { EditPerson } from './EditPerson';
import { ErasePerson } from './ErasePerson';
import { nameOf } from './labels';
import { MergePerson } from './MergePerson';

type Dialog = 'edit' | 'merge' | 'erase';

function download(name: string, content: unknown) {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

export function PersonActions({ person }: { person: Person }) {
  const t = useT();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const tell = useMutation({
    mutationFn: () => exportPerson(person.id),
    onSuccess: (all) => download(nameOf(person, t), all),
  });
  return (
    <May do="people">
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconPencil size={16} />}
          onClick={() => setDialog('edit')}
        >
          {t('common.edit')}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('common.changes')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setDialog('merge')}>{t('people.merge')}</Menu.Item>
            <Menu.Item onClick={() => tell.mutate()}>{t('people.export')}</Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => setDialog('erase')}>
              {t('people.erase')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {dialog === 'edit' && <EditPerson person={person} onClose={close} />}
        {dialog === 'merge' && <MergePerson person={person} onClose={close} />}
        {dialog === 'erase' && <ErasePerson person={person} onClose={close} />}
      </Group>
    </May>
  );
}
