import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Tone } from '@/ui/Tone';
import { type Send, sendsQuery } from './api/sends';

/** The mass mailings of a campaign; nothing when there is none. */
export function CampaignSends({ campaignId }: { campaignId: string }) {
  const t = useT();
  const formats = useFormats();
  const sends = useQuery(sendsQuery(campaignId));
  const columns: Column<Send>[] = [
    { key: 'name', head: t('common.name'), cell: ({ name, subject, id }) => name ?? subject ?? id },
    {
      key: 'state',
      head: t('common.status'),
      width: '140px',
      cell: ({ state }) => (
        <Tone tone={state === 'sent' || state === 'done' ? 'good' : 'quiet'}>
          {translated(t, `sendState.${state}`, state)}
        </Tone>
      ),
    },
    {
      key: 'sent',
      head: t('sends.sent'),
      end: true,
      wide: true,
      cell: ({ counts }) => counts?.sent !== undefined && formats.number(counts.sent),
    },
    {
      key: 'opened',
      head: t('sends.opened'),
      end: true,
      wide: true,
      cell: ({ counts }) => counts?.opened !== undefined && formats.number(counts.opened),
    },
    {
      key: 'clicked',
      head: t('sends.clicked'),
      end: true,
      wide: true,
      cell: ({ counts }) => counts?.clicked !== undefined && formats.number(counts.clicked),
    },
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
