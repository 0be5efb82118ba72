import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { customFieldsQuery } from '@/lib/fields';
import { useT } from '@/lib/i18n';
import { type FormField, fieldTypes } from './api/assets';
import { type Part, text } from './parts';

/** What a question puts on the person; anything else stays in the activity. */
const onPerson = ['email', 'firstName', 'lastName', 'phone'] as const;

function useTargets() {
  const t = useT();
  const { data: fields = [] } = useQuery(customFieldsQuery);
  const own = {
    email: t('common.email'),
    firstName: t('people.firstName'),
    lastName: t('people.lastName'),
    phone: t('common.phone'),
  };
  return [
    ...onPerson.map((value) => ({ value: value as string, label: own[value] })),
    ...fields
      .filter(({ subject }) => subject === 'person')
      .map(({ key, label }) => ({ value: `fields.${key}`, label })),
  ];
}

type Row = {
  field: FormField;
  targets: { value: string; label: string }[];
  error?: string | undefined;
  first: boolean;
  put: (change: Partial<FormField>) => void;
  up: () => void;
  remove: () => void;
};

function Question({ field, targets, error, first, put, up, remove }: Row) {
  const t = useT();
  const known = targets.some(({ value }) => value === field.key);
  const name = field.label ?? targets.find(({ value }) => value === field.key)?.label ?? field.key;
  const type = field.type ?? 'text';
  return (
    <Stack gap="xs" p="sm" style={{ border: '1px solid var(--line)', borderRadius: 8 }}>
      <Group grow preventGrowOverflow={false} align="flex-start">
        <TextInput
          label={t('assets.question')}
          value={field.label ?? ''}
          placeholder={name}
          miw={140}
          onChange={(event) => put({ label: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('assets.answerGoes')}
          value={known ? field.key : ''}
          error={error}
          miw={140}
          data={[...targets, { value: '', label: t('assets.answerElsewhere') }]}
          onChange={(event) => put({ key: event.currentTarget.value || 'answer' })}
        />
        <NativeSelect
          label={t('common.type')}
          value={type}
          miw={120}
          data={fieldTypes.map((value) => ({ value, label: t(`questionType.${value}`) }))}
          onChange={(event) => put({ type: event.currentTarget.value })}
        />
      </Group>
      {!known && (
        <TextInput
          label={t('fields.key')}
          value={field.key}
          onChange={(event) => put({ key: event.currentTarget.value })}
        />
      )}
      {type === 'pick' && (
        <TagsInput
          label={t('fields.options')}
          value={field.options ?? []}
          onChange={(options) => put({ options })}
        />
      )}
      {type === 'consent' && (
        <TextInput
          label={t('assets.topic')}
          description={t('assets.topicHint')}
          value={field.topic ?? ''}
          onChange={(event) => put({ topic: event.currentTarget.value })}
        />
      )}
      <Group justify="space-between">
        <Checkbox
          label={t('assets.required')}
          checked={field.required ?? false}
          onChange={(event) => put({ required: event.currentTarget.checked })}
        />
        <Group gap={4}>
          <ActionIcon
            variant="subtle"
            disabled={first}
            aria-label={t('assets.up', { name })}
            onClick={up}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t('assets.removeQuestion', { name })}
            onClick={remove}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      </Group>
    </Stack>
  );
}

/** The questions of a form, in their order. */
export function FormParts({ draft, change, faults }: Part) {
  const t = useT();
  const targets = useTargets();
  const fields = draft.fields ?? [];
  const free = targets.find(({ value }) => fields.every(({ key }) => key !== value))?.value;
  const put = (place: number) => (part: Partial<FormField>) =>
    change({ fields: fields.map((field, at) => (at === place ? { ...field, ...part } : field)) });
  const up = (place: number) => () => {
    const moved = [...fields];
    const [one] = moved.splice(place, 1);
    if (one) moved.splice(place - 1, 0, one);
    change({ fields: moved });
  };
  return (
    <>
      {fields.map((field, place) => (
        <Question
          // biome-ignore lint/suspicious/noArrayIndexKey: a question has no name of its own while it is written
          key={place}
          field={field}
          targets={targets}
          error={faults[`/fields/${place}/key`]}
          first={place === 0}
          put={put(place)}
          up={up(place)}
          remove={() => change({ fields: fields.filter((_, at) => at !== place) })}
        />
      ))}
      {faults.fields && (
        <Text size="sm" c="red">
          {faults.fields}
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() =>
          change({ fields: [...fields, { key: free ?? `answer${fields.length}`, type: 'text' }] })
        }
      >
        {t('assets.addQuestion')}
      </Button>
      <TextInput label={t('assets.submitLabel')} {...text('submitLabel', draft, change, faults)} />
      <TextInput label={t('assets.thanks')} {...text('thanks', draft, change, faults)} />
    </>
  );
}
