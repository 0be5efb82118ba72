import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { May } from '@/ui/May';
import { Tone } from '@/ui/Tone';
import { Word } from '@/ui/Word';
import { AddDeal } from './AddDeal';
import { closeDeal, type Deal, dealsQuery } from './api/deals';

function DealLine({ deal, onClose }: { deal: Deal; onClose: (won: boolean) => void }) {
  const t = useT();
  const formats = useFormats();
  const { name, amount, stage, won, closeDate } = deal;
  const open = won === null || won === undefined;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" fw={560}>
            {name}
          </Text>
          <Text size="sm" c="dimmed" className="figures">
            {[amount && formats.money(amount), closeDate && formats.date(closeDate)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <Group gap={4}>
          <Tone tone={open ? 'information' : won ? 'good' : 'wrong'}>
            {open && stage !== 'open'
              ? stage
              : t(open ? 'deals.open' : won ? 'deals.won' : 'deals.lost')}
          </Tone>
          {open && (
            <May do="deals">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('deals.wonOne', { name })}
                onClick={() => onClose(true)}
              >
                {t('deals.won')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('deals.lostOne', { name })}
                onClick={() => onClose(false)}
              >
                {t('deals.lost')}
              </Button>
            </May>
          )}
        </Group>
      </Group>
    </li>
  );
}

type Props = { campaignId?: string; personId?: string; currency?: string };

/** The deals of a campaign or of a person. */
export function Deals({ campaignId, personId, currency = 'EUR' }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const deals = useQuery(dealsQuery({ campaignId, personId }));
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => /^\/(deals|campaigns|people)/.test(String(queryKey[0])),
    });
  const close = useMutation({
    mutationFn: ({ deal, won }: { deal: Deal; won: boolean }) => closeDeal(deal, won),
    onSuccess: refresh,
  });
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Group justify="space-between" mb="md">
        <Title order={2}>
          <Word own="deals.title" />
        </Title>
        <May do="deals">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {t('deals.add')}
          </Button>
        </May>
      </Group>
      <Await query={deals} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t(campaignId ? 'deals.noneNamesIt' : 'deals.empty')}
            </Text>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
              {items.map((deal) => (
                <DealLine
                  key={deal.id}
                  deal={deal}
                  onClose={(won) => close.mutate({ deal, won })}
                />
              ))}
            </ul>
          )
        }
      </Await>
      {adding && (
        <AddDeal
          about={{
            ...(personId ? { contacts: [personId] } : {}),
            ...(campaignId ? { primaryCampaignId: campaignId } : {}),
          }}
          currency={currency}
          onClose={() => setAdding(false)}
          onAdded={refresh}
        />
      )}
    </section>
  );
}
