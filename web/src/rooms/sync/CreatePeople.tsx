import { Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { toast } from '@/ui/toast';
import { type Connection, type CreatePeople as Create, changeConnection } from './api/connections';
import { sayRequirement } from './codes';
import { Inclusion } from './Inclusion';
import { useRefresh } from './useRefresh';
import { useSystems } from './useSystems';

const asks = (kind: string) => ['lead', 'contact', 'person'].includes(kind.toLowerCase());
const together = (here: boolean, there: boolean): Create =>
  here ? (there ? 'both' : 'here') : there ? 'there' : 'none';

/** Whether people who are missing on one side may be made there; the default is to link only. */
export function CreatePeople({ connection }: { connection: Connection }) {
  const t = useT();
  const refresh = useRefresh();
  const may = useMay();
  const { name } = useSystems()(connection.system);
  const { requirements } = connection;
  const change = useMutation({
    mutationFn: (next: Create) => changeConnection(connection, { createPeople: next }),
    onSuccess: async () => {
      await refresh();
      toast(t('create.changed'));
    },
  });
  const fixed = change.isPending || !may('admin');
  const now = change.isPending ? change.variables : connection.createPeople;
  const here = now === 'here' || now === 'both';
  const there = now === 'there' || now === 'both';
  const needs = requirements.filter(({ kind }) => asks(kind));
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb={4}>
        {t('create.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md" maw="70ch">
        {t('create.hint')}
      </Text>
      <Stack gap="sm">
        <Switch
          checked={there}
          disabled={fixed}
          label={t('create.there', { system: name })}
          onChange={(event) => change.mutate(together(here, event.currentTarget.checked))}
        />
        {needs.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 56 }}>
            {needs.map((need) => (
              <Text component="li" size="sm" c="dimmed" key={need.kind + need.field}>
                {sayRequirement(t, need)}
              </Text>
            ))}
          </ul>
        )}
        {there && (
          <Inclusion
            connection={connection}
            system={name}
            key={JSON.stringify(connection.inclusion)}
          />
        )}
        <Switch
          checked={here}
          disabled={fixed}
          label={t('create.here', { system: name })}
          onChange={(event) => change.mutate(together(event.currentTarget.checked, there))}
        />
      </Stack>
    </section>
  );
}
