import { whole } from '@/lib/paging';
import type { Flow } from './flow';

export const campaignFlowsQuery = (campaignId: string) =>
  whole<Flow>(`/campaigns/${campaignId}/flows`);
