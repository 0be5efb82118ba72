import { http } from '@/lib/http';
import { type Filter, listIfThere } from '@/lib/paging';

export type Twin = {
  id: string;
  campaignId: string;
  campaignName?: string | null;
  connectionId: string;
  remoteId: string;
  remoteName?: string | null;
  remoteUrl?: string | null;
  role?: string | null;
  state: string;
  lastSyncAt?: string | null;
};

export const twinsQuery = (filter: Filter) => listIfThere<Twin>('/twins', filter);

export type Link = { connectionId: string; remoteId?: string };
export const connect = (campaignId: string, body: Link) =>
  http.post<Twin>(`/campaigns/${campaignId}/connect`, body);
