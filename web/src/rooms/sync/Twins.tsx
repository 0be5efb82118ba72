import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { type Twin, twinsQuery } from './api/twins';
import { TwinState } from './TwinState';

export function Twins({ connectionId }: { connectionId: string }) {
  const t = useT();
  const twins = useQuery(twinsQuery({ connectionId }));
  const columns: Column<Twin>[] = [
    {
      key: 'here',
      head: t('twins.here'),
      cell: ({ campaignId, campaignName }) => (
        <Link to="/campaigns/$id" params={{ id: campaignId }} className="strong">
          {campaignName ?? campaignId}
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
      width: '140px',
      cell: ({ state }) => <TwinState state={state} />,
    },
    {
      key: 'last',
      head: t('sync.last'),
      wide: true,
      width: '180px',
      cell: ({ lastSyncAt }) => lastSyncAt && <Ago at={lastSyncAt} />,
    },
  ];
  return (
    <Await query={twins}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            text={t('twins.empty')}
            action={<LinkButton to="/campaigns">{t('mail.openCampaigns')}</LinkButton>}
          />
        ) : (
          <PlainTable
            label={t('connections.twins')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
          />
        )
      }
    </Await>
  );
}
