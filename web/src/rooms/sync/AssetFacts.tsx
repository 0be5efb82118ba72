import { Text } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
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

/** A name over there, how it stands, and what is counted of it. */
export function AssetFacts({ asset, of }: { asset: Asset; of?: string }) {
  const t = useT();
  const { standing, figures } = asset;
  const facts = [
    of,
    standing !== 'none' && translated(t, `assetStanding.${standing}`, standing),
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
