import { http } from '@/lib/http';
import { whole } from '@/lib/paging';
import type { Flow } from './flow';

export const campaignFlowsQuery = (campaignId: string) =>
  whole<Flow>(`/campaigns/${campaignId}/flows`);
export const addFlow = (campaignId: string) =>
  http.post<Flow>(`/campaigns/${campaignId}/flows`, {});
