import { list } from '@/lib/paging';

export type Send = {
  id: string;
  name?: string | null;
  subject?: string | null;
  state: string;
  startedAt?: string | null;
  counts?: Record<string, number>;
};

export const sendsQuery = (campaignId: string) => list<Send>(`/campaigns/${campaignId}/sends`);
