import { list } from '@/lib/paging';
import type { Flow } from './flow';

export const campaignFlowsQuery = (campaignId: string) =>
  list<Flow>(`/campaigns/${campaignId}/flows`);
