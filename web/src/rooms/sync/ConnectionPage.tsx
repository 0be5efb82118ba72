import { Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { PageHead } from '@/ui/Page';
import { TabBar } from '@/ui/TabBar';
import { Account } from './Account';
import { connectionQuery } from './api/connections';
import { Health } from './Health';
import { ConnectionState, HealthLine } from './HealthLine';
import { Inbox } from './Inbox';
import { Ledger } from './Ledger';
import { Maps } from './Maps';
import { Plan } from './Plan';
import { RunNow } from './RunNow';
import { Runs } from './Runs';
import { Streams } from './Streams';
import css from './sync.module.css';
import { Twins } from './Twins';

const panels = {
  streams: Streams,
  maps: Maps,
  plan: Plan,
  twins: Twins,
  inbox: Inbox,
  ledger: Ledger,
  runs: Runs,
  health: Health,
  account: Account,
} as const;
const names = Object.keys(panels) as (keyof typeof panels)[];
const isName = (name: string | undefined): name is keyof typeof panels =>
  names.some((each) => each === name);

export function ConnectionPage() {
  const t = useT();
  const { id } = useParams({ from: '/shell/connections/$id' });
  const search = useSearch({ from: '/shell/connections/$id' });
  const navigate = useNavigate({ from: '/connections/$id' });
  const tab = isName(search.tab) ? search.tab : 'streams';
  const connection = useQuery(connectionQuery(id));
  return (
    <Await query={connection}>
      {(it) => {
        const Panel = panels[tab];
        return (
          <>
            <PageHead
              title={it.name}
              above={
                <Text size="sm" mb={4}>
                  <Link to="/connections" className="link">
                    {t('nav.connections')}
                  </Link>
                </Text>
              }
              below={
                <div className={css.state}>
                  <ConnectionState state={it.state} />
                  <HealthLine connection={it} />
                </div>
              }
              actions={<RunNow connection={it} />}
            />
            <Tabs
              value={tab}
              onChange={(value) => navigate({ search: { tab: value ?? 'streams' } })}
              keepMounted={false}
            >
              <TabBar chosen={tab}>
                {names.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {name === 'inbox' && it.waiting > 0
                      ? t('connections.inboxWith', { count: it.waiting })
                      : t(`connections.${name}`)}
                  </Tabs.Tab>
                ))}
              </TabBar>
              <Tabs.Panel value={tab}>
                <Panel connection={it} />
              </Tabs.Panel>
            </Tabs>
          </>
        );
      }}
    </Await>
  );
}
