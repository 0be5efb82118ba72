import { Text, Timeline } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import type { Change } from './api/memberHistory';

/** What changed, from what to what, by whom and why, newest first. */
export function Changes({ items }: { items: Change[] }) {
  const t = useT();
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {items.map(({ at, what, from, to, actor, origin, reason }) => (
        <Timeline.Item
          key={`${at}-${what}-${to}`}
          title={translated(t, `change.${what}`, translated(t, `field.${what}`, what))}
          lineVariant="solid"
        >
          {(from || to) && (
            <Text size="sm">
              {from && (
                <Text span c="dimmed" td="line-through">
                  {from}
                </Text>
              )}
              {from && to && ' → '}
              {to}
            </Text>
          )}
          {reason && <Text size="sm">{reason}</Text>}
          <Text size="sm" c="dimmed">
            <Ago at={at} />
            {actor && ` · ${actor}`}
            {origin && ` · ${translated(t, `origin.${origin}`, origin)}`}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
