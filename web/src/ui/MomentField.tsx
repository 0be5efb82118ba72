import { DateTimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useFormats } from '@/lib/format';
import { useLanguage, useT } from '@/lib/i18n';
import { none, useCalendarLabels } from './dates';

type Props = {
  /** An instant; nothing when it is blank. */
  value: string | null;
  onChange: (value: string | null) => void;
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  miw?: number;
};

const two = (figure: number) => String(figure).padStart(2, '0');

/** An instant as the clock on the reader's wall shows it: YYYY-MM-DD HH:mm:ss. */
export function onTheWall(at: string): string {
  const moment = new Date(at);
  const date = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':');
  return `${date} ${time}`;
}

/** A date with a time, in the reader's own zone and language. */
export function MomentField({ value, onChange, required = false, ...rest }: Props) {
  const t = useT();
  const language = useLanguage();
  const formats = useFormats();
  const ariaLabels = useCalendarLabels();
  const instant = (local: string) => new Date(local.replace(' ', 'T')).toISOString();
  return (
    <DateTimePicker
      {...rest}
      required={required}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('dates.clear') }}
      value={value ? onTheWall(value) : null}
      onChange={(local) => onChange(local ? instant(local) : null)}
      locale={language}
      valueFormat={(local) => formats.moment(instant(local))}
      weekendDays={none}
      highlightToday
      ariaLabels={ariaLabels}
      timePickerProps={{
        hoursInputLabel: t('dates.hours'),
        minutesInputLabel: t('dates.minutes'),
      }}
      submitButtonProps={{ 'aria-label': t('dates.done') }}
    />
  );
}
