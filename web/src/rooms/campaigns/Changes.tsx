import { Text, Timeline } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { type Translate, translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import type { Change } from './api/memberHistory';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const day = /^\d{4}-\d\d-\d\d$/;

/** A value as the reader would write it: states and types in words, days as dates, no ids. */
function said(t: Translate, date: (day: string) => string, what: string, value?: string | null) {
  if (!value || uuid.test(value)) return null;
  if (day.test(value)) return date(value);
  return translated(t, `${what}.${value}`, translated(t, `standing.${value}`, value));
}

/** What changed, from what to what, by whom and why, newest first. */
export function Changes({ items }: { items: Change[] }) {
  const t = useT();
  const { date } = useFormats();
  const words = (what: string, value?: string | null) => said(t, date, what, value);
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {items.map(({ at, what, from, to, actor, origin, reason }) => (
        <Timeline.Item
          key={`${at}-${what}-${to}`}
          title={translated(t, `change.${what}`, translated(t, `field.${what}`, what))}
          lineVariant="solid"
        >
          {(words(what, from) || words(what, to)) && (
            <Text size="sm">
              {words(what, from) && (
                <Text span c="dimmed" td="line-through">
                  {words(what, from)}
                </Text>
              )}
              {from && to && ' → '}
              {words(what, to)}
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
