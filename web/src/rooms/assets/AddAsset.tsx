import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { May } from '@/ui/May';
import { type AssetKind, assetKinds } from './api/assets';
import { EditAsset } from './EditAsset';

/** Makes an asset whose home this campaign is. */
export function AddAsset({ campaignId }: { campaignId: string }) {
  const t = useT();
  const [kind, setKind] = useState<AssetKind>();
  return (
    <May do="assets">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} />}>{t('assets.add')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {assetKinds.map((each) => (
            <Menu.Item key={each} onClick={() => setKind(each)}>
              {t(`assets.one.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {kind && <EditAsset kind={kind} campaignId={campaignId} onClose={() => setKind(undefined)} />}
    </May>
  );
}
