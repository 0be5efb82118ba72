import { Button, Group, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { type Chip, Chips, SearchBox } from '@/ui/Filters';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import { Views } from '@/ui/Views';
import { Word } from '@/ui/Word';
import { type Campaign, campaignsQuery } from './api/campaigns';
import { vocabularyQuery } from './api/vocabulary';
import { StatusTone, useCampaignWords } from './labels';
import { NewCampaign } from './NewCampaign';

const filters = ['style', 'type', 'status'] as const;
type FilterName = (typeof filters)[number];

function useColumns(): Column<Campaign>[] {
  const t = useT();
  const formats = useFormats();
  const words = useCampaignWords();
  return [
    {
      key: 'name',
      head: t('common.name'),
      cell: ({ id, name }) => (
        <Link to="/campaigns/$id" params={{ id }} className="strong">
          {name}
        </Link>
      ),
    },
    {
      key: 'status',
      head: <Word own="campaigns.status" />,
      width: '168px',
      cell: ({ status, state }) => <StatusTone status={status} state={state} />,
    },
    {
      key: 'type',
      head: <Word own="campaigns.type" />,
      width: '128px',
      wide: true,
      cell: ({ type }) => type && words.type(type),
    },
    {
      key: 'style',
      head: t('campaigns.style'),
      width: '120px',
      wide: true,
      cell: ({ style }) => words.style(style),
    },
    {
      key: 'start',
      head: t('campaigns.start'),
      width: '128px',
      wide: true,
      cell: ({ startDate }) => startDate && formats.date(startDate),
    },
    {
      key: 'members',
      head: <Word own="campaigns.members" />,
      width: '164px',
      wide: true,
      end: true,
      cell: ({ memberCount }) => memberCount !== undefined && formats.number(memberCount),
    },
    {
      key: 'responded',
      head: <Word own="campaigns.responded" />,
      width: '128px',
      wide: true,
      end: true,
      cell: ({ respondedCount }) => respondedCount !== undefined && formats.number(respondedCount),
    },
  ];
}

export function CampaignsPage() {
  const t = useT();
  const words = useCampaignWords();
  const search = useSearch({ from: '/shell/campaigns' });
  const navigate = useNavigate({ from: '/campaigns' });
  const columns = useColumns();
  const narrow = useMediaQuery('(max-width: 48em)');
  const { data: vocabulary } = useQuery(vocabularyQuery);
  const { new: creating, ...filter } = search;
  const { query, rows, more } = usePages(campaignsQuery(filter));
  const set = (change: Partial<typeof search>) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const titles: Record<FilterName, string> = {
    style: t('campaigns.style'),
    type: t('campaigns.type'),
    status: t('campaigns.status'),
  };
  const options: Record<FilterName, string[]> = {
    style: vocabulary?.styles ?? [],
    type: vocabulary?.types.map(({ key }) => key) ?? [],
    status: vocabulary?.statuses.map(({ key }) => key) ?? [],
  };
  const chips: Chip[] = filters.flatMap((name) => {
    const value = filter[name];
    return value
      ? [
          {
            key: name,
            text: `${titles[name]}: ${words[name](value)}`,
            clear: () => set({ [name]: undefined }),
          },
        ]
      : [];
  });
  const filtered = chips.length > 0 || Boolean(filter.q);
  const create = (
    <May do="campaigns">
      <Button leftSection={<IconPlus size={16} />} onClick={() => set({ new: '1' })}>
        {t('campaigns.new')}
      </Button>
    </May>
  );
  return (
    <>
      <PageHead title={t('nav.campaigns')} actions={create} />
      <Group mb="sm" gap="xs">
        <SearchBox value={filter.q ?? ''} onChange={(q) => set({ q: q || undefined })} />
        {filters.map((name) => (
          <NativeSelect
            key={name}
            aria-label={titles[name]}
            value={filter[name] ?? ''}
            onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: titles[name] },
              ...options[name].map((value) => ({ value, label: words[name](value) })),
            ]}
            style={narrow ? { flex: '1 1 100px' } : {}}
          />
        ))}
        <Views table="campaigns" search={filter} onView={(view) => navigate({ search: view })} />
      </Group>
      <Chips chips={chips} />
      {query.error && !rows && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
      {!rows && !query.error && <Waiting lines={8} />}
      {rows && rows.length > 0 && (
        <DataTable
          label={t('nav.campaigns')}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onEnd={more}
        />
      )}
      {rows?.length === 0 &&
        (filtered ? (
          <Empty
            text={t('campaigns.noneFound')}
            notes={0}
            action={
              <Button variant="default" onClick={() => navigate({ search: {} })}>
                {t('common.clearFilters')}
              </Button>
            }
          />
        ) : (
          <Empty text={t('campaigns.empty')} action={create} />
        ))}
      {creating && <NewCampaign onClose={() => set({ new: undefined })} />}
    </>
  );
}
