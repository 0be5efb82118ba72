import { Button, Stack } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Waiting } from '@/ui/Await';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Tone, type ToneName } from '@/ui/Tone';
import { usePages } from '@/ui/usePages';
import type { Connection } from './api/connections';
import { type Entry, ledgerQuery } from './api/ledger';
import { fieldName, sayAnswer, shown } from './codes';
import { LedgerActions } from './LedgerActions';
import { LedgerFilters, type LedgerSearch } from './LedgerFilters';
import css from './sync.module.css';

const tones: Record<string, ToneName> = {
  refused: 'wrong',
  lost: 'attention',
  inDoubt: 'attention',
  held: 'attention',
  projected: 'information',
};

/** An id is nobody's name: the kind of record stands in for it. */
const isId = (record: string) => /^(\d+|[\da-zA-Z]{15,18}|[\da-f-]{36})$/.test(record);
const kinds: Record<string, string> = {
  campaigns: 'campaign',
  people: 'person',
  consent: 'person',
  members: 'member',
};

function Record({ entry: { record, personId, campaignId, stream } }: { entry: Entry }) {
  const t = useT();
  const kind = kinds[stream] ?? '';
  const text = isId(record) ? translated(t, `recordKind.${kind}`, t('ledger.record')) : record;
  if (personId) {
    return (
      <Link to="/people/$id" params={{ id: personId }} className="strong">
        {text}
      </Link>
    );
  }
  if (campaignId) {
    return (
      <Link to="/campaigns/$id" params={{ id: campaignId }} className="strong">
        {text}
      </Link>
    );
  }
  return text;
}

function useColumns(): Column<Entry>[] {
  const t = useT();
  const formats = useFormats();
  const change = ({ field, from, to }: Entry) => {
    const values = `${shown(t, formats, from, field)} → ${shown(t, formats, to, field)}`;
    return field ? `${fieldName(t, field)}: ${values}` : to || from ? values : '';
  };
  return [
    {
      key: 'at',
      head: t('common.when'),
      width: '136px',
      wide: true,
      cell: ({ at }) => <Ago at={at} />,
    },
    {
      key: 'record',
      head: t('ledger.record'),
      cell: (entry) => (
        <>
          <Record entry={entry} />
          <div className={css.narrow}>
            <Ago at={entry.at} />
          </div>
        </>
      ),
    },
    {
      key: 'way',
      head: t('streams.way'),
      width: '112px',
      wide: true,
      cell: ({ direction }) => t(`way.${direction}`),
    },
    {
      key: 'change',
      head: t('ledger.change'),
      wide: true,
      width: '26%',
      cell: (entry) => <span title={change(entry)}>{change(entry)}</span>,
    },
    {
      key: 'outcome',
      head: t('ledger.outcome'),
      width: '144px',
      cell: ({ outcome }) => (
        <Tone tone={tones[outcome] ?? 'good'}>
          {translated(t, `outcome.${outcome}`, t('outcome.other'))}
        </Tone>
      ),
    },
    {
      key: 'answer',
      head: t('ledger.answer'),
      wide: true,
      cell: ({ answer, actor }) =>
        answer ? <span title={answer}>{sayAnswer(t, answer)}</span> : actor,
    },
  ];
}

const clean = (search: LedgerSearch) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as LedgerSearch;

/** Who wrote what, where and when, and what the other side answered. */
export function Ledger({ connection: { id } }: { connection: Connection }) {
  const t = useT();
  const {
    tab: _,
    stream: __,
    twin: ___,
    ...search
  } = useSearch({ from: '/shell/connections/$id' });
  const navigate = useNavigate({ from: '/connections/$id' });
  const { q, outcome, field, since, until, run, person, campaign } = search;
  const { query, rows, more } = usePages(
    ledgerQuery(id, {
      search: q,
      outcome,
      field,
      runId: run,
      personId: person,
      campaignId: campaign,
      since,
      until,
    }),
  );
  const onSearch = (change: LedgerSearch) =>
    navigate({ search: { tab: 'ledger', ...clean({ ...search, ...change }) }, replace: true });
  const columns: Column<Entry>[] = [
    ...useColumns(),
    {
      key: 'do',
      head: <span className="hidden">{t('common.changes')}</span>,
      end: true,
      width: '88px',
      cell: (entry) => <LedgerActions connectionId={id} entry={entry} onSearch={onSearch} />,
    },
  ];
  const filtered = Object.keys(clean(search)).length > 0;
  if (query.error && !rows)
    return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  if (rows?.length === 0 && !filtered) {
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
    <Stack>
      <LedgerFilters search={search} first={rows?.[0]} onSearch={onSearch} />
      {!rows && <Waiting />}
      {rows?.length === 0 && (
        <Empty
          text={q ? t('ledger.noneFound', { q }) : t('ledger.noneFiltered')}
          action={
            <Button
              variant="default"
              onClick={() => navigate({ search: { tab: 'ledger' }, replace: true })}
            >
              {t('common.clearFilters')}
            </Button>
          }
        />
      )}
      {rows && rows.length > 0 && (
        <DataTable
          label={t('connections.ledger')}
          rows={rows}
          columns={columns}
          rowKey={(entry) => entry.id}
          onEnd={more}
        />
      )}
    </Stack>
  );
}
