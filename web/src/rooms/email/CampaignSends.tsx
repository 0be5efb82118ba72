import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Tone } from '@/ui/Tone';
import { type Send, sendsQuery } from './api/sends';

const counted = ['accepted', 'onTheWay', 'withheld', 'failed'] as const;
const groups: Record<(typeof counted)[number], string[]> = {
  accepted: ['accepted'],
  onTheWay: ['waiting', 'leased', 'onWire', 'deferred'],
  withheld: ['withheld'],
  failed: ['refused', 'inDoubt'],
};
type Numbers = Record<string, number>;

/** Who was withheld before a mail was written counts like who was withheld after. */
function sumOf(key: (typeof counted)[number], counts: Numbers = {}, withheld: Numbers = {}) {
  const sum = groups[key].reduce((total, state) => total + (counts[state] ?? 0), 0);
  const before = Object.values(withheld).reduce((total, count) => total + count, 0);
  return key === 'withheld' ? Math.max(sum, before) : sum;
}

/** The mass mailings of a campaign; nothing when there is none. */
export function CampaignSends({ campaignId }: { campaignId: string }) {
  const t = useT();
  const formats = useFormats();
  const sends = useQuery(sendsQuery(campaignId));
  const columns: Column<Send>[] = [
    { key: 'name', head: t('common.name'), cell: ({ name }) => name },
    {
      key: 'state',
      head: t('common.status'),
      width: '140px',
      cell: ({ state }) => (
        <Tone tone={state === 'draft' ? 'quiet' : 'good'}>
          {translated(t, `sendState.${state}`, state)}
        </Tone>
      ),
    },
    ...counted.map(
      (key): Column<Send> => ({
        key,
        head: t(`sends.${key}`),
        end: true,
        wide: true,
        cell: ({ counts, withheld }) => formats.number(sumOf(key, counts, withheld)),
      }),
    ),
    {
      key: 'when',
      head: t('common.when'),
      width: '140px',
      cell: ({ startedAt }) => startedAt && <Ago at={startedAt} />,
    },
  ];
  return (
    <Await query={sends}>
      {(items) =>
        items.length > 0 && (
          <section>
            <Title order={2} mb="xs">
              {t('sends.title')}
            </Title>
            <PlainTable
              label={t('sends.title')}
              rows={items}
              columns={columns}
              rowKey={({ id }) => id}
            />
          </section>
        )
      }
    </Await>
  );
}
