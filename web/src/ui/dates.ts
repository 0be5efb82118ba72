import 'dayjs/locale/de';
import 'dayjs/locale/fi';
import 'dayjs/locale/fr';
import 'dayjs/locale/it';
import '@mantine/dates/styles.css';
import { useT } from '@/lib/i18n';

/** Days that are drawn in another colour: the one for that is an error's. */
export const none = [];

/** What the buttons of a calendar are called, whichever it shows: days, months or years. */
export function useCalendarLabels() {
  const t = useT();
  const back = t('dates.back');
  const forth = t('dates.forth');
  return {
    previousMonth: back,
    nextMonth: forth,
    previousYear: back,
    nextYear: forth,
    previousDecade: back,
    nextDecade: forth,
    monthLevelControl: t('dates.otherMonth'),
    yearLevelControl: t('dates.otherYear'),
  };
}

const iso = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
};

/** Which month a typed name means in a language, when its first letters leave no doubt. */
function monthOf(name: string, locale: string): number | undefined {
  const typed = name.toLowerCase().replace('.', '');
  if (typed.length < 3) return undefined;
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const months = [...Array(12).keys()].filter((month) =>
    [long, short].some((format) =>
      format
        .formatToParts(new Date(Date.UTC(2026, month, 1)))
        .some(({ type, value }) => type === 'month' && value.toLowerCase().startsWith(typed)),
    ),
  );
  return months.length === 1 ? (months[0] as number) + 1 : undefined;
}

/** A typed date, in any form that is usual in the language (day first) or as YYYY-MM-DD. */
export function parsedDate(text: string, locale: string): string | null {
  const typed = text.trim();
  const ours = typed.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (ours) return iso(Number(ours[1]), Number(ours[2]), Number(ours[3]));
  const figures = typed.match(/^(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4})$/);
  if (figures) return iso(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const named = typed.match(/^(\d{1,2})\.?º?\s*([\p{L}.]+)\s*(\d{4})$/u);
  const month = named && monthOf(String(named[2]), locale);
  return named && month ? iso(Number(named[3]), month, Number(named[1])) : null;
}
