import { Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { ruleText } from '@/lib/rules';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { usePeopleChoices } from '@/ui/rule/usePeopleChoices';
import { countQuery, type Kind } from './api/count';
import { listsQuery, type PeopleList } from './api/lists';
import { type Segment, segmentsQuery } from './api/segments';
import { EditSegment } from './EditSegment';
import { NewList } from './NewList';
import { Someones } from './Someones';

type Opened = { kind: Kind; id: string; name: string };

function Count({ kind, id }: { kind: Kind; id: string }) {
  const formats = useFormats();
  const { data } = useQuery(countQuery(kind, id));
  return data ? formats.number(data.count) : '…';
}

function Name({ text, onOpen }: { text: string; onOpen: () => void }) {
  return (
    <Button
      variant="transparent"
      p={0}
      h="auto"
      onClick={onOpen}
      styles={{ label: { whiteSpace: 'normal' } }}
    >
      {text}
    </Button>
  );
}

type SegmentsProps = {
  open: (opened: Opened) => void;
  edit: (segment: Segment) => void;
  create: () => void;
};

function Segments({ open, edit, create }: SegmentsProps) {
  const t = useT();
  const { nameOf } = usePeopleChoices();
  const segments = useQuery(segmentsQuery);
  const columns: Column<Segment>[] = [
    {
      key: 'name',
      head: t('common.name'),
      cell: ({ id, name }) => (
        <Name text={name} onOpen={() => open({ kind: 'segments', id, name })} />
      ),
    },
    {
      key: 'rule',
      head: t('segments.rule'),
      wide: true,
      cell: ({ rule }) => ruleText(rule, t, nameOf),
    },
    {
      key: 'count',
      head: t('segments.now'),
      width: '120px',
      end: true,
      cell: ({ id }) => <Count kind="segments" id={id} />,
    },
    {
      key: 'edit',
      head: <span className="hidden">{t('common.changes')}</span>,
      width: '120px',
      end: true,
      cell: (segment) => (
        <May do="people">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('segments.editOne', { name: segment.name })}
            onClick={() => edit(segment)}
          >
            {t('common.edit')}
          </Button>
        </May>
      ),
    },
  ];
  return (
    <Await query={segments}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            text={t('segments.empty')}
            action={
              <May do="people">
                <Button onClick={create}>{t('segments.new')}</Button>
              </May>
            }
          />
        ) : (
          <PlainTable
            label={t('nav.segments')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
          />
        )
      }
    </Await>
  );
}

function Lists({ open, create }: { open: (opened: Opened) => void; create: () => void }) {
  const t = useT();
  const lists = useQuery(listsQuery);
  const columns: Column<PeopleList>[] = [
    {
      key: 'name',
      head: t('common.name'),
      cell: ({ id, name }) => <Name text={name} onOpen={() => open({ kind: 'lists', id, name })} />,
    },
    {
      key: 'kind',
      head: t('common.type'),
      wide: true,
      cell: ({ kind }) => kind && translated(t, `list.${kind}`, kind),
    },
    {
      key: 'count',
      head: t('nav.people'),
      width: '120px',
      end: true,
      cell: ({ id, count }) => count ?? <Count kind="lists" id={id} />,
    },
  ];
  return (
    <Await query={lists}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            text={t('lists.empty')}
            action={
              <May do="people">
                <Button onClick={create}>{t('lists.new')}</Button>
              </May>
            }
          />
        ) : (
          <PlainTable
            label={t('lists.title')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
          />
        )
      }
    </Await>
  );
}

export function SegmentsPage() {
  const t = useT();
  const { tab = 'segments' } = useSearch({ from: '/shell/segments' });
  const navigate = useNavigate({ from: '/segments' });
  const [opened, setOpened] = useState<Opened>();
  const [edited, setEdited] = useState<Segment>();
  const [creating, { open, close }] = useDisclosure();
  const [building, builder] = useDisclosure();
  const onLists = tab === 'lists';
  return (
    <>
      <PageHead
        title={t('segments.title')}
        actions={
          <May do="people">
            <Button leftSection={<IconPlus size={16} />} onClick={onLists ? open : builder.open}>
              {t(onLists ? 'lists.new' : 'segments.new')}
            </Button>
          </May>
        }
      />
      <Tabs
        value={tab}
        onChange={(value) => navigate({ search: value === 'lists' ? { tab: value } : {} })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="segments">{t('nav.segments')}</Tabs.Tab>
          <Tabs.Tab value="lists">{t('lists.title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="segments">
          <Segments open={setOpened} edit={setEdited} create={builder.open} />
        </Tabs.Panel>
        <Tabs.Panel value="lists">
          <Lists open={setOpened} create={open} />
        </Tabs.Panel>
      </Tabs>
      {opened && <Someones {...opened} onClose={() => setOpened(undefined)} />}
      {building && <EditSegment onClose={builder.close} />}
      {edited && <EditSegment segment={edited} onClose={() => setEdited(undefined)} />}
      {creating && <NewList onClose={close} />}
    </>
  );
}
