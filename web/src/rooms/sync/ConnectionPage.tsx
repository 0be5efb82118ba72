import { Button, Tabs, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { PageHead } from '@/ui/Page';
import { toast } from '@/ui/toast';
import { connectionQuery, syncNow } from './api/connections';
import { Inbox } from './Inbox';
import { Ledger } from './Ledger';
import { Streams } from './Streams';
import { Twins } from './Twins';

const panels = { streams: Streams, twins: Twins, inbox: Inbox, ledger: Ledger } as const;
const names = Object.keys(panels) as (keyof typeof panels)[];

export function ConnectionPage() {
  const t = useT();
  const { id } = useParams({ from: '/shell/connections/$id' });
  const { tab = 'streams' } = useSearch({ from: '/shell/connections/$id' });
  const navigate = useNavigate({ from: '/connections/$id' });
  const client = useQueryClient();
  const connection = useQuery(connectionQuery(id));
  const run = useMutation({
    mutationFn: () => syncNow(id),
    onSuccess: async () => {
      toast(t('connections.started'));
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/connections'),
      });
    },
  });
  return (
    <Await query={connection}>
      {({ name, health, conflicts = 0 }) => (
        <>
          <PageHead
            title={name}
            above={
              <Text size="sm" mb={4}>
                <Link to="/connections" className="link">
                  {t('nav.connections')}
                </Link>
                {' / '}
              </Text>
            }
            below={health && <Text c="dimmed">{health}</Text>}
            actions={
              <Button variant="default" onClick={() => run.mutate()} loading={run.isPending}>
                {t('connections.syncNow')}
              </Button>
            }
          />
          <Tabs
            value={tab}
            onChange={(value) => navigate({ search: { tab: value ?? 'streams' } })}
            keepMounted={false}
          >
            <Tabs.List
              mb="lg"
              style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}
            >
              {names.map((panel) => (
                <Tabs.Tab key={panel} value={panel} style={{ flex: 'none' }}>
                  {panel === 'inbox' && conflicts > 0
                    ? `${t('connections.inbox')} (${conflicts})`
                    : t(`connections.${panel}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {names.map((panel) => {
              const Panel = panels[panel];
              return (
                <Tabs.Panel key={panel} value={panel}>
                  <Panel connectionId={id} />
                </Tabs.Panel>
              );
            })}
          </Tabs>
        </>
      )}
    </Await>
  );
}
