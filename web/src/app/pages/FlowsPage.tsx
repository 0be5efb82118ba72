import { Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { translated, useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { campaignFlowsQuery } from '@/rooms/flows/api/campaignFlows';
import type { Flow } from '@/rooms/flows/api/flow';
import { Await, Waiting } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { Tone } from '@/ui/Tone';

type Row = { flow: Flow; campaign: Campaign };

/** Flows are asked for campaign by campaign: those of the newest that may have one. */
const newest = 25;

function Flows({ campaigns }: { campaigns: Campaign[] }) {
  const t = useT();
  const queries = useQueries({ queries: campaigns.map(({ id }) => campaignFlowsQuery(id)) });
  if (queries.some(({ isPending }) => isPending)) return <Waiting />;
  const rows: Row[] = campaigns.flatMap((campaign, place) =>
    (queries[place]?.data ?? []).map((flow) => ({ flow, campaign })),
  );
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: t('common.name'),
      cell: ({ flow, campaign }) => (
        <Link
          to="/campaigns/$id"
          params={{ id: campaign.id }}
          search={{ tab: 'flow' }}
          className="strong"
        >
          {flow.name}
        </Link>
      ),
    },
    {
      key: 'campaign',
      head: t('word.campaign'),
      wide: true,
      cell: ({ campaign }) => campaign.name,
    },
    {
      key: 'state',
      head: t('common.status'),
      cell: ({ flow: { status } }) => (
        <Tone tone={status === 'published' ? 'good' : 'quiet'}>
          {translated(t, `flowState.${status}`, status)}
        </Tone>
      ),
    },
    {
      key: 'version',
      head: t('flows.versionHead'),
      end: true,
      wide: true,
      cell: ({ flow }) => flow.published ?? '–',
    },
  ];
  if (rows.length === 0) {
    return (
      <Empty
        text={t('flows.none')}
        action={
          <May do="campaigns">
            <LinkButton to="/campaigns" search={{ new: '1' }}>
              {t('campaigns.new')}
            </LinkButton>
          </May>
        }
      />
    );
  }
  return (
    <PlainTable
      label={t('nav.flows')}
      rows={rows}
      columns={columns}
      rowKey={({ flow }) => flow.id}
    />
  );
}

export function FlowsPage() {
  const t = useT();
  const campaigns = useQuery(list<Campaign>('/campaigns', {}, newest));
  return (
    <>
      <PageHead
        title={t('nav.flows')}
        below={<Text c="dimmed">{t('flows.hint', { count: newest })}</Text>}
      />
      <Await query={campaigns}>{(items) => <Flows campaigns={items} />}</Await>
    </>
  );
}
