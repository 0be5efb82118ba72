import { Text } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { useNow } from './Ago';
import css from './ui.module.css';

const ms = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** From start to end with today in it; a mark at the edge when today lies outside. */
export function DateBar({ start, end }: { start: string; end: string }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  const from = ms(start);
  const length = Math.max(ms(end) - from, 86_400_000);
  const today = Math.min(100, Math.max(0, ((now - from) / length) * 100));
  const days = Math.round((now < from ? from - now : ms(end) - now) / 86_400_000);
  const where =
    now < from
      ? t('dates.startsIn', { days })
      : days >= 0
        ? t('dates.endsIn', { days })
        : t('dates.over', { days: -days });
  return (
    <div style={{ maxWidth: 480 }}>
      <Text size="sm" c="dimmed" mb={8} className="figures">
        {t('dates.range', { start: formats.date(start), end: formats.date(end), where })}
      </Text>
      <div className={css.bar} aria-hidden>
        <span style={{ insetInlineStart: 0, width: `${now < from ? 0 : today}%` }} />
        <i style={{ insetInlineStart: `calc(${today}% - 1px)` }} />
      </div>
    </div>
  );
}
