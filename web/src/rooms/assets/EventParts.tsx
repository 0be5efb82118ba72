import { Group, NumberInput, TextInput } from '@mantine/core';
import { useT } from '@/lib/i18n';
import { MomentField } from '@/ui/MomentField';
import { type Part, text } from './parts';

const ends = ['startsAt', 'endsAt'] as const;

/** When and where something takes place, and for how many. */
export function EventParts({ draft, change, faults }: Part) {
  const t = useT();
  return (
    <>
      <Group grow preventGrowOverflow={false} align="flex-start">
        {ends.map((end) => (
          <MomentField
            key={end}
            label={t(`assets.${end}`)}
            required={end === 'startsAt'}
            miw={200}
            value={draft[end] ?? null}
            error={faults[end]}
            onChange={(at) => change({ [end]: at })}
          />
        ))}
      </Group>
      <TextInput label={t('assets.location')} {...text('location', draft, change, faults)} />
      <NumberInput
        label={t('assets.capacity')}
        description={t('assets.capacityHint')}
        min={1}
        value={draft.capacity ?? ''}
        error={faults.capacity}
        onChange={(value) => change({ capacity: value === '' ? null : Number(value) })}
      />
    </>
  );
}
