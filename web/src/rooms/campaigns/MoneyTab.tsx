import { ActionIcon, Button, Group, Stack, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Money, useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { Figures } from '@/ui/Figures';
import { May } from '@/ui/May';
import { Tone, type ToneName } from '@/ui/Tone';
import { toast } from '@/ui/toast';
import { Word } from '@/ui/Word';
import { AddCost } from './AddCost';
import type { Campaign } from './api/campaigns';
import { addCost, type Cost, type CostKind, costsQuery, removeCost } from './api/costs';

const kinds: CostKind[] = ['planned', 'committed', 'actual'];
const tones: Record<CostKind, ToneName> = {
  planned: 'quiet',
  committed: 'attention',
  actual: 'information',
};

/** Sums per currency in whole cents, as amounts are decimal texts that floats would bend. */
export function totals(costs: Cost[], kind: CostKind): Money[] {
  const cents = new Map<string, number>();
  for (const { amount, kind: of } of costs) {
    if (of !== kind) continue;
    cents.set(
      amount.currency,
      (cents.get(amount.currency) ?? 0) + Math.round(Number(amount.amount) * 100),
    );
  }
  return [...cents].map(([currency, sum]) => ({ amount: (sum / 100).toFixed(2), currency }));
}

function useColumns(remove: (cost: Cost) => void): Column<Cost>[] {
  const t = useT();
  const formats = useFormats();
  return [
    { key: 'date', head: t('common.date'), width: '128px', cell: ({ date }) => formats.date(date) },
    {
      key: 'kind',
      head: t('money.kind'),
      width: '128px',
      cell: ({ kind }) => <Tone tone={tones[kind]}>{t(`money.${kind}`)}</Tone>,
    },
    { key: 'vendor', head: t('money.vendor'), cell: ({ vendor }) => vendor },
    { key: 'channel', head: t('money.channel'), wide: true, cell: ({ channel }) => channel },
    { key: 'note', head: t('money.note'), wide: true, cell: ({ note }) => note },
    {
      key: 'amount',
      head: t('money.amount'),
      end: true,
      cell: ({ amount }) => formats.money(amount),
    },
    {
      key: 'remove',
      head: <span className="hidden">{t('common.changes')}</span>,
      width: '52px',
      cell: (cost) => (
        <May do="campaigns">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('money.removeLine', {
              date: formats.date(cost.date),
              amount: formats.money(cost.amount),
            })}
            onClick={() => remove(cost)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </May>
      ),
    },
  ];
}

export function MoneyTab({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const costs = useQuery(costsQuery(campaign.id));
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith(`/campaigns/${campaign.id}`),
    });
  const restore = useMutation({
    mutationFn: ({ date, amount, kind, vendor, channel, note }: Cost) =>
      addCost(campaign.id, { date, amount, kind, vendor, channel, note }),
    onSuccess: refresh,
  });
  const drop = useMutation({
    mutationFn: (cost: Cost) => removeCost(campaign.id, cost),
    onSuccess: async (_, cost) => {
      await refresh();
      toast(t('money.removed'), { label: t('common.undo'), act: () => restore.mutate(cost) });
    },
  });
  const columns = useColumns(drop.mutate);
  const budget = campaign.budgetedCost;
  const add = (
    <May do="campaigns">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
        {t('money.add')}
      </Button>
    </May>
  );
  return (
    <Await query={costs}>
      {(lines) => (
        <Stack>
          <Figures
            items={[
              {
                key: 'budget',
                label: <Word own="field.budgetedCost" />,
                value: budget ? formats.money(budget) : '–',
              },
              ...kinds.map((kind) => ({
                key: kind,
                label: t(`money.${kind}`),
                value: totals(lines, kind).map(formats.money).join(' + ') || '–',
              })),
            ]}
          />
          <Group justify="space-between">
            <Title order={2}>{t('money.lines')}</Title>
            {lines.length > 0 && add}
          </Group>
          {lines.length > 0 ? (
            <PlainTable
              label={t('money.lines')}
              rows={lines}
              columns={columns}
              rowKey={({ id }) => id}
            />
          ) : (
            <Empty text={t('money.empty')} action={add} />
          )}
          {adding && (
            <AddCost
              campaignId={campaign.id}
              currency={campaign.currency ?? 'EUR'}
              onClose={() => setAdding(false)}
              onAdded={refresh}
            />
          )}
        </Stack>
      )}
    </Await>
  );
}
