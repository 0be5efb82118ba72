import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Tone, type ToneName } from '@/ui/Tone';
import type { Connection } from './api/connections';
import { sayHealth } from './codes';

const tones: Record<Connection['state'], ToneName> = {
  watch: 'information',
  running: 'good',
  paused: 'quiet',
  trouble: 'wrong',
};

export function ConnectionState({ state }: { state: Connection['state'] }) {
  const t = useT();
  return <Tone tone={tones[state] ?? 'quiet'}>{t(`connection.${state}`)}</Tone>;
}

/** Health in one sentence; when something is wrong, the way out in a second one. */
export function HealthLine({ connection: { id, health, state } }: { connection: Connection }) {
  const t = useT();
  const formats = useFormats();
  if (!health) return <Text size="sm">{t(`connectionHint.${state}`)}</Text>;
  const { what, wayOut } = sayHealth(t, health, formats);
  return (
    <Text size="sm">
      {what}{' '}
      <Text span inherit c="dimmed">
        {wayOut}
      </Text>{' '}
      <Link to="/connections/$id" params={{ id }} search={{ tab: 'health' }} className="link">
        {t('healthPage.see')}
      </Link>
    </Text>
  );
}
