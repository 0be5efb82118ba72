import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { connectionsQuery } from './api/connections';
import { type Twin, twinsQuery } from './api/twins';
import { TwinState } from './TwinState';

/** A campaign's counterparts in other systems. */
export function CampaignSync({ campaignId }: { campaignId: string }) {
  const t = useT();
  const twins = useQuery(twinsQuery({ campaignId }));
  const { data: connections = [] } = useQuery(connectionsQuery);
  const columns: Column<Twin>[] = [
    {
      key: 'system',
      head: t('sync.system'),
      cell: ({ connectionId }) => (
        <Link to="/connections/$id" params={{ id: connectionId }} className="strong">
          {connections.find(({ id }) => id === connectionId)?.name ?? connectionId}
        </Link>
      ),
    },
    {
      key: 'there',
      head: t('sync.there'),
      cell: ({ remoteName, remoteId, remoteUrl }) =>
        remoteUrl ? (
          <a href={remoteUrl} target="_blank" rel="noreferrer noopener">
            {remoteName ?? remoteId}
          </a>
        ) : (
          (remoteName ?? remoteId)
        ),
    },
    {
      key: 'state',
      head: t('common.status'),
      width: '160px',
      cell: ({ state }) => <TwinState state={state} />,
    },
    {
      key: 'last',
      head: t('sync.last'),
      width: '160px',
      wide: true,
      cell: ({ lastSyncAt }) => lastSyncAt && <Ago at={lastSyncAt} />,
    },
  ];
  return (
    <Await query={twins}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            text={t('sync.notConnected')}
            action={<LinkButton to="/connections">{t('sync.openConnections')}</LinkButton>}
          />
        ) : (
          <PlainTable
            label={t('tab.sync')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
          />
        )
      }
    </Await>
  );
}
