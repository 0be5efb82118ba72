import { useMemo } from 'react';
import { useLanguage } from './i18n';

export type Money = { amount: string; currency: string };

const locales = { en: 'en-GB', fr: 'fr', it: 'it', fi: 'fi', de: 'de' } as const;
const minute = 60_000;
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 525_600 * minute],
  ['month', 43_800 * minute],
  ['week', 10_080 * minute],
  ['day', 1_440 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
];

/** A calendar date has no zone: it is read as UTC and shown as UTC, or it slips by a day. */
const calendar = (date: string) => new Date(`${date}T00:00:00Z`);

function formatsFor(locale: string) {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    number: (value: number) => number.format(value),
    percent: (fraction: number) => percent.format(fraction),
    date: (value: string) => date.format(calendar(value)),
    weekday: (value: string) => weekday.format(calendar(value)),
    month: (value: string) => month.format(calendar(value)),
    day: (instant: string) => day.format(new Date(instant)),
    moment: (instant: string) => moment.format(new Date(instant)),
    exact: (instant: string) => exact.format(new Date(instant)),
    time: (instant: string) => time.format(new Date(instant)),
    money: ({ amount, currency }: Money) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: amount.includes('.') && !/\.0+$/.test(amount) ? 2 : 0,
      }).format(Number(amount)),
    ago: (instant: string, now: number) => {
      const gap = new Date(instant).getTime() - now;
      const [unit, size] = steps.find(([, length]) => Math.abs(gap) >= length) ?? [
        'minute',
        minute,
      ];
      return relative.format(Math.round(gap / size), unit);
    },
  };
}

export type Formats = ReturnType<typeof formatsFor>;

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsFor(locales[language]), [language]);
}
