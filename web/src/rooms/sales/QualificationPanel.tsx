import { ActionIcon, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { ruleText } from '@/lib/rules';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePeopleChoices } from '@/ui/rule/usePeopleChoices';
import { toast } from '@/ui/toast';
import { type Criterion, criteriaQuery } from './api/criteria';
import { EditCriterion } from './EditCriterion';
import { useDefine } from './useDefine';

type Line = Criterion & { place: number };

/** What must hold before a lead becomes a contact. */
export function QualificationPanel() {
  const t = useT();
  const criteria = useQuery({ ...criteriaQuery, select: (body) => body.criteria });
  const { nameOf } = usePeopleChoices();
  const define = useDefine();
  const [open, setOpen] = useState<number | 'new'>();
  const all = criteria.data ?? [];
  const remove = ({ place, label }: Line) =>
    define.mutate(all.toSpliced(place, 1), {
      onSuccess: () =>
        toast(t('rules.removed', { name: label }), {
          label: t('common.undo'),
          act: () => define.mutate(all),
        }),
    });
  const columns: Column<Line>[] = [
    {
      key: 'label',
      head: t('qualification.label'),
      cell: ({ label, place }) => (
        <May do="admin" instead={label}>
          <Anchor component="button" type="button" ta="start" onClick={() => setOpen(place)}>
            {label}
          </Anchor>
        </May>
      ),
    },
    { key: 'rule', head: t('qualification.holds'), cell: ({ rule }) => ruleText(rule, t, nameOf) },
    {
      key: 'remove',
      head: <span className="hidden">{t('common.changes')}</span>,
      width: '52px',
      cell: (line) => (
        <May do="admin">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('rules.remove', { name: line.label })}
            onClick={() => remove(line)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </May>
      ),
    },
  ];
  const create = (
    <May do="admin">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
        {t('qualification.new')}
      </Button>
    </May>
  );
  return (
    <>
      {open === undefined && <ProblemAlert error={define.error} />}
      <Await query={criteria}>
        {(items) =>
          items.length === 0 ? (
            <Empty text={t('qualification.empty')} action={create} />
          ) : (
            <Stack>
              <Group justify="space-between">
                <Text c="dimmed" maw="70ch">
                  {t('qualification.hint')}
                </Text>
                {create}
              </Group>
              <PlainTable
                label={t('qualification.title')}
                rows={items.map((each, place) => ({ ...each, place }))}
                columns={columns}
                rowKey={({ place }) => String(place)}
              />
            </Stack>
          )
        }
      </Await>
      {open !== undefined && (
        <EditCriterion
          all={all}
          {...(open === 'new' ? {} : { place: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
