import { Modal, NativeSelect, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { connectionsQuery } from './api/connections';
import { ourCampaignsQuery } from './api/ourCampaigns';
import { connect, twinsQuery } from './api/twins';
import { RemoteCampaigns } from './RemoteCampaigns';
import { useRefresh } from './useRefresh';

type Ours = { connectionId: string | undefined; onChoose: (id: string) => void };

/** One of ours; what has its counterpart there already cannot have a second one. */
function OurCampaign({ connectionId, onChoose }: Ours) {
  const t = useT();
  const { data: twins = [] } = useQuery({
    ...twinsQuery({ connectionId }),
    enabled: connectionId !== undefined,
  });
  const paired = new Set(twins.map(({ campaignId }) => campaignId));
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const { data = [] } = useQuery(ourCampaignsQuery(asked || undefined));
  return (
    <Select
      label={t('twins.ours')}
      placeholder={t('common.search')}
      data-autofocus
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={data.map(({ id, name }) => ({
        value: id,
        label: paired.has(id) ? `${name} · ${t('picker.twinned')}` : name,
        disabled: paired.has(id),
      }))}
      onChange={(id) => id && onChoose(id)}
      nothingFoundMessage={t('campaigns.noneFound')}
    />
  );
}

type Props = { campaignId?: string; connectionId?: string; taken?: string[]; onClose: () => void };

/** Pairs a campaign of ours with one there: whichever side is not known yet is chosen. */
export function Connect({ campaignId, connectionId, taken = [], onClose }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const [ours, setOurs] = useState(campaignId ?? '');
  const [chosen, setChosen] = useState(connectionId ?? '');
  const { data: connections } = useQuery({ ...connectionsQuery, enabled: !connectionId });
  const free = (connections ?? []).filter(({ id }) => !taken.includes(id));
  const there = chosen || free[0]?.id || '';
  const pair = useMutation({
    mutationFn: (remoteId?: string) =>
      connect(ours, { connectionId: there, ...(remoteId ? { remoteId } : {}) }),
    meta: { shown: true },
    onSuccess: async ({ campaignName }) => {
      await refresh();
      toast(t('twins.connected', { name: campaignName }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('twins.connect')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {!connectionId && connections && free.length === 0 ? (
        <Empty
          text={t(taken.length > 0 ? 'twins.everywhere' : 'connections.empty')}
          action={<LinkButton to="/connections/new">{t('connections.add')}</LinkButton>}
        />
      ) : (
        <Stack>
          {!connectionId && (
            <NativeSelect
              label={t('sync.system')}
              value={there}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={free.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {!campaignId && <OurCampaign connectionId={connectionId} onChoose={setOurs} />}
          <ProblemAlert error={pair.error} />
          {ours && there && (
            <RemoteCampaigns
              key={ours + there}
              connectionId={there}
              campaignId={ours}
              busy={pair.isPending}
              onPair={(remoteId) => pair.mutate(remoteId)}
              onMake={() => pair.mutate(undefined)}
            />
          )}
        </Stack>
      )}
    </Modal>
  );
}
