import { NativeSelect, Text } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import type { Reach } from './api/connectors';
import type { Mode, Stream } from './api/streams';

const ways: Record<Reach, Mode[]> = {
  in: ['watch', 'in'],
  out: ['watch', 'out'],
  both: ['watch', 'in', 'out', 'both'],
  projected: ['watch', 'in', 'out', 'both'],
  impossible: [],
};

type Props = { stream: Stream; onChoose: (mode: Mode) => void };

/** Offers only the ways that the system can go. */
export function StreamMode({ stream: { key, mode, reach }, onChoose }: Props) {
  const t = useT();
  const may = useMay();
  const modes = ways[reach] ?? ways.both;
  if (modes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('streams.cannot')}
      </Text>
    );
  }
  return (
    <NativeSelect
      miw={172}
      aria-label={t('streams.wayOf', { stream: translated(t, `stream.${key}`, key) })}
      value={mode}
      disabled={!may('admin')}
      onChange={(event) => onChoose(event.currentTarget.value as Mode)}
      data={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
    />
  );
}
