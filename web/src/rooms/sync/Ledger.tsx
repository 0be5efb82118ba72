import { Button } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Waiting } from '@/ui/Await';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Tone } from '@/ui/Tone';
import { usePages } from '@/ui/usePages';
import { type Entry, ledgerQuery } from './api/ledger';
import { shown } from './shown';

/** Who wrote what, where and when, and what the other side answered. */
export function Ledger({ connectionId }: { connectionId: string }) {
  const t = useT();
  const { query, rows, more } = usePages(ledgerQuery(connectionId));
  const columns: Column<Entry>[] = [
    { key: 'at', head: t('common.when'), width: '128px', cell: ({ at }) => <Ago at={at} /> },
    {
      key: 'way',
      head: t('streams.way'),
      width: '88px',
      wide: true,
      cell: ({ direction }) => translated(t, `pace.${direction}`, direction),
    },
    {
      key: 'record',
      head: t('ledger.record'),
      cell: ({ record, field }) => [record, field].filter(Boolean).join(' · '),
    },
    {
      key: 'change',
      head: t('ledger.change'),
      wide: true,
      cell: ({ from, to }) => `${shown(from)} → ${shown(to)}`,
    },
    {
      key: 'outcome',
      head: t('ledger.outcome'),
      width: '128px',
      cell: ({ outcome, answer }) => (
        <Tone tone={['done', 'written', 'taken', 'ok'].includes(outcome) ? 'good' : 'attention'}>
          {answer ?? translated(t, `outcome.${outcome}`, outcome)}
        </Tone>
      ),
    },
  ];
  if (query.error && !rows)
    return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  if (!rows) return <Waiting />;
  if (rows.length === 0) {
    return (
      <Empty
        text={t('ledger.empty')}
        action={
          <Button variant="default" onClick={() => query.refetch()}>
            {t('ledger.look')}
          </Button>
        }
      />
    );
  }
  return (
    <DataTable
      label={t('connections.ledger')}
      rows={rows}
      columns={columns}
      rowKey={(entry) => entry.id ?? entry.at + entry.record + entry.field}
      onEnd={more}
    />
  );
}
