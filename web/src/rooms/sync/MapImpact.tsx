import { List, Text } from '@mantine/core';
import { useT } from '@/lib/i18n';
import type { Impact } from './api/maps';

const effects = ['there', 'here', 'settled', 'asked', 'apart'] as const;

/** How many records other pairs of values concern, in words. */
export function MapImpact({ impact, system }: { impact: Impact; system: string }) {
  const t = useT();
  const said = effects.filter((effect) => impact[effect] > 0);
  return (
    <div aria-live="polite">
      {said.length === 0 ? (
        <Text size="sm">{t('maps.impact.none')}</Text>
      ) : (
        <List size="sm">
          {said.map((effect) => (
            <List.Item key={effect}>
              {t(`maps.impact.${effect}`, { count: impact[effect], system })}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
