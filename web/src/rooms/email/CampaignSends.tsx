import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { May } from '@/ui/May';
import { Tone } from '@/ui/Tone';
import { Word } from '@/ui/Word';
import { type Send, sendsQuery } from './api/sends';
import { EditSend } from './EditSend';
import { StartSend } from './StartSend';

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

type Open = { edit?: Send; start?: Send };

/** The mass mailings of a campaign. */
export function CampaignSends({ campaignId }: { campaignId: string }) {
  const t = useT();
  const formats = useFormats();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
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
      width: '200px',
      cell: (send) =>
        send.startedAt ? (
          <Ago at={send.startedAt} />
        ) : (
          <May do="campaigns">
            <Group gap="xs" wrap="nowrap">
              <Button size="compact-sm" onClick={() => setOpen({ start: send })}>
                {t('sends.review')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setOpen({ edit: send })}>
                {t('common.edit')}
              </Button>
            </Group>
          </May>
        ),
    },
  ];
  return (
    <Await query={sends}>
      {(items) => (
        <section>
          <Group justify="space-between" mb="xs">
            <Title order={2}>
              <Word own="sends.title" />
            </Title>
            <May do="campaigns">
              <Button
                variant="default"
                leftSection={<IconPlus size={16} />}
                onClick={() => setOpen({})}
              >
                {t('sends.new')}
              </Button>
            </May>
          </Group>
          {items.length > 0 ? (
            <PlainTable
              label={t('sends.title')}
              rows={items}
              columns={columns}
              rowKey={({ id }) => id}
            />
          ) : (
            <Text size="sm" c="dimmed">
              {t('sends.none')}
            </Text>
          )}
          {open &&
            (open.start ? (
              <StartSend campaignId={campaignId} send={open.start} onClose={close} />
            ) : (
              <EditSend
                campaignId={campaignId}
                {...(open.edit ? { send: open.edit } : {})}
                onClose={close}
              />
            ))}
        </section>
      )}
    </Await>
  );
}
