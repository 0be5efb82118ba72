import { Button, Group, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { allStages } from '@/lib/stages';
import { Waiting } from '@/ui/Await';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { type Chip, Chips, SearchBox } from '@/ui/Filters';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Tone } from '@/ui/Tone';
import { usePages } from '@/ui/usePages';
import { Views } from '@/ui/Views';
import { Word } from '@/ui/Word';
import { AddPerson } from './AddPerson';
import { type Person, peopleQuery } from './api/people';
import { Kind, nameOf, useStageName } from './labels';

function useColumns(): Column<Person>[] {
  const t = useT();
  const formats = useFormats();
  const stageName = useStageName();
  return [
    {
      key: 'name',
      head: t('common.name'),
      cell: (person) => (
        <Link to="/people/$id" params={{ id: person.id }} className="strong">
          {nameOf(person, t)}
        </Link>
      ),
    },
    { key: 'email', head: t('common.email'), wide: true, cell: ({ email }) => email },
    {
      key: 'kind',
      head: t('people.kind'),
      width: '128px',
      wide: true,
      cell: (person) => <Kind person={person} />,
    },
    {
      key: 'stage',
      head: <Word own="people.stage" />,
      width: '168px',
      cell: ({ stage }) => (
        <Tone tone={stage === 'customer' ? 'good' : stage === 'disqualified' ? 'wrong' : 'quiet'}>
          {stageName(stage)}
        </Tone>
      ),
    },
    {
      key: 'score',
      head: <Word own="people.score" />,
      width: '96px',
      wide: true,
      end: true,
      cell: ({ score }) => typeof score === 'number' && formats.number(score),
    },
  ];
}

export function PeoplePage() {
  const t = useT();
  const stageName = useStageName();
  const search = useSearch({ from: '/shell/people' });
  const navigate = useNavigate({ from: '/people' });
  const [adding, { open, close }] = useDisclosure();
  const columns = useColumns();
  const { query, rows, more } = usePages(peopleQuery(search));
  const set = (change: {
    q?: string | undefined;
    stage?: string | undefined;
    kind?: string | undefined;
  }) => navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const kindName = (kind: string) => (kind === 'contact' ? t('people.contact') : t('people.lead'));
  const chips: Chip[] = [
    ...(search.stage
      ? [
          {
            key: 'stage',
            text: `${t('people.stage')}: ${stageName(search.stage)}`,
            clear: () => set({ stage: undefined }),
          },
        ]
      : []),
    ...(search.kind
      ? [
          {
            key: 'kind',
            text: `${t('people.kind')}: ${kindName(search.kind)}`,
            clear: () => set({ kind: undefined }),
          },
        ]
      : []),
  ];
  const filtered = chips.length > 0 || Boolean(search.q);
  const add = (
    <May do="people">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t('people.add')}
      </Button>
    </May>
  );
  return (
    <>
      <PageHead
        title={t('nav.people')}
        actions={
          <Group gap="xs">
            <LinkButton variant="default" to="/companies">
              <Word bare own="companies.title" />
            </LinkButton>
            {add}
          </Group>
        }
      />
      <Group mb="sm" gap="xs">
        <SearchBox value={search.q ?? ''} onChange={(q) => set({ q: q || undefined })} />
        <NativeSelect
          aria-label={t('people.stage')}
          value={search.stage ?? ''}
          onChange={(event) => set({ stage: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('people.stage') },
            ...allStages.map((value) => ({ value, label: stageName(value) })),
          ]}
        />
        <NativeSelect
          aria-label={t('people.kind')}
          value={search.kind ?? ''}
          onChange={(event) => set({ kind: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('people.kind') },
            ...['lead', 'contact'].map((value) => ({ value, label: kindName(value) })),
          ]}
        />
        <Views table="people" search={search} onView={(view) => navigate({ search: view })} />
      </Group>
      <Chips chips={chips} />
      {query.error && !rows && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
      {!rows && !query.error && <Waiting lines={8} />}
      {rows && rows.length > 0 && (
        <DataTable
          label={t('nav.people')}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onEnd={more}
        />
      )}
      {rows?.length === 0 &&
        (filtered ? (
          <Empty
            notes={0}
            text={t('people.noneFound')}
            action={
              <Button variant="default" onClick={() => navigate({ search: {} })}>
                {t('common.clearFilters')}
              </Button>
            }
          />
        ) : (
          <Empty
            text={t('people.empty')}
            action={<LinkButton to="/imports">{t('imports.start')}</LinkButton>}
          />
        ))}
      {adding && <AddPerson onClose={close} />}
    </>
  );
}
