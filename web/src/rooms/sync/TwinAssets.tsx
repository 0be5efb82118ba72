import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { May } from '@/ui/May';
import { toast } from '@/ui/toast';
import { AssetFacts } from './AssetFacts';
import { AttachAsset } from './AttachAsset';
import { type Asset, type AssetKind, attach, attachedQuery, detach } from './api/assets';
import type { Twin } from './api/twins';
import css from './sync.module.css';
import { useRefresh } from './useRefresh';

type Props = { twin: Twin; kinds: AssetKind[]; system: string };

/** What belongs to the campaign over there, as it stands there: it says so itself, or somebody has attached it. */
export function TwinAssets({ twin, kinds, system }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const [choosing, choose] = useDisclosure();
  const attached = useQuery(attachedQuery(twin.id));
  const back = useMutation({
    mutationFn: (asset: Asset) => attach(twin.id, asset),
    onSuccess: refresh,
  });
  const off = useMutation({
    mutationFn: (asset: Asset) => detach(twin.id, asset),
    onSuccess: async (_, asset) => {
      await refresh();
      const undo = { label: t('common.undo'), act: () => back.mutate(asset) };
      toast(
        t('belongs.detached', { name: asset.name, system }),
        asset.standing === 'gone' ? undefined : undo,
      );
    },
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Await query={attached}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t(kinds.length > 0 ? 'belongs.none' : 'belongs.noneThere', { system })}
            </Text>
          ) : (
            <ul className={css.lines} style={{ width: '100%' }}>
              {items.map((asset) => (
                <li key={`${asset.kind}/${asset.id}`} style={{ paddingInline: 0 }}>
                  <AssetFacts asset={asset} of={t(`assetKind.${asset.kind}`)} />
                  {asset.attached && (
                    <May do="campaigns">
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        disabled={off.isPending}
                        onClick={() => off.mutate(asset)}
                        aria-label={t('belongs.detachOne', { name: asset.name })}
                      >
                        {t('belongs.detach')}
                      </Button>
                    </May>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      {kinds.length > 0 && (
        <May do="campaigns">
          <Button size="compact-sm" variant="default" onClick={choose.open}>
            {t('belongs.choose')}
          </Button>
        </May>
      )}
      {choosing && <AttachAsset twin={twin} kinds={kinds} system={system} onClose={choose.close} />}
    </Stack>
  );
}
