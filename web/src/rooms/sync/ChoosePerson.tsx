import { Button, Group, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { peopleQuery, type Someone } from './api/people';

type Props = {
  /** The name over there, which is looked for first. */
  start: string;
  busy: boolean;
  onChoose: (personId: string) => void;
  onCancel: () => void;
};

const named = ({ firstName, lastName, email }: Someone) =>
  [[firstName, lastName].filter(Boolean).join(' '), email].filter(Boolean).join(', ');

export function ChoosePerson({ start, busy, onChoose, onCancel }: Props) {
  const t = useT();
  const [text, setText] = useState(start);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked] = useDebouncedValue(text.trim(), 250);
  const { data = [] } = useQuery({ ...peopleQuery(asked), enabled: asked.length > 1 });
  return (
    <Group gap="xs" mt="sm" align="flex-end">
      <Select
        size="xs"
        label={t('inbox.whoIsIt')}
        searchable
        searchValue={text}
        onSearchChange={setText}
        filter={({ options }) => options}
        data={data.map((someone) => ({ value: someone.id, label: named(someone) }))}
        value={chosen}
        onChange={setChosen}
        nothingFoundMessage={t('people.noneFound')}
        style={{ flex: '1 1 240px', maxWidth: 400 }}
      />
      <Button size="xs" disabled={!chosen || busy} onClick={() => chosen && onChoose(chosen)}>
        {t('inbox.linkThis')}
      </Button>
      <Button size="xs" variant="default" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </Group>
  );
}
