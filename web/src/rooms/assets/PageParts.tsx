import { Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { assetsQuery } from './api/assets';
import { type Part, text } from './parts';

const onButton = ['event.attended', 'custom.buttonPressed'] as const;

/** A landing page: its text, the form on it, and a button. */
export function PageParts({ draft, change, faults }: Part) {
  const t = useT();
  const { data: forms = [] } = useQuery(assetsQuery('forms'));
  const { data: events = [] } = useQuery(assetsQuery('events'));
  const none = { value: '', label: '–' };
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const button = draft.button ?? { key: '', label: '' };
  return (
    <>
      <TextInput label={t('assets.title')} required {...text('title', draft, change, faults)} />
      <TextInput
        label={t('assets.slug')}
        description={t('assets.slugHint')}
        leftSection={<span className="muted">{'/p/'}</span>}
        {...text('slug', draft, change, faults)}
      />
      <Textarea
        label={t('assets.html')}
        autosize
        minRows={5}
        maxRows={16}
        {...text('html', draft, change, faults)}
      />
      <Group grow preventGrowOverflow={false} align="flex-start">
        <NativeSelect
          label={t('assets.pageForm')}
          miw={180}
          {...text('formId', draft, change, faults)}
          data={[none, ...forms.map(named)]}
        />
        <NativeSelect
          label={t('assets.pageEvent')}
          miw={180}
          {...text('eventId', draft, change, faults)}
          data={[none, ...events.map(named)]}
        />
      </Group>
      <Group grow preventGrowOverflow={false} align="flex-start">
        <TextInput
          label={t('assets.button')}
          description={t('assets.buttonHint')}
          miw={180}
          value={button.label}
          error={faults.label}
          onChange={(event) => {
            const label = event.currentTarget.value;
            change({ button: label ? { key: button.key || 'press', label } : null });
          }}
        />
        {draft.button && (
          <NativeSelect
            label={t('assets.onButton')}
            description={t('assets.onButtonHint')}
            miw={180}
            value={draft.onButton ?? 'custom.buttonPressed'}
            data={onButton.map((value) => ({ value, label: t(`onButton.${value}`) }))}
            onChange={(event) => change({ onButton: event.currentTarget.value })}
          />
        )}
      </Group>
      <Checkbox
        label={t('assets.published')}
        checked={draft.published ?? false}
        onChange={(event) => change({ published: event.currentTarget.checked })}
      />
    </>
  );
}
