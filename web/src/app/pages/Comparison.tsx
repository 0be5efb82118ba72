import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Money, useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { type Results, resultsQuery } from '@/rooms/insights/api/results';
import { Waiting } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';

type Row = { campaign: Campaign; results: Results | undefined };

function Beside({ value, plan }: { value: string; plan?: string | undefined }) {
  const t = useT();
  return (
    <>
      {value}
      {plan && (
        <span className="muted" style={{ display: 'block', fontSize: '0.8125rem' }}>
          {t('results.expected', { value: plan })}
        </span>
      )}
    </>
  );
}

/** Campaigns side by side: what came, and what was expected. */
export function Comparison({ campaigns }: { campaigns: Campaign[] }) {
  const t = useT();
  const formats = useFormats();
  const results = useQueries({ queries: campaigns.map(({ id }) => resultsQuery(id)) });
  if (results.some(({ isPending }) => isPending)) return <Waiting />;
  const rows: Row[] = campaigns.map((campaign, place) => ({
    campaign,
    results: results[place]?.data,
  }));
  const money = (value: Money | null | undefined) => (value ? formats.money(value) : undefined);
  const share = (value: number | null | undefined) =>
    typeof value === 'number' ? formats.percent(value) : undefined;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: t('common.name'),
      cell: ({ campaign: { id, name } }) => (
        <Link to="/campaigns/$id" params={{ id }} className="strong">
          {name}
        </Link>
      ),
    },
    {
      key: 'members',
      head: t('campaigns.members'),
      end: true,
      wide: true,
      cell: ({ results: got }) => got && formats.number(got.members),
    },
    {
      key: 'rate',
      head: t('campaigns.responded'),
      end: true,
      cell: ({ results: got }) => (
        <Beside value={share(got?.responseRate) ?? '–'} plan={share(got?.expected?.responseRate)} />
      ),
    },
    {
      key: 'cost',
      head: t('results.cost'),
      end: true,
      wide: true,
      cell: ({ results: got }) => (
        <Beside value={money(got?.cost) ?? '–'} plan={money(got?.expected?.cost)} />
      ),
    },
    {
      key: 'revenue',
      head: t('results.revenue'),
      end: true,
      wide: true,
      cell: ({ results: got }) => (
        <Beside value={money(got?.revenue) ?? '–'} plan={money(got?.expected?.revenue)} />
      ),
    },
    {
      key: 'roi',
      head: t('results.roi'),
      end: true,
      cell: ({ results: got }) => (
        <Beside value={share(got?.roi) ?? '–'} plan={share(got?.expected?.roi)} />
      ),
    },
  ];
  return (
    <PlainTable
      label={t('home.howTheyDo')}
      rows={rows}
      columns={columns}
      rowKey={({ campaign }) => campaign.id}
    />
  );
}
