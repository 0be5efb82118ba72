import { pages } from '@/lib/paging';
import type { Change } from './memberHistory';

export const historyQuery = (campaignId: string) =>
  pages<Change>(`/campaigns/${campaignId}/history`);
