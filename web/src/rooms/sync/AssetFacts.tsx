import { Text } from '@mantine/core';
import { type Formats, useFormats } from '@/lib/format';
import { type Translate, translated, useT } from '@/lib/i18n';
import type { Asset } from './api/assets';

const order = [
  'sent',
  'opened',
  'clicked',
  'unsubscribed',
  'bounced',
  'contacts',
  'entered',
  'left',
];

/** What sort of work it is, when, and at what cost; amounts are in the campaign's currency there. */
function told(t: Translate, formats: Formats, { details }: Asset) {
  const { type, channel, startsAt, endsAt, budgetedCost, actualCost } = details;
  const day = (instant: string) => formats.date(instant.slice(0, 10));
  const amount = (cost: string) => formats.number(Number(cost));
  return [
    type,
    channel,
    startsAt && t('assetDetail.startsAt', { date: day(startsAt) }),
    endsAt && t('assetDetail.endsAt', { date: day(endsAt) }),
    budgetedCost && t('assetDetail.budgetedCost', { amount: amount(budgetedCost) }),
    actualCost && t('assetDetail.actualCost', { amount: amount(actualCost) }),
  ];
}

/** A name over there, how it stands, what is said of it, and what is counted of it. */
export function AssetFacts({ asset, of }: { asset: Asset; of?: string }) {
  const t = useT();
  const formats = useFormats();
  const { standing, figures } = asset;
  const facts = [
    of,
    standing !== 'none' && translated(t, `assetStanding.${standing}`, standing),
    ...told(t, formats, asset),
    ...order
      .filter((figure) => (figures[figure] ?? 0) > 0)
      .map((figure) =>
        translated(t, `assetFigure.${figure}`, figure, { count: figures[figure] ?? 0 }),
      ),
  ].filter(Boolean);
  return (
    <div>
      <Text fw={560} size="sm">
        {asset.name}
      </Text>
      {facts.length > 0 && (
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      )}
    </div>
  );
}
