import { ActionIcon, Anchor, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { ruleText } from '@/lib/rules';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { toast } from '@/ui/toast';
import { addRule, changeRule, removeRule, rulesQuery, type ValidationRule } from './api/rules';
import { EditRule } from './EditRule';
import { useRuleChoices } from './useRuleChoices';

function useChanges() {
  const t = useT();
  const client = useQueryClient();
  const read = () => client.invalidateQueries({ queryKey: [rulesQuery.queryKey[0]] });
  const restore = useMutation({
    mutationFn: ({ subject, name, rule, message, active }: ValidationRule) =>
      addRule({ subject, name, rule, message, active }),
    onSuccess: read,
  });
  const remove = useMutation({
    mutationFn: removeRule,
    onSuccess: async (_, rule) => {
      await read();
      toast(t('rules.removed', { name: rule.name }), {
        label: t('common.undo'),
        act: () => restore.mutate(rule),
      });
    },
  });
  const turn = useMutation({
    mutationFn: ({ rule, active }: { rule: ValidationRule; active: boolean }) =>
      changeRule(rule, { active }),
    onSettled: read,
  });
  return { remove, turn };
}

/** The validation rules: what no campaign or member may be, on every road in. */
export function RulesPanel() {
  const t = useT();
  const rules = useQuery(rulesQuery);
  const { nameOf } = useRuleChoices();
  const { remove, turn } = useChanges();
  const [open, setOpen] = useState<ValidationRule | 'new'>();
  const columns: Column<ValidationRule>[] = [
    {
      key: 'name',
      head: t('common.name'),
      cell: (rule) => (
        <Anchor component="button" type="button" ta="start" onClick={() => setOpen(rule)}>
          {rule.name}
        </Anchor>
      ),
    },
    {
      key: 'subject',
      head: t('rules.subject'),
      wide: true,
      cell: ({ subject }) => t(`subject.${subject}`),
    },
    {
      key: 'rule',
      head: t('rules.refusedWhen'),
      cell: ({ rule }) => ruleText(rule, t, nameOf),
    },
    { key: 'message', head: t('rules.message'), wide: true, cell: ({ message }) => message },
    {
      key: 'active',
      head: t('rules.asked'),
      width: '88px',
      cell: (rule) => (
        <Switch
          aria-label={t('rules.activeOf', { name: rule.name })}
          checked={rule.active}
          disabled={turn.isPending}
          onChange={(event) => turn.mutate({ rule, active: event.currentTarget.checked })}
        />
      ),
    },
    {
      key: 'remove',
      head: <span className="hidden">{t('common.changes')}</span>,
      width: '52px',
      cell: (rule) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('rules.remove', { name: rule.name })}
          onClick={() => remove.mutate(rule)}
        >
          <IconTrash size={16} />
        </ActionIcon>
      ),
    },
  ];
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
      {t('rules.new')}
    </Button>
  );
  return (
    <>
      <Await query={rules}>
        {(items) =>
          items.length === 0 ? (
            <Empty text={t('rules.empty')} action={create} />
          ) : (
            <Stack>
              <Group justify="space-between">
                <Text c="dimmed" maw="70ch">
                  {t('rules.hint')}
                </Text>
                {create}
              </Group>
              <PlainTable
                label={t('rules.title')}
                rows={items}
                columns={columns}
                rowKey={({ id }) => id}
              />
            </Stack>
          )
        }
      </Await>
      {open && (
        <EditRule {...(open === 'new' ? {} : { rule: open })} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
