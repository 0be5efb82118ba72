import { Button, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { May } from '@/ui/May';
import type { Person } from './api/people';
import { EditPerson } from './EditPerson';

export function PersonActions({ person }: { person: Person }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  return (
    <Group gap="xs">
      <May do="people">
        <Button
          variant="default"
          leftSection={<IconPencil size={16} />}
          onClick={() => setEditing(true)}
        >
          {t('common.edit')}
        </Button>
      </May>
      {editing && <EditPerson person={person} onClose={() => setEditing(false)} />}
    </Group>
  );
}
