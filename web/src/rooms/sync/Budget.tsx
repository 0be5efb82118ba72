import { Progress, Text } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import type { Connection } from './api/connections';

/** Calls spent of our share of what the vendor grants; the rest is left to others. */
export function Budget({
  connection: { spentCalls, grantedCalls, settings },
}: {
  connection: Connection;
}) {
  const t = useT();
  const formats = useFormats();
  if (grantedCalls <= 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('budget.unknown')}
      </Text>
    );
  }
  const percent = Number(settings.callShare) || 50;
  const ours = Math.floor((grantedCalls * percent) / 100);
  const share = Math.min(100, (spentCalls / Math.max(1, ours)) * 100);
  const said = t('budget.spent', {
    spent: formats.number(spentCalls),
    ours: formats.number(ours),
    granted: formats.number(grantedCalls),
    percent: formats.number(100 - percent),
  });
  return (
    <div style={{ maxWidth: 480 }}>
      <Text size="sm" mb={4} className="figures">
        {said}
      </Text>
      <Progress.Root size="md">
        <Progress.Section value={share} color={share > 90 ? 'red' : 'ink'} aria-label={said} />
      </Progress.Root>
    </div>
  );
}
