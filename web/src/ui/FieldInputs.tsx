import { NativeSelect, TextInput } from '@mantine/core';
import type { CustomField, Texts } from '@/lib/fields';
import type { Money, useFormats } from '@/lib/format';
import { type Translate, useT } from '@/lib/i18n';
import { DateField } from './DateField';

type Props = {
  fields: CustomField[];
  texts: Texts;
  faults: Record<string, string>;
  onChange: (texts: Texts) => void;
  /** Of new amounts. */
  currency?: string;
};

/** A value as it is read. */
export function shownValue(
  t: Translate,
  formats: ReturnType<typeof useFormats>,
  { type }: CustomField,
  value: unknown,
): string {
  if (value === null || value === undefined) return '–';
  if (type === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (type === 'money') return formats.money(value as Money);
  if (type === 'number') return formats.number(Number(value));
  if (type === 'date') return formats.date(String(value));
  return String(value);
}

/** One input for each custom field, after its type. */
export function FieldInputs({ fields, texts, faults, onChange, currency = 'EUR' }: Props) {
  const t = useT();
  return fields.map(({ key, label, type, options = [] }) => {
    const shared = {
      label,
      value: texts[key] ?? '',
      error: faults[key],
      onChange: (event: { currentTarget: { value: string } }) =>
        onChange({ ...texts, [key]: event.currentTarget.value }),
    };
    const blank = { value: '', label: '–' };
    if (type === 'pick') {
      return <NativeSelect key={key} {...shared} data={[blank, ...options]} />;
    }
    if (type === 'boolean') {
      const data = [
        blank,
        { value: 'true', label: t('common.yes') },
        { value: 'false', label: t('common.no') },
      ];
      return <NativeSelect key={key} {...shared} data={data} />;
    }
    if (type === 'date') {
      return (
        <DateField
          key={key}
          {...shared}
          onChange={(value) => onChange({ ...texts, [key]: value })}
        />
      );
    }
    const money = {
      rightSection: <span className="muted">{currency}</span>,
      rightSectionWidth: 48,
    };
    return (
      <TextInput
        key={key}
        {...shared}
        {...(type === 'number' || type === 'money' ? { inputMode: 'decimal' } : {})}
        {...(type === 'money' ? money : {})}
      />
    );
  });
}
