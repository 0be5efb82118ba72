import { Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import type { Mapped } from './MapColumns';

/** Which value of a column means which member status; other values take the status of all. */
export function StatusValues({ found, draft, statuses, onDraft }: Mapped & { statuses: string[] }) {
  const t = useT();
  const [other, setOther] = useState('');
  const fixed = found.headers.find(({ name }) => draft.columns[name] === 'status');
  const header = fixed ?? found.headers.find(({ name }) => name === draft.statusBy);
  const start = `${header?.name}:`;
  const more = Object.keys(draft.values)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length));
  const values = [...new Set([...(header?.samples ?? []), ...more])].filter(Boolean);
  const choose = (value: string, status: string) =>
    onDraft({ values: { ...draft.values, [start + value]: status } });
  return (
    <Stack gap="xs">
      {!fixed && (
        <NativeSelect
          maw={360}
          label={t('imports.statusBy')}
          description={t('imports.statusByHint')}
          value={draft.statusBy}
          onChange={(event) => onDraft({ statusBy: event.currentTarget.value, values: {} })}
          data={[
            { value: '', label: t('imports.noColumn') },
            ...found.headers.map(({ name }) => name),
          ]}
        />
      )}
      {header && statuses.length > 0 && (
        <>
          <Title order={3}>{t('imports.values', { header: header.name })}</Title>
          <Group align="flex-end">
            {values.map((value) => (
              <NativeSelect
                key={value}
                label={value}
                value={draft.values[start + value] ?? ''}
                onChange={(event) => choose(value, event.currentTarget.value)}
                data={[
                  { value: '', label: t(fixed ? 'imports.asIs' : 'imports.statusOfAll') },
                  ...statuses,
                ]}
              />
            ))}
            <TextInput
              label={t('imports.otherValue')}
              value={other}
              onChange={(event) => setOther(event.currentTarget.value)}
              onBlur={() => {
                if (other.trim()) choose(other.trim(), '');
                setOther('');
              }}
            />
          </Group>
        </>
      )}
    </Stack>
  );
}
