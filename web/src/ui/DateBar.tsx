import { Text } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { useNow } from './Ago';
import css from './ui.module.css';

const day = 86_400_000;
const ms = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** From start to end with today in it; the bar grows to where today is when that lies outside. */
export function DateBar({ start, end }: { start: string; end: string }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  const from = ms(start);
  const until = Math.max(ms(end), from + day);
  const first = Math.min(from, now);
  const length = Math.max(until, now) - first;
  const place = (at: number) => ((at - first) / length) * 100;
  const today = place(now);
  const days = Math.round((now < from ? from - now : ms(end) - now) / day);
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
        <b
          style={{ insetInlineStart: `${place(from)}%`, insetInlineEnd: `${100 - place(until)}%` }}
        />
        {now > from && (
          <span style={{ insetInlineStart: 0, width: `${Math.min(today, place(until))}%` }} />
        )}
        <i style={{ insetInlineStart: `calc(${today}% - 1px)` }} />
      </div>
    </div>
  );
}
