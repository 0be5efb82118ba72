import { Autocomplete, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import type { Mapped } from './MapColumns';

/** Only the rows in which one column holds one value. */
export function OnlyWhere({ found, draft, onDraft }: Mapped) {
  const t = useT();
  const [chosen, setChosen] = useState(Object.keys(draft.where)[0] ?? '');
  const header = found.headers.find(({ name }) => name === chosen);
  const set = (name: string, value: string) => {
    setChosen(name);
    onDraft({ where: name && value ? { [name]: value } : {} });
  };
  return (
    <Group align="flex-end">
      <NativeSelect
        miw={200}
        label={t('imports.where')}
        value={chosen}
        onChange={(event) => set(event.currentTarget.value, '')}
        data={[
          { value: '', label: t('imports.allRows') },
          ...found.headers.map(({ name }) => name),
        ]}
      />
      {header && (
        <Autocomplete
          miw={200}
          label={t('imports.whereIs', { header: header.name })}
          data={[...new Set(header.samples)].filter(Boolean)}
          value={draft.where[chosen] ?? ''}
          onChange={(value) => set(chosen, value)}
        />
      )}
    </Group>
  );
}
