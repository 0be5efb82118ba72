import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useFormats } from '@/lib/format';
import { useLanguage, useT } from '@/lib/i18n';
import { none, parsedDate, useCalendarLabels } from './dates';

type Props = {
  /** YYYY-MM-DD; nothing when it is blank. */
  value: string;
  onChange: (value: string) => void;
  label?: string | undefined;
  'aria-label'?: string;
  title?: string;
  placeholder?: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  min?: string | undefined;
};

/** A calendar date, typed or picked, in the reader's language, whatever that of the browser is. */
export function DateField({ value, onChange, min, required = false, ...rest }: Props) {
  const t = useT();
  const language = useLanguage();
  const formats = useFormats();
  const ariaLabels = useCalendarLabels();
  return (
    <DateInput
      {...rest}
      required={required}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('dates.clear') }}
      value={value || null}
      onChange={(date) => onChange(date ?? '')}
      {...(min ? { minDate: min } : {})}
      locale={language}
      valueFormat={formats.date}
      dateParser={(text) => parsedDate(text, language)}
      weekendDays={none}
      highlightToday
      ariaLabels={ariaLabels}
      popoverProps={{ withinPortal: true }}
    />
  );
}
