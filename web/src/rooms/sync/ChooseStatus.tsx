import { Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { ourStatusesQuery } from './api/ourStatuses';

type Props = {
  campaignId: string;
  /** What it meant before; null when nobody knows. */
  proposed: string | null;
  busy: boolean;
  onChoose: (status: string) => void;
  onCancel: () => void;
};

export function ChooseStatus({ campaignId, proposed, busy, onChoose, onCancel }: Props) {
  const t = useT();
  const { data = [] } = useQuery(ourStatusesQuery(campaignId));
  const [chosen, setChosen] = useState('');
  const status = chosen || proposed || data[0]?.name || '';
  return (
    <Group gap="xs" mt="sm" align="flex-end">
      <NativeSelect
        size="xs"
        label={t('inbox.means')}
        value={status}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={data.map(({ name }) => name)}
      />
      <Button size="xs" disabled={!status || busy} onClick={() => onChoose(status)}>
        {t('inbox.meansThis')}
      </Button>
      <Button size="xs" variant="default" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </Group>
  );
}
