import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { useT } from '@/lib/i18n';

const units = ['minutes', 'hours', 'days', 'weeks'] as const;
const lengths: Record<string, number> = { minutes: 1, hours: 60, days: 1_440, weeks: 10_080 };

type Props = { label: string; span: unknown; onSpan: (span: [number, string]) => void };

/** A length of time, such as three days. */
export function SpanInput({ label, span, onSpan }: Props) {
  const t = useT();
  const [count, unit] = Array.isArray(span) ? [Number(span[0]), String(span[1])] : [1, 'days'];
  const known = unit in lengths ? unit : 'days';
  return (
    <Group grow align="flex-end">
      <NumberInput
        label={label}
        required
        min={1}
        max={10_000}
        allowDecimal={false}
        value={count}
        onChange={(value) => onSpan([Number(value) || 1, known])}
      />
      <NativeSelect
        aria-label={t('flowEdit.unit')}
        value={known}
        onChange={(event) => onSpan([count, event.currentTarget.value])}
        data={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
      />
    </Group>
  );
}
