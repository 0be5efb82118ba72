import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { carry, type Elsewhere, elsewhereQuery } from './api/carry';
import type { Kind } from './api/count';

type Props = { kind: Kind; id: string; name: string; onClose: () => void };

function Form({ kind, id, name, onClose, systems }: Props & { systems: Elsewhere[] }) {
  const t = useT();
  const navigate = useNavigate();
  const [system, setSystem] = useState(systems[0]?.id ?? '');
  const [called, setCalled] = useState(name);
  const send = useMutation({
    mutationFn: () => carry(system, kind, id, called.trim()),
    meta: { shown: true },
    onSuccess: async ({ campaignId, campaignName }) => {
      toast(t('carry.begun', { name: campaignName }));
      await navigate({ to: '/campaigns/$id', params: { id: campaignId }, search: { tab: 'sync' } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('carry.what')}</Text>
        <NativeSelect
          label={t('sync.system')}
          value={system}
          onChange={(event) => setSystem(event.currentTarget.value)}
          data={systems.map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextInput
          label={t('carry.name')}
          required
          value={called}
          onChange={(event) => setCalled(event.currentTarget.value)}
          error={faultsByField(send.error).name}
        />
        <ProblemAlert error={send.error} faults={faultsOutside(send.error, ['name'])} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!called.trim()} loading={send.isPending}>
            {t('carry.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Carries a list or a segment to another system, one way. */
export function CarryTo(props: Props) {
  const t = useT();
  const { data: systems } = useQuery(elsewhereQuery);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('carry.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {systems?.length === 0 && (
        <Empty
          text={t('connections.empty')}
          action={<LinkButton to="/connections/new">{t('connections.add')}</LinkButton>}
        />
      )}
      {systems && systems.length > 0 && <Form {...props} systems={systems} />}
    </Modal>
  );
}
