import { ActionIcon, Button, Group, Menu, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { customFieldsQuery } from '@/lib/fields';
import { type Translate, useT } from '@/lib/i18n';
import { nameless } from '@/lib/names';
import { useMay } from '@/lib/session';
import { Ago } from '@/ui/Ago';
import { Waiting } from '@/ui/Await';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { type Chip, Chips, SearchBox } from '@/ui/Filters';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Tone } from '@/ui/Tone';
import { usePages } from '@/ui/usePages';
import { Views } from '@/ui/Views';
import { Word } from '@/ui/Word';
import { AddMember } from './AddMember';
import { type Member, membersQuery } from './api/members';
import { type MemberStatus, statusesQuery } from './api/statuses';
import { useCampaignWords } from './labels';
import { MemberHistory } from './MemberHistory';
import { MemberValues } from './MemberValues';
import { useMemberChanges } from './useMemberChanges';

export type MemberFilter = {
  q?: string | undefined;
  status?: string | undefined;
  standing?: string | undefined;
};
const standings = ['active', 'queued', 'ended'];

const nameOf = ({ person, personId }: Member, t: Translate) =>
  person.name || person.email || nameless(personId, t);

function useColumns(
  campaignId: string,
  statuses: MemberStatus[],
  open: (member: Member) => void,
  value: ((member: Member) => void) | undefined,
): Column<Member>[] {
  const t = useT();
  const may = useMay();
  const words = useCampaignWords();
  const { changeStatus, changeStanding, remove } = useMemberChanges(campaignId);
  return [
    {
      key: 'name',
      head: t('common.name'),
      cell: (member) => (
        <Link to="/people/$id" params={{ id: member.personId }} className="strong">
          {nameOf(member, t)}
        </Link>
      ),
    },
    { key: 'email', head: t('common.email'), wide: true, cell: ({ person }) => person.email },
    {
      key: 'status',
      head: <Word own="members.status" />,
      width: '150px',
      cell: (member) => (
        <May do="campaigns" instead={member.status}>
          <NativeSelect
            size="xs"
            aria-label={t('members.statusOf', { name: nameOf(member, t) })}
            value={member.status}
            data={
              statuses.some(({ name }) => name === member.status)
                ? statuses.map(({ name }) => name)
                : [member.status, ...statuses.map(({ name }) => name)]
            }
            onChange={(event) => changeStatus(member, event.currentTarget.value)}
          />
        </May>
      ),
    },
    {
      key: 'responded',
      head: <Word own="campaigns.responded" />,
      width: '120px',
      wide: true,
      cell: ({ responded, success }) =>
        responded && (
          <Tone tone={success ? 'good' : 'information'}>
            {success ? t('members.success') : t('members.responded')}
          </Tone>
        ),
    },
    {
      key: 'standing',
      head: t('members.standing'),
      width: '120px',
      wide: true,
      cell: ({ standing }) =>
        standing === 'active' ? (
          words.standing(standing)
        ) : (
          <Tone tone={standing === 'queued' ? 'attention' : 'quiet'}>
            {words.standing(standing)}
          </Tone>
        ),
    },
    {
      key: 'cause',
      head: t('members.cause'),
      width: '112px',
      wide: true,
      cell: ({ cause }) => words.cause(cause),
    },
    {
      key: 'changed',
      head: t('members.changed'),
      width: '136px',
      wide: true,
      cell: ({ updatedAt }) => <Ago at={updatedAt} />,
    },
    {
      key: 'menu',
      head: <span className="hidden">{t('common.changes')}</span>,
      width: '52px',
      cell: (member) => (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('members.actionsFor', { name: nameOf(member, t) })}
            >
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => open(member)}>{t('members.showHistory')}</Menu.Item>
            {value && may('campaigns') && (
              <Menu.Item onClick={() => value(member)}>{t('members.values')}</Menu.Item>
            )}
            {may('campaigns') && member.standing === 'active' && (
              <Menu.Item onClick={() => changeStanding(member, 'ended')}>
                {t('members.end')}
              </Menu.Item>
            )}
            {may('campaigns') && member.standing === 'ended' && (
              <Menu.Item onClick={() => changeStanding(member, 'active')}>
                {t('members.reactivate')}
              </Menu.Item>
            )}
            {may('campaigns') && (
              <Menu.Item onClick={() => remove(member)}>{t('members.remove')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      ),
    },
  ];
}

type Props = { campaignId: string; filter: MemberFilter; onFilter: (change: MemberFilter) => void };

export function Members({ campaignId, filter, onFilter }: Props) {
  const t = useT();
  const words = useCampaignWords();
  const narrow = useMediaQuery('(max-width: 48em)');
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<Member>();
  const { data: statuses = [] } = useQuery(statusesQuery(campaignId));
  const { query, rows, more } = usePages(membersQuery(campaignId, filter));
  const { data: allFields = [] } = useQuery(customFieldsQuery);
  const fields = allFields.filter(({ subject }) => subject === 'member');
  const [valued, setValued] = useState<Member>();
  const value = fields.length > 0 ? setValued : undefined;
  const columns = useColumns(campaignId, statuses, setOpened, value);
  const add = (
    <May do="campaigns">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
        {t('members.add')}
      </Button>
    </May>
  );
  const chips: Chip[] = [
    ...(filter.status
      ? [
          {
            key: 'status',
            text: `${t('members.status')}: ${filter.status}`,
            clear: () => onFilter({ status: undefined }),
          },
        ]
      : []),
    ...(filter.standing
      ? [
          {
            key: 'standing',
            text: `${t('members.standing')}: ${words.standing(filter.standing)}`,
            clear: () => onFilter({ standing: undefined }),
          },
        ]
      : []),
  ];
  const filtered = chips.length > 0 || Boolean(filter.q);
  const grow = narrow ? { flex: '1 1 120px' } : {};
  return (
    <>
      <Group mb="sm" gap="xs" justify="space-between">
        <Group gap="xs" style={{ flex: '1 1 320px' }}>
          <SearchBox value={filter.q ?? ''} onChange={(q) => onFilter({ q: q || undefined })} />
          <NativeSelect
            aria-label={t('members.status')}
            value={filter.status ?? ''}
            onChange={(event) => onFilter({ status: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: t('members.status') },
              ...statuses.map(({ name, count }) => ({
                value: name,
                label: count === undefined ? name : `${name} (${count})`,
              })),
            ]}
            style={grow}
          />
          <NativeSelect
            aria-label={t('members.standing')}
            value={filter.standing ?? ''}
            onChange={(event) => onFilter({ standing: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: t('members.standing') },
              ...standings.map((value) => ({ value, label: words.standing(value) })),
            ]}
            style={grow}
          />
          <Views
            table="members"
            search={filter}
            onView={({ q, status, standing }) => onFilter({ q, status, standing })}
          />
        </Group>
        {add}
      </Group>
      <Chips chips={chips} />
      {query.error && !rows && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
      {!rows && !query.error && <Waiting lines={8} />}
      {rows && rows.length > 0 && (
        <DataTable
          label={t('campaigns.members')}
          rows={rows}
          columns={columns}
          rowKey={({ personId }) => personId}
          onEnd={more}
        />
      )}
      {rows?.length === 0 &&
        (filtered ? (
          <Empty
            text={t('members.noneFound')}
            notes={0}
            action={
              <Button
                variant="default"
                onClick={() => onFilter({ q: undefined, status: undefined, standing: undefined })}
              >
                {t('common.clearFilters')}
              </Button>
            }
          />
        ) : (
          <Empty text={t('members.empty')} action={add} />
        ))}
      {adding && (
        <AddMember campaignId={campaignId} statuses={statuses} onClose={() => setAdding(false)} />
      )}
      {valued && (
        <MemberValues
          campaignId={campaignId}
          member={valued}
          name={nameOf(valued, t)}
          fields={fields}
          onClose={() => setValued(undefined)}
        />
      )}
      {opened && (
        <MemberHistory
          campaignId={campaignId}
          personId={opened.personId}
          name={nameOf(opened, t)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
