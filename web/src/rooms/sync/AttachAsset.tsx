import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { SearchBox } from '@/ui/Filters';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { AssetFacts } from './AssetFacts';
import { type Asset, type AssetKind, assetsQuery, attach } from './api/assets';
import type { Twin } from './api/twins';
import css from './sync.module.css';
import { useRefresh } from './useRefresh';

type Props = { twin: Twin; kinds: AssetKind[]; system: string; onClose: () => void };

/** Their mailings, lists and automations, to be counted to the campaign. */
export function AttachAsset({ twin, kinds, system, onClose }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const [kind, setKind] = useState<AssetKind>(kinds[0] ?? 'send');
  const [search, setSearch] = useState('');
  const found = useQuery(assetsQuery(twin.id, kind, search || undefined));
  const choose = useMutation({
    mutationFn: (asset: Asset) => attach(twin.id, asset),
    meta: { shown: true },
    onSuccess: async ({ name }) => {
      await refresh();
      toast(t('belongs.attached', { name, system }));
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('belongs.whatBelongs', { name: twin.campaignName })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <SegmentedControl
          value={kind}
          onChange={(value) => setKind(value as AssetKind)}
          data={kinds.map((value) => ({ value, label: t(`assetKinds.${value}`) }))}
        />
        <Group>
          <SearchBox value={search} onChange={setSearch} />
        </Group>
        <ProblemAlert error={choose.error} />
        <Await query={found}>
          {(items) =>
            items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('belongs.noneThere', { system })}
              </Text>
            ) : (
              <ul className={`${css.lines} paper`}>
                {items.map((asset) => (
                  <li key={asset.id}>
                    <AssetFacts asset={asset} />
                    {asset.attached ? (
                      <Text size="sm" c="dimmed">
                        {t('belongs.already')}
                      </Text>
                    ) : (
                      <Button
                        size="xs"
                        variant="default"
                        disabled={choose.isPending}
                        onClick={() => choose.mutate(asset)}
                        aria-label={t('belongs.attachOne', { name: asset.name })}
                      >
                        {t('belongs.attach')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Await>
      </Stack>
    </Modal>
  );
}
