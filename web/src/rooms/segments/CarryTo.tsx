import {
  Button,
  Group,
  Modal,
  NativeSelect,
  Radio,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { campaignsThereQuery, carry, type Elsewhere, elsewhereQuery } from './api/carry';
import type { Kind } from './api/count';

type Props = { kind: Kind; id: string; name: string; onClose: () => void };

type Where = 'new' | 'there';

function There(props: { system: string; value: string | null; onChange: (id: string) => void }) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 250);
  const found = useQuery(campaignsThereQuery(props.system, asked || undefined));
  const chosen = found.data?.find((one) => one.remoteId === props.value);
  return (
    <Select
      label={t('carry.there')}
      placeholder={t('common.search')}
      required
      searchable
      nothingFoundMessage={t('picker.none')}
      data={found.data?.map((one) => ({ value: one.remoteId, label: one.name })) ?? []}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      value={props.value}
      onChange={(id) => id && props.onChange(id)}
      description={chosen?.twinned ? t('carry.twinned') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}

function Form({ kind, id, name, onClose, systems }: Props & { systems: Elsewhere[] }) {
  const t = useT();
  const navigate = useNavigate();
  const [system, setSystem] = useState(systems[0]?.id ?? '');
  const [where, setWhere] = useState<Where>('new');
  const [called, setCalled] = useState(name);
  const [remote, setRemote] = useState<string | null>(null);
  const isReady = where === 'new' ? called.trim() !== '' : remote !== null;
  const send = useMutation({
    mutationFn: () =>
      carry(
        system,
        kind,
        id,
        where === 'new' ? { name: called.trim() } : { remoteId: String(remote) },
      ),
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
          onChange={(event) => {
            setSystem(event.currentTarget.value);
            setRemote(null);
          }}
          data={systems.map((one) => ({ value: one.id, label: one.name }))}
        />
        <Radio.Group label={t('carry.into')} value={where} onChange={(to) => setWhere(to as Where)}>
          <Stack gap={6} mt={6}>
            <Radio value="new" label={t('carry.new')} />
            <Radio value="there" label={t('carry.existing')} />
          </Stack>
        </Radio.Group>
        {where === 'new' ? (
          <TextInput
            label={t('carry.name')}
            required
            value={called}
            onChange={(event) => setCalled(event.currentTarget.value)}
            error={faultsByField(send.error).name}
          />
        ) : (
          <There system={system} value={remote} onChange={setRemote} />
        )}
        <ProblemAlert error={send.error} faults={faultsOutside(send.error, ['name'])} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={send.isPending}>
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
