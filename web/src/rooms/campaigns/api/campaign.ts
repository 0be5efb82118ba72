import { http } from '@/lib/http';
import { one } from '@/lib/paging';
import type { Campaign } from './campaigns';

export const campaignQuery = (id: string) => one<Campaign>(`/campaigns/${id}`);
export const changeCampaign = ({
  id,
  version,
  ...body
}: Partial<Campaign> & { id: string; version: number }) =>
  http.patch<Campaign>(`/campaigns/${id}`, body, version);
