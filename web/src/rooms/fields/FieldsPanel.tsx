import { Button, Group, Modal, NativeSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import {
  createField,
  type Field,
  type FieldType,
  fieldsQuery,
  type Subject,
  subjects,
  types,
} from './api/fields';

/** A key from a label: letters and digits, later words with a capital. */
export function keyOf(label: string): string {
  const words =
    label
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  return words
    .map(
      (word, place) =>
        (place === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('');
}

function NewField({ onClose }: { onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [label, setLabel] = useState('');
  const [subject, setSubject] = useState<Subject>('person');
  const [type, setType] = useState<FieldType>('text');
  const [options, setOptions] = useState<string[]>([]);
  const create = useMutation({
    mutationFn: createField,
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [fieldsQuery.queryKey[0]] });
      onClose();
    },
  });
  const faults = faultsByField(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      key: keyOf(label),
      label,
      subject,
      type,
      ...(type === 'pick' ? { options } : {}),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('fields.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('fields.label')}
            description={label ? t('fields.keyIs', { key: keyOf(label) }) : undefined}
            required
            data-autofocus
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={faults.label ?? faults.key}
          />
          <NativeSelect
            label={t('fields.subject')}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value as Subject)}
            data={subjects.map((value) => ({ value, label: t(`subject.${value}`) }))}
            error={faults.subject}
          />
          <NativeSelect
            label={t('common.type')}
            value={type}
            onChange={(event) => setType(event.currentTarget.value as FieldType)}
            data={types.map((value) => ({ value, label: t(`fieldType.${value}`) }))}
            error={faults.type}
          />
          {type === 'pick' && (
            <TagsInput
              label={t('fields.options')}
              description={t('fields.optionsHint')}
              value={options}
              onChange={setOptions}
              error={faults.options}
            />
          )}
          <ProblemAlert
            error={create.error}
            faults={faultsOutside(create.error, ['label', 'key', 'subject', 'type', 'options'])}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function FieldsPanel() {
  const t = useT();
  const fields = useQuery(fieldsQuery);
  const [creating, { open, close }] = useDisclosure();
  const columns: Column<Field>[] = [
    { key: 'label', head: t('fields.label'), cell: ({ label }) => label },
    { key: 'key', head: t('fields.key'), wide: true, cell: ({ key }) => <code>{key}</code> },
    { key: 'subject', head: t('fields.subject'), cell: ({ subject }) => t(`subject.${subject}`) },
    {
      key: 'type',
      head: t('common.type'),
      cell: ({ type, options }) =>
        options?.length
          ? `${t(`fieldType.${type}`)}: ${options.join(', ')}`
          : t(`fieldType.${type}`),
    },
  ];
  const create = (
    <May do="admin">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t('fields.new')}
      </Button>
    </May>
  );
  return (
    <>
      <Await query={fields}>
        {(items) =>
          items.length === 0 ? (
            <Empty text={t('fields.empty')} action={create} />
          ) : (
            <Stack>
              <Group justify="flex-end">{create}</Group>
              <PlainTable
                label={t('fields.title')}
                rows={items}
                columns={columns}
                rowKey={({ key, subject }) => subject + key}
              />
            </Stack>
          )
        }
      </Await>
      {creating && <NewField onClose={close} />}
    </>
  );
}
