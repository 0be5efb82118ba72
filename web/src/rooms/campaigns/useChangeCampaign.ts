import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { toast } from '@/ui/toast';
import { campaignQuery, changeCampaign } from './api/campaign';
import type { Campaign } from './api/campaigns';

type Change = Partial<Omit<Campaign, 'id' | 'version'>>;
type Options = { shown?: boolean };

/** Changes a campaign and offers the former values back. */
export function useChangeCampaign(campaign: Campaign, { shown = false }: Options = {}) {
  const t = useT();
  const client = useQueryClient();
  const keep = async (fresh: Campaign) => {
    client.setQueryData(campaignQuery(campaign.id).queryKey, fresh);
    await client.invalidateQueries({ queryKey: ['/campaigns', 'pages'] });
    await client.invalidateQueries({ queryKey: [`/campaigns/${campaign.id}/history`] });
  };
  const restore = useMutation({ mutationFn: changeCampaign, onSuccess: keep });
  return useMutation({
    mutationFn: (change: Change) =>
      changeCampaign({ ...change, id: campaign.id, version: campaign.version }),
    meta: { shown },
    onSuccess: async (fresh, change) => {
      const before = Object.fromEntries(
        Object.keys(change).map((key) => [key, campaign[key as keyof Campaign] ?? null]),
      );
      await keep(fresh);
      toast(t('campaigns.changed', { name: fresh.name }), {
        label: t('common.undo'),
        act: () => restore.mutate({ ...before, id: fresh.id, version: fresh.version }),
      });
    },
  });
}
