import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useT } from '@/lib/i18n';
import type { Sample } from './api/maps';

type Props = {
  samples: Sample[];
  place: number;
  onPlace: (place: number) => void;
  system: string;
  waits: boolean;
};

/** The record whose values stand in the map. */
export function MapSamples({ samples, place, onPlace, system, waits }: Props) {
  const t = useT();
  const sample = samples[place];
  if (!sample) {
    return waits ? null : (
      <Text size="sm" c="dimmed">
        {t('maps.noSample')}
      </Text>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon
        variant="default"
        aria-label={t('maps.before')}
        disabled={place === 0}
        onClick={() => onPlace(place - 1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t('maps.next')}
        disabled={place >= samples.length - 1}
        onClick={() => onPlace(place + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <Text size="sm" aria-live="polite" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {t('maps.sample', { place: place + 1, count: samples.length })}{' '}
        <strong>{sample.record}</strong>{' '}
        <Text span size="sm" c="dimmed">
          {sample.localId ? '' : t('maps.onlyThere', { system })}
        </Text>
      </Text>
    </Group>
  );
}
