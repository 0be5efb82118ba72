import { list } from '@/lib/paging';

export type Send = {
  id: string;
  name: string;
  topic: string;
  state: 'draft' | 'filling' | 'sending' | string;
  startedAt?: string | null;
  /** Deliveries by state. */
  counts?: Record<string, number>;
  /** How many get no mail, by reason. */
  withheld?: Record<string, number>;
};

export const sendsQuery = (campaignId: string) => list<Send>(`/campaigns/${campaignId}/sends`);
