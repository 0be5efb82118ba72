import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { AccountForm, type Entered } from './AccountForm';
import { type Connection, type ConnectionChange, changeConnection } from './api/connections';
import { connectorsQuery } from './api/connectors';
import { Budget } from './Budget';
import { HealthLine } from './HealthLine';
import css from './sync.module.css';
import { Losses, Travels } from './Travels';
import { useRefresh } from './useRefresh';

const filled = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

function Health({ connection }: { connection: Connection }) {
  const t = useT();
  const refresh = useRefresh();
  const paused = connection.state === 'paused';
  const change = useMutation({
    mutationFn: (pause: boolean) => changeConnection(connection, { paused: pause }),
    onSuccess: async () => {
      await refresh();
      toast(t(paused ? 'account.resumed' : 'account.paused', { name: connection.name }));
    },
  });
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb="xs">
        {t('account.health')}
      </Title>
      <Stack gap="sm">
        <HealthLine connection={connection} />
        <Budget connection={connection} />
        <May do="admin">
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              onClick={() => change.mutate(!paused)}
              loading={change.isPending}
            >
              {t(paused ? 'account.resume' : 'account.pause')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('account.pauseHint')}
            </Text>
          </Group>
        </May>
      </Stack>
    </section>
  );
}

function Form({ connection }: { connection: Connection }) {
  const t = useT();
  const refresh = useRefresh();
  const connectors = useQuery(connectorsQuery);
  const { name, baseUrl, settings } = connection;
  const [entered, setEntered] = useState<Entered>({ name, baseUrl, settings, secrets: {} });
  const save = useMutation({
    mutationFn: (change: ConnectionChange) => changeConnection(connection, change),
    meta: { shown: true },
    onSuccess: async () => {
      setEntered((before) => ({ ...before, secrets: {} }));
      await refresh();
      toast(t('account.saved'));
    },
  });
  const submit = () => {
    const secrets = filled(entered.secrets);
    save.mutate({
      name: entered.name,
      baseUrl: entered.baseUrl,
      settings: entered.settings,
      ...(Object.keys(secrets).length > 0 ? { secrets } : {}),
    });
  };
  return (
    <Await query={connectors}>
      {(items) => {
        const connector = items.find(({ key }) => key === connection.system);
        if (!connector) return null;
        return (
          <div className={css.halves}>
            <May do="admin">
              <section className="paper" style={{ padding: 16 }}>
                <Title order={2} mb="sm">
                  {t('add.account')}
                </Title>
                <Stack>
                  <AccountForm
                    connector={connector}
                    entered={entered}
                    onChange={setEntered}
                    onDone={submit}
                    done={t('common.save')}
                    busy={save.isPending}
                    kept
                  />
                  <ProblemAlert error={save.error} />
                </Stack>
              </section>
            </May>
            <section className="paper" style={{ padding: 16 }}>
              <Title order={2} mb="sm">
                {t('account.travels')}
              </Title>
              <Stack gap="sm">
                <Travels connector={connector} />
                <Losses losses={connection.losses} open />
              </Stack>
            </section>
          </div>
        );
      }}
    </Await>
  );
}

/** How the connection feels, what it spends, and the account itself. */
export function Account({ connection }: { connection: Connection }) {
  return (
    <Stack gap="lg">
      <Health connection={connection} />
      <Form connection={connection} key={connection.id} />
    </Stack>
  );
}
