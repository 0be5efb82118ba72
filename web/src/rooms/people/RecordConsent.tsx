import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { consentsQuery, recordConsent } from './api/consents';

type Props = { personId: string; addresses: string[]; onClose: () => void };

const states = ['denied', 'granted'] as const;
const fields = ['address', 'state', 'proof'];

/** What somebody has said on the telephone or on paper, and how we know. */
export function RecordConsent({ personId, addresses, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [values, setValues] = useState({ address: addresses[0] ?? '', state: 'denied', proof: '' });
  const save = useMutation({
    mutationFn: () => recordConsent(personId, { ...values, purpose: 'allMarketing' }),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [consentsQuery(personId).queryKey[0]] });
      onClose();
    },
  });
  const faults = faultsByField(save.error);
  const input = (field: keyof typeof values) => ({
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
      title={t('consent.record')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <NativeSelect
            label={t('consent.said')}
            {...input('state')}
            data={states.map((value) => ({ value, label: t(`consent.${value}`) }))}
          />
          <NativeSelect label={t('common.email')} {...input('address')} data={addresses} />
          <TextInput
            label={t('consent.proof')}
            description={t('consent.proofHint')}
            required
            data-autofocus
            {...input('proof')}
          />
          <ProblemAlert error={save.error} faults={faultsOutside(save.error, fields)} />
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
