import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { addMember } from './api/members';
import type { MemberStatus } from './api/statuses';

type Props = { campaignId: string; statuses: MemberStatus[]; onClose: () => void };

export function AddMember({ campaignId, statuses, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [reason, setReason] = useState('');
  const [status, setStatus] = useState(statuses.find(({ isDefault }) => isDefault)?.name ?? '');
  const add = useMutation({
    mutationFn: () =>
      addMember(campaignId, {
        email: email.trim(),
        ...(status ? { status } : {}),
        ...(reason ? { reason } : {}),
      }),
    meta: { shown: true },
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[0]).startsWith(`/campaigns/${campaignId}`),
        }),
        client.invalidateQueries({ queryKey: ['/people'] }),
      ]);
      toast(t('members.added', { email: email.trim() }));
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
      title={t('members.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            type="email"
            label={t('common.email')}
            description={t('members.emailHint')}
            required
            data-autofocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={faults.email}
          />
          <NativeSelect
            label={t('members.status')}
            value={status}
            onChange={(event) => setStatus(event.currentTarget.value)}
            data={statuses.map(({ name }) => name)}
            error={faults.status}
          />
          <TextInput
            label={t('members.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={faults.reason}
          />
          <ProblemAlert
            error={add.error}
            faults={faultsOutside(add.error, ['email', 'status', 'reason'])}
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
