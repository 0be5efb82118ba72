import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { decimal } from '@/lib/fields';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { DateField } from '@/ui/DateField';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { addCost, type CostKind } from './api/costs';

type Props = { campaignId: string; currency: string; onClose: () => void; onAdded: () => unknown };

const kinds: CostKind[] = ['planned', 'committed', 'actual'];
const today = () => new Date().toISOString().slice(0, 10);

export function AddCost({ campaignId, currency, onClose, onAdded }: Props) {
  const t = useT();
  const [values, setValues] = useState({
    date: today(),
    amount: '',
    vendor: '',
    channel: '',
    note: '',
  });
  const [kind, setKind] = useState<CostKind>('actual');
  const { date, amount, ...texts } = values;
  const add = useMutation({
    mutationFn: () => {
      const filled = Object.fromEntries(
        Object.entries(texts).filter(([, text]) => text.trim() !== ''),
      );
      return addCost(campaignId, {
        date,
        kind,
        amount: { amount: decimal(amount), currency },
        ...filled,
      });
    },
    meta: { shown: true },
    onSuccess: async () => {
      await onAdded();
      onClose();
    },
  });
  const faults = faultsByField(add.error);
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
    add.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('money.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <NativeSelect
            label={t('money.kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as CostKind)}
            data={kinds.map((value) => ({ value, label: t(`money.${value}`) }))}
            error={faults.kind}
          />
          <DateField
            label={t('common.date')}
            required
            value={date}
            error={faults.date}
            onChange={(chosen) => setValues((before) => ({ ...before, date: chosen }))}
          />
          <TextInput
            label={t('money.amount')}
            required
            data-autofocus
            inputMode="decimal"
            pattern="\s*-?\d+([.,]\d{1,4})?\s*"
            rightSection={<span className="muted">{currency}</span>}
            rightSectionWidth={48}
            {...input('amount')}
          />
          <TextInput label={t('money.vendor')} {...input('vendor')} />
          <TextInput label={t('money.channel')} {...input('channel')} />
          <TextInput label={t('money.note')} {...input('note')} />
          <ProblemAlert
            error={add.error}
            faults={faultsOutside(add.error, [...Object.keys(values), 'kind'])}
          />
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
