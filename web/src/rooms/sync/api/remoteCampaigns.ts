import { list } from '@/lib/paging';

export type RemoteCampaign = {
  remoteId: string;
  name: string;
  status: string | null;
  startDate: string | null;
  twinned: boolean;
  /** Between 0 and 1, to the campaign asked about. */
  likeness: number;
};

/** Those most like one of ours first. */
export const remoteCampaignsQuery = (connectionId: string, campaignId: string, search?: string) =>
  list<RemoteCampaign>(`/connections/${connectionId}/campaigns`, { campaignId, search }, 50);
