import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { customFieldsQuery, fieldChanges, type Texts, textsOf } from '@/lib/fields';
import { languages, useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { FieldInputs } from '@/ui/FieldInputs';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { companiesQuery } from './api/companies';
import type { Person } from './api/people';
import { changePerson } from './api/person';
import { nameOf } from './labels';

const fields = ['firstName', 'lastName', 'email', 'phone', 'companyId', 'language'] as const;

const orNull = (text: string) => text.trim() || null;

/** Names, company, the primary address and number; the other addresses and numbers stay. */
export function EditPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [values, setValues] = useState({
    firstName: person.firstName ?? '',
    lastName: person.lastName ?? '',
    email: person.email ?? '',
    phone: person.phones?.[0] ?? '',
    companyId: person.companyId ?? '',
    language: person.language ?? '',
  });
  const { data: companies = [] } = useQuery(companiesQuery);
  const { data: allFields = [] } = useQuery(customFieldsQuery);
  const custom = allFields.filter(({ subject }) => subject === 'person');
  const [edited, setEdited] = useState<Texts>({});
  const texts = { ...textsOf(custom, person.fields), ...edited };
  const save = useMutation({
    mutationFn: () => {
      const email = orNull(values.email);
      const others = (person.emails ?? []).filter((each) => each !== person.email);
      return changePerson(person, {
        firstName: orNull(values.firstName),
        lastName: orNull(values.lastName),
        email,
        emails: [...(email ? [email] : []), ...others],
        phones: [orNull(values.phone), ...(person.phones ?? []).slice(1)].filter(
          (phone): phone is string => phone !== null,
        ),
        companyId: orNull(values.companyId),
        language: orNull(values.language),
        ...fieldChanges(custom, person.fields, texts),
      });
    },
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/people/.test(String(queryKey[0])),
      });
      onClose();
    },
  });
  const faults = faultsByField(save.error);
  const input = (field: (typeof fields)[number]) => ({
    value: values[field],
    error: faults[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [field]: value }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.edit', { name: nameOf(person, t) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('people.firstName')} data-autofocus {...input('firstName')} />
          <TextInput label={t('people.lastName')} {...input('lastName')} />
          <TextInput type="email" label={t('common.email')} {...input('email')} />
          <TextInput type="tel" label={t('common.phone')} {...input('phone')} />
          <NativeSelect
            label={t('people.company')}
            {...input('companyId')}
            data={[
              { value: '', label: '–' },
              ...companies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <NativeSelect
            label={t('shell.language')}
            {...input('language')}
            data={[
              { value: '', label: '–' },
              ...languages.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <FieldInputs fields={custom} texts={texts} faults={faults} onChange={setEdited} />
          <ProblemAlert
            error={save.error}
            faults={faultsOutside(save.error, [...fields, ...custom.map(({ key }) => key)])}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
