import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { addDeal, type NewDeal } from './api/deals';

type Props = {
  about: Pick<NewDeal, 'contacts' | 'primaryCampaignId'>;
  currency: string;
  onClose: () => void;
  onAdded: () => Promise<void>;
};

export function AddDeal({ about, currency, onClose, onAdded }: Props) {
  const t = useT();
  const [name, setName] = useState('');
  const [amount, setAmount] = useState('');
  const add = useMutation({
    mutationFn: () =>
      addDeal({
        ...about,
        name: name.trim(),
        ...(amount ? { amount: { amount: amount.replace(',', '.'), currency } } : {}),
      }),
    meta: { shown: true },
    onSuccess: async () => {
      await onAdded();
      onClose();
    },
  });
  const faults = faultsByField(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deals.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={faults.name}
          />
          <TextInput
            label={`${t('money.amount')} (${currency})`}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
            error={faults.amount}
          />
          <ProblemAlert error={add.error} faults={faultsOutside(add.error, ['name', 'amount'])} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('common.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
