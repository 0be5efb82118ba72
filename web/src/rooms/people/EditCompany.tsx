import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { customFieldsQuery, fieldChanges, type Texts, textsOf } from '@/lib/fields';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { FieldInputs } from '@/ui/FieldInputs';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { addCompany, type Company, changeCompany } from './api/companies';

/** @param company which one to change; none for a new one */
export function EditCompany({ company, onClose }: { company?: Company; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { data: allFields = [] } = useQuery(customFieldsQuery);
  const custom = allFields.filter(({ subject }) => subject === 'company');
  const [name, setName] = useState(company?.name ?? '');
  const [domain, setDomain] = useState(company?.domain ?? '');
  const [edited, setEdited] = useState<Texts>({});
  const texts = { ...textsOf(custom, company?.fields), ...edited };
  const save = useMutation({
    mutationFn: () => {
      const draft = {
        name: name.trim(),
        domain: domain.trim() || null,
        ...fieldChanges(custom, company?.fields, texts),
      };
      return company ? changeCompany(company, draft) : addCompany(draft);
    },
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['/companies'] });
      onClose();
    },
  });
  const faults = faultsByField(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={company ? company.name : t('companies.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            value={name}
            error={faults.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('companies.domain')}
            description={t('companies.domainHint')}
            value={domain}
            error={faults.domain}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
          <FieldInputs fields={custom} texts={texts} faults={faults} onChange={setEdited} />
          <ProblemAlert
            error={save.error}
            faults={faultsOutside(save.error, ['name', 'domain', ...custom.map(({ key }) => key)])}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {company ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
