import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import { AssetList } from '@/rooms/assets/AssetList';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { LinkButton } from '@/ui/LinkButton';
import { PageHead } from '@/ui/Page';

export function AssetsPage() {
  const t = useT();
  const { data: campaigns = [] } = useQuery(list<Campaign>('/campaigns'));
  return (
    <>
      <PageHead title={t('nav.assets')} />
      <AssetList
        action={<LinkButton to="/campaigns">{t('mail.openCampaigns')}</LinkButton>}
        campaignLink={(id) => (
          <Link to="/campaigns/$id" params={{ id }} search={{ tab: 'assets' }} className="link">
            {campaigns.find((campaign) => campaign.id === id)?.name ?? id}
          </Link>
        )}
      />
    </>
  );
}
