import { Button, Checkbox, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { addStatus, changeStatus, type MemberStatus, removeStatus } from './api/statuses';

type Props = { campaignId: string; status?: MemberStatus; next: number; onClose: () => void };

const flags = ['responded', 'success', 'closed', 'isDefault'] as const;
type Flag = (typeof flags)[number];

/** A new rung, or one that is there: its name stays, as flows and other systems speak of it. */
export function EditStatus({ campaignId, status, next, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [name, setName] = useState(status?.name ?? '');
  const [rank, setRank] = useState(status?.rank ?? next);
  const [is, setIs] = useState<Record<Flag, boolean>>({
    responded: status?.responded ?? false,
    success: status?.success ?? false,
    closed: status?.closed ?? false,
    isDefault: status?.isDefault ?? false,
  });
  const done = async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith(`/campaigns/${campaignId}`),
    });
    onClose();
  };
  const save = useMutation({
    mutationFn: async () => {
      const body = { ...is, responded: is.responded || is.success, rank };
      if (status) await changeStatus(campaignId, status, body);
      else await addStatus(campaignId, { ...body, name: name.trim() });
    },
    meta: { shown: true },
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: (old: MemberStatus) => removeStatus(campaignId, old),
    meta: { shown: true },
    onSuccess: done,
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
      title={status ? status.name : t('ladder.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          {!status && (
            <TextInput
              label={t('common.name')}
              required
              data-autofocus
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={faults.name}
            />
          )}
          <NumberInput
            label={t('ladder.rank')}
            description={t('ladder.rankHint')}
            value={rank}
            onChange={(value) => setRank(Number(value) || 0)}
            error={faults.rank}
          />
          {flags.map((flag) => (
            <Checkbox
              key={flag}
              label={t(`ladder.${flag}`)}
              checked={is[flag] || (flag === 'responded' && is.success)}
              disabled={flag === 'responded' && is.success}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                setIs((before) => ({ ...before, [flag]: checked }));
              }}
            />
          ))}
          <ProblemAlert
            error={save.error ?? remove.error}
            faults={faultsOutside(save.error ?? remove.error, ['name', 'rank'])}
          />
          <Group justify="space-between">
            {status ? (
              <Button
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate(status)}
              >
                {t('ladder.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {status ? t('common.save') : t('common.add')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
